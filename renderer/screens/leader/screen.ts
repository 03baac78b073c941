import { ReadOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { writeBrief } from './actions.ts';
import { LeaderScreen } from './LeaderScreen.tsx';

export const leaderScreen: Screen = {
  name: 'leader',
  icon: ReadOutlined,
  component: LeaderScreen,
  actions: [writeBrief],
  shown: everyone,
  menu: { group: 'foot' },
};
