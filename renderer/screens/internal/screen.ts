import { SafetyCertificateOutlined } from '@ant-design/icons';
import { looksUp, type Screen } from '../screen.ts';
import { internalActions } from './actions.ts';
import { InternalScreen } from './InternalScreen.tsx';

export const internalScreen: Screen = {
  name: 'internal',
  icon: SafetyCertificateOutlined,
  component: InternalScreen,
  actions: internalActions,
  shown: looksUp,
  menu: { group: 'up', count: ({ own }) => own.inReview },
};
