import { BarChartOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { figureActions } from './actions.ts';
import { FiguresScreen } from './FiguresScreen.tsx';

export const figuresScreen: Screen = {
  name: 'figures',
  icon: BarChartOutlined,
  component: FiguresScreen,
  actions: figureActions,
  shown: looksDown,
  menu: { group: 'down' },
};
