import { HomeOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { firstSteps } from './actions.ts';
import { Workbench } from './Workbench.tsx';

export const workbenchScreen: Screen = {
  name: 'workbench',
  icon: HomeOutlined,
  component: Workbench,
  actions: firstSteps.map(({ action }) => action),
  shown: everyone,
  menu: { group: 'both' },
};
