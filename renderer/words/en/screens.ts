/** Names of the screens, as in the menu. */
export const screens = {
  workbench: 'Workbench',
  ledger: 'Ledger',
  task: 'Task',
  progress: 'Progress',
  import: 'Import a list',
  review: 'Review',
  receive: 'Receive',
  submit: 'Submit',
  issue: 'Issue',
  transmissions: 'Register of files',
  keys: 'Keys and unit cards',
  units: 'Units',
  reports: 'Reports',
  history: 'History',
  backups: 'Backups',
  settings: 'Settings',
};
