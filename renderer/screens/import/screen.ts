import { ImportOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { importActions } from './actions.ts';
import { Import } from './Import.tsx';

export const importScreen: Screen = {
  name: 'import',
  icon: ImportOutlined,
  component: Import,
  actions: importActions,
  shown: everyone,
  menu: { group: 'foot' },
};
