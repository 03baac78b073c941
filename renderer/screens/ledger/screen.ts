import { TableOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { ledgerActions } from './actions.ts';
import { LedgerScreen } from './LedgerScreen.tsx';

export const ledgerScreen: Screen = {
  name: 'ledger',
  icon: TableOutlined,
  component: LedgerScreen,
  actions: ledgerActions,
  shown: everyone,
  menu: { group: 'both' },
};
