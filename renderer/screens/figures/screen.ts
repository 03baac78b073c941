import { TableOutlined } from '@ant-design/icons';
import { looksDown, type Screen } from '../screen.ts';
import { figureActions } from './actions.ts';
import { FiguresScreen } from './FiguresScreen.tsx';

export const figuresScreen: Screen = {
  name: 'figures',
  icon: TableOutlined,
  component: FiguresScreen,
  actions: figureActions,
  shown: looksDown,
  menu: { group: 'down' },
};
