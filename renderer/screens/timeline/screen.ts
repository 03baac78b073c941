import { FieldTimeOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { printTimeline } from './actions.ts';
import { TimelineScreen } from './TimelineScreen.tsx';

/** Reached from the ledger. */
export const timelineScreen: Screen = {
  name: 'timeline',
  icon: FieldTimeOutlined,
  component: TimelineScreen,
  actions: [printTimeline],
  shown: everyone,
  menu: null,
};
