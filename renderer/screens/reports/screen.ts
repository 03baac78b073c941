import { PrinterOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { ReportsScreen } from './ReportsScreen.tsx';

export const reportsScreen: Screen = {
  name: 'reports',
  icon: PrinterOutlined,
  component: ReportsScreen,
  actions: [],
  shown: everyone,
  menu: { group: 'after' },
};
