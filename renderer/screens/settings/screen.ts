import { SettingOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { checkStore } from './actions.ts';
import { Settings } from './Settings.tsx';

export const settingsScreen: Screen = {
  name: 'settings',
  icon: SettingOutlined,
  component: Settings,
  actions: [checkStore],
  shown: everyone,
  menu: { group: 'foot' },
};
