import { KeyOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { renewKey } from './actions.ts';
import { Keys } from './Keys.tsx';

export const keysScreen: Screen = {
  name: 'keys',
  icon: KeyOutlined,
  component: Keys,
  actions: [renewKey],
  shown: everyone,
  menu: { group: 'foot' },
};
