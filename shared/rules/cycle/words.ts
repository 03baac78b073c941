import type { Bilingual, Language } from '../../errors.ts';
import type { TaskState } from '../../model/views.ts';
import { stateWords } from '../state-words.ts';
import type { TaskAction } from './task-actions.ts';

const stateNames: Readonly<Record<TaskState, string>> = {
  registered: 'registered',
  assigned: 'assigned',
  awaitingAcknowledgement: 'to be acknowledged',
  inProgress: 'in progress',
  underReview: 'under review',
  returnedForReassignment: 'returned for reassignment',
  extensionPending: 'extension pending',
  completed: 'completed',
  struckOff: 'struck off',
  suspended: 'suspended',
  cancelled: 'cancelled',
};

const actionNames: Readonly<Record<TaskAction, Bilingual>> = {
  approve: { zh: '立项审定', en: 'approve' },
  assign: { zh: '交办', en: 'assign' },
  arrive: { zh: '接收', en: 'receive' },
  acknowledge: { zh: '签收', en: 'acknowledge' },
  decline: { zh: '退回改派', en: 'decline' },
  withdraw: { zh: '撤销交办', en: 'withdraw' },
  report: { zh: '报送进展', en: 'report progress' },
  urge: { zh: '催办', en: 'urge' },
  flagRisk: { zh: '标记重大风险', en: 'flag a major risk' },
  clearRisk: { zh: '解除重大风险', en: 'clear the major risk' },
  completeYear: { zh: '年度办结', en: 'close for the year' },
  requestChange: { zh: '申请调整', en: 'ask for a change' },
  answerChange: { zh: '批复调整申请', en: 'answer the request for a change' },
  requestExtension: { zh: '申请延期', en: 'ask for an extension' },
  extend: { zh: '同意延期', en: 'grant the extension' },
  refuseExtension: { zh: '不同意延期', en: 'refuse the extension' },
  requestCompletion: { zh: '申请办结', en: 'apply for completion' },
  refuseCompletion: { zh: '退回办结申请', en: 'return the application for completion' },
  complete: { zh: '办结', en: 'complete' },
  requestStrikeOff: { zh: '申请销号', en: 'apply for striking off' },
  refuseStrikeOff: { zh: '不予销号', en: 'refuse the striking off' },
  strikeOff: { zh: '销号', en: 'strike off' },
  reopen: { zh: '重新启动', en: 'reopen' },
  suspend: { zh: '暂缓', en: 'suspend' },
  resume: { zh: '恢复办理', en: 'resume' },
  cancel: { zh: '撤销', en: 'cancel' },
};

export const stateName = (state: TaskState): Bilingual => ({ zh: stateWords[state], en: stateNames[state] });
export const actionName = (action: TaskAction): Bilingual => actionNames[action];

const notPossible: Readonly<Record<Language, (state: string, action: string) => string>> = {
  zh: (state, action) => `任务处于“${state}”，不能“${action}”`,
  en: (state, action) => `the task is ${state}; it is not possible to ${action}`,
};

/** Why a step is impossible, naming the state and the step. */
export const impossibleStep = (state: TaskState, action: TaskAction, language: Language): string =>
  notPossible[language](stateName(state)[language], actionName(action)[language]);
