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
  E_SECTION_ABOVE: {
    zh: ['“{unit}”不是本单位的科室，不能分给它。', '请换一个名称，或在“单位”里登记本单位的科室。'],
    en: ['“{unit}” is no section of this unit.', 'Use another name, or register the section under Units.'],
  },
  E_NO_SECTION_REPORT: {
    zh: [
      '任务“{task}”的科室还没有报{period}的进展，没有汇总。',
      '请接收科室的上报包，或在分给科室的那项任务上代录，再汇总。',
    ],
    en: [
      'No section has reported on “{task}” for {period}; nothing was collected.',
      'Receive the sections’ files, or type their reports on the task given to them, then collect.',
    ],
  },
  E_NO_SLIP: {
    zh: ['没有分给科室的任务可以打印（{unit}）。', '请先在任务详情里“分给科室”，再打印任务单。'],
    en: [
      'Nothing given to a section can be printed ({unit}).',
      'Give a task to sections first, then write the slips.',
    ],
  },
} as const satisfies Record<string, Sentences>;
