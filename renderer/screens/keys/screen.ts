import { KeyOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { Keys } from './Keys.tsx';

export const keysScreen: Screen = {
  name: 'keys',
  icon: KeyOutlined,
  component: Keys,
  actions: [],
  shown: everyone,
  menu: { group: 'foot' },
};
