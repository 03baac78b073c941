import type { Sentences } from './sentences.ts';

/** Splitting, approval, milestones and delegation. */
export const planRefusals = {
  E_PART_OF_PART: {
    zh: ['“{task}”已经是分解出来的任务，不能再分解。', '请在它所属的那一行清单任务上增加分解任务。'],
    en: ['“{task}” is itself a part and is not split again.', 'Add further parts to the row it belongs to.'],
  },
  E_SPLIT_ENDED: {
    zh: ['任务“{task}”{state}，不能再分解。', '确需继续办理的，请先重新启动或恢复，再分解。'],
    en: ['Task “{task}” is {state} and is not split any more.', 'Reopen or resume it first, then split it.'],
  },
  E_TOO_MANY_PARTS: {
    zh: ['任务“{task}”的分解任务超过 999 项，没有增加。', '请减少项数，或把其中几项并成一项。'],
    en: [
      'Task “{task}” would have more than 999 parts; none was added.',
      'Add fewer, or take some of them as one.',
    ],
  },
  E_NOT_APPROVED: {
    zh: [
      '有 {count} 项任务还没有立项审定，没有下发：{tasks}。',
      '请在台账中选中这些任务，填写审定人和日期后再下发；不需要审定的清单，可在同一窗口关闭“审定后方可下发”。',
    ],
    en: [
      '{count} tasks have not been approved, so nothing was issued: {tasks}.',
      'Mark them in the ledger and record who approved them and when, then issue again; where no approval is needed, switch it off in the same dialog.',
    ],
  },
} as const satisfies Record<string, Sentences>;
