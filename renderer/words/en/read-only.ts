export const readOnly = {
  title: 'The store can be read but not changed now',
  look: 'Look at it as it is',
  retry: 'Open it again',
  snapshots: 'Snapshots that can be restored',
  none: 'There is no snapshot. If you have a backup file, restore from that.',
  where: 'The store is in {path}',
};
