export const backups = {
  intro:
    'Snapshots are kept by the program: once a day, before the first receive of a day and before a restore. Backup files you keep on a stick or elsewhere.',
  make: 'Back up to a file',
  made: 'Backed up to {path}',
  fromFile: 'Restore from a backup file',
  snapshots: 'Snapshots',
  noSnapshots: 'There is no snapshot yet. Back up to a file to have a first copy.',
  when: 'Time',
  reason: 'Made',
  reasonDaily: 'daily',
  reasonReceive: 'before a receive',
  reasonReplace: 'before a restore',
  reasonManual: 'by hand',
  size: 'Size',
  restore: 'Restore this',
  restoreTitle: 'Restore the snapshot of {when}?',
  restoreFileTitle: 'Restore from “{file}”?',
  restoreBody:
    'The present store of “{unit}” is replaced as a whole by what it was then. A snapshot is taken first, so you can always return.',
  restoreVerb: 'Restore',
  restored: 'Restored.',
  fileName: 'taizhang-backup-{unit}-{date}.tzbackup',
};
