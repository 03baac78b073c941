export const differences = {
  intro:
    'Two PCs of this unit wrote the same thing, neither knowing of the other. Both are kept: choose which one holds, or write another; both stay in the history.',
  none: 'The PCs agree; there is nothing to decide.',
  toWorkbench: 'To the workbench',
  third: 'Write another',
  settle: 'Let this one hold',
  settled: 'Decided.',
  theirs: '“{unit}” has to decide this.',
  reportOf: 'two reports signed off for {period}',
  typedFor: 'two reports typed for “{unit}” for {period}',
  openTask: 'Show the task',
  thisPc: 'this PC',
  otherPc: 'another PC ({pc})',
  part: '{field}: {value}',
  nobody: 'by whom is not known',
  noTime: 'when is not known',
  counts: 'counts until then',
  stands: 'stands',
  listClosed:
    'The year of this list is closed and nothing signed off in it changes: the one that counts stands. To decide it all the same, the issuing body has to open the list again.',
  taskEnded:
    'This task is completed, suspended or cancelled and takes no reports: the one that counts stands. It can be decided once the task goes on.',
  bannerOwn: '{count} places differ between two PCs and wait for you.',
  bannerOthers: '{count} places differ between two PCs of a unit below, which has to decide.',
  open: 'Show',
};
