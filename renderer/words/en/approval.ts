import type { Words } from '../words.ts';

export const approval: Words['approval'] = {
  approve: 'Approve…',
  title: 'Approve {count} tasks',
  verb: 'Record the approval of {count}',
  by: 'Approved by',
  date: 'On',
  gate: '“{ledger}” is issued only once approved',
  gateNote: 'Otherwise an approval is only recorded. {count} tasks of this list have no approver.',
  gateOn: 'Tasks are issued only once approved',
  gateOff: 'Approvals are only recorded',
  done: '{count} tasks approved by {by}',
  approved: 'Approved: {by}, {on}',
  missing: 'no approver recorded',
};
