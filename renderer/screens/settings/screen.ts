import { SettingOutlined } from '@ant-design/icons';
import { addOperator } from '../lock/actions.ts';
import { handOver } from '../people/actions.ts';
import { everyone, type Screen } from '../screen.ts';
import { checkStore } from './actions.ts';
import { Settings } from './Settings.tsx';

export const settingsScreen: Screen = {
  name: 'settings',
  icon: SettingOutlined,
  component: Settings,
  actions: [checkStore, handOver, addOperator],
  shown: everyone,
  menu: { group: 'foot' },
};
