import { HistoryOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { History } from './History.tsx';

export const historyScreen: Screen = {
  name: 'history',
  icon: HistoryOutlined,
  component: History,
  actions: [],
  shown: everyone,
  menu: { group: 'foot' },
};
