import { DiffOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { Differences } from './Differences.tsx';

export const differencesScreen: Screen = {
  name: 'differences',
  icon: DiffOutlined,
  component: Differences,
  actions: [],
  shown: everyone,
  menu: null,
};
