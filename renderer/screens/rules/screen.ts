import { ControlOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { rulesActions } from './actions.ts';
import { Rules } from './Rules.tsx';

export const rulesScreen: Screen = {
  name: 'rules',
  icon: ControlOutlined,
  component: Rules,
  actions: rulesActions,
  shown: everyone,
  menu: { group: 'foot' },
};
