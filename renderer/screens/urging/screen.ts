import { BellOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { urgeActions } from './actions.ts';
import { Urging } from './Urging.tsx';

export const urgingScreen: Screen = {
  name: 'urging',
  icon: BellOutlined,
  component: Urging,
  actions: urgeActions,
  shown: looksDown,
  menu: { group: 'down' },
};
