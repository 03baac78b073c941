import type { Words } from '../words.ts';

export const milestones: Words['milestones'] = {
  section: 'Milestones',
  reachedOn: 'reached {on}',
  reachedBy: '{unit}, reached {on} ({by})',
  late: 'past its day, not reached',
  ahead: 'ahead',
  undated: 'no date',
  mark: 'Mark as reached',
  inDraft: 'in this period’s report as reached {on}; it goes up once signed off',
  unmark: 'Take the mark away',
  marked: 'Marked as reached in this period’s report',
  unmarked: 'The mark was taken away',
  onDay: 'Reached on',
  onDayOf: 'Day on which “{text}” was reached',
};

export const timeline: Words['timeline'] = {
  open: 'Timeline',
  print: 'Print one page',
  title: 'Timeline of {ledger}',
  cutoff: 'Cut-off {date}',
  due: 'Limit',
  milestone: 'Milestone',
  reached: 'reached',
  late: 'overdue',
  ahead: 'ahead',
  noDate: 'no date: {text}',
  count: '{tasks} tasks, {marks} milestones and limits',
  none: 'This ledger has no dated limit or milestone.',
  toLedger: 'Back to the ledger',
  choose: 'Ledger',
  rows: 'Tasks; arrows move, Enter opens',
  legend: 'Legend',
};
