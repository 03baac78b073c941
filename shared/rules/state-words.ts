import type { TaskState } from '../model/views.ts';

/** The field's own words for the states (domain glossary). */
export const stateWords: Readonly<Record<TaskState, string>> = {
  registered: '已立项',
  assigned: '已交办',
  awaitingAcknowledgement: '待签收',
  inProgress: '办理中',
  underReview: '待审核',
  returnedForReassignment: '退回改派',
  extensionPending: '延期审批',
  completed: '已办结',
  struckOff: '已销号',
  suspended: '暂缓',
  cancelled: '已撤销',
};
