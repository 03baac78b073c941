import { FileTextOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { TaskScreen } from './TaskScreen.tsx';

/** Reached from the ledger, the search and the progress sheet. */
export const taskScreen: Screen = {
  name: 'task',
  icon: FileTextOutlined,
  component: TaskScreen,
  actions: [],
  shown: everyone,
  menu: null,
};
