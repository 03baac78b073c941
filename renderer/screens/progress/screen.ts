import { FormOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { progressActions } from './actions.ts';
import { ProgressScreen } from './ProgressScreen.tsx';

export const progressScreen: Screen = {
  name: 'progress',
  icon: FormOutlined,
  component: ProgressScreen,
  actions: progressActions,
  shown: everyone,
  menu: { group: 'up', count: ({ own }) => own.unfilled },
};
