import { RollbackOutlined, SaveOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { backUpToFile, restoreFromFile } from './acts.ts';

export const makeBackup: Action = {
  id: 'backups.make',
  label: ({ backups }) => backups.make,
  icon: SaveOutlined,
  enabled: ({ session }) => session.unit !== null,
  perform: backUpToFile,
};

export const restoreFile: Action = {
  id: 'backups.restoreFile',
  label: ({ backups }) => backups.fromFile,
  icon: RollbackOutlined,
  enabled: () => true,
  perform: restoreFromFile,
};
