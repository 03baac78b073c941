import { AuditOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { reviewActions } from './actions.ts';
import { ReviewScreen } from './ReviewScreen.tsx';

export const reviewScreen: Screen = {
  name: 'review',
  icon: AuditOutlined,
  component: ReviewScreen,
  actions: reviewActions,
  shown: looksDown,
  menu: { group: 'down', count: ({ below }) => below.toReview },
};
