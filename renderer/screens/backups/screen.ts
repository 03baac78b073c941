import { SaveOutlined } from '@ant-design/icons';
import { everyone, type Screen } from '../screen.ts';
import { makeBackup, restoreFile } from './actions.ts';
import { Backups } from './Backups.tsx';

export const backupsScreen: Screen = {
  name: 'backups',
  icon: SaveOutlined,
  component: Backups,
  actions: [makeBackup, restoreFile],
  shown: everyone,
  menu: { group: 'foot' },
};
