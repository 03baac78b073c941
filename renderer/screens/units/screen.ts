import { TeamOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { unitActions } from './actions.ts';
import { Units } from './Units.tsx';

export const unitsScreen: Screen = {
  name: 'units',
  icon: TeamOutlined,
  component: Units,
  actions: unitActions,
  // A school registers its sections (科室) here before it gives them anything.
  shown: (session) => looksDown(session) || session.unit?.role === 'school',
  menu: { group: 'foot' },
};
