import { TeamOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { unitActions } from './actions.ts';
import { Units } from './Units.tsx';

export const unitsScreen: Screen = {
  name: 'units',
  icon: TeamOutlined,
  component: Units,
  actions: unitActions,
  shown: looksDown,
  menu: { group: 'foot' },
};
