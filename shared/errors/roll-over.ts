import type { Sentences } from './sentences.ts';

/** 年度结转. */
export const rollOverRefusals = {
  E_LIST_CLOSED: {
    zh: [
      '“{list}”的 {year} 年度已于 {lastDay} 收报截止，这一项没有写入。',
      '未完成的任务已结转到“{into}”，请在新清单中填报；确需补报的，请下发单位重新开放这份清单。',
    ],
    en: [
      '“{list}” was closed for {year}; its last day for reports was {lastDay}. Nothing was written.',
      'What was not done goes on in “{into}”: report there, or ask the issuing body to open this list again.',
    ],
  },
  E_LIST_OPEN: {
    zh: ['“{list}”没有结转过，仍在收报。', '不需要重新开放。'],
    en: ['“{list}” was not rolled over and takes reports.', 'There is nothing to open.'],
  },
  E_NOTHING_TO_ROLL: {
    zh: ['没有选中要结转的任务，没有结转。', '请至少选一项；全部办结的清单不必结转。'],
    en: [
      'No task was chosen, so nothing was rolled over.',
      'Choose at least one; a list that is done needs none.',
    ],
  },
  E_CANNOT_ROLL: {
    zh: ['任务“{task}”{why}，不能结转，什么都没有改动。', '请取消选择这一项；确需继续办理的，先重新启动。'],
    en: [
      'Task “{task}” {why}, so it is not rolled over; nothing was changed.',
      'Leave it out, or reopen it first.',
    ],
  },
  E_PART_ALONE: {
    zh: ['分解任务“{task}”所属的那一行没有选中，不能单独结转。', '请同时选中那一行，或取消选择这一项。'],
    en: [
      'The row of part “{task}” was not chosen; a part does not go alone.',
      'Choose its row too, or leave it out.',
    ],
  },
  E_INTO_ITSELF: {
    zh: ['“{list}”不能结转到自身或更早的清单。', '请选下一年度的清单，或新建一份。'],
    en: [
      '“{list}” is not rolled over into itself or an earlier list.',
      'Choose the list of the next year, or a new one.',
    ],
  },
  E_ROLLED_ELSEWHERE: {
    zh: [
      '“{list}”已结转到“{into}”，不能再结转到另一份清单。',
      '剩下的任务请结转到“{into}”，或先撤销上次结转。',
    ],
    en: [
      '“{list}” was rolled over into “{into}” and does not go into another list.',
      'Take the rest into “{into}”, or undo the roll-over first.',
    ],
  },
  E_LAST_DAY: {
    zh: [
      '收报截止日 {date} 不在 {year} 年 1 月 1 日到次年 12 月 31 日之间，没有结转。',
      '请填写年末或次年年初的日期。',
    ],
    en: [
      'The last day for reports, {date}, is not within {year} or the year after; nothing was rolled over.',
      'Give a day at the end of the year or early in the next.',
    ],
  },
  E_NO_TARGET: {
    zh: ['任务“{task}”的这项指标不是单个数值，不能填新的目标或基数。', '请结转后在任务里修改指标。'],
    en: [
      'This indicator of task “{task}” is not one number; no target or baseline is entered here.',
      'Edit the indicator in the task after the roll-over.',
    ],
  },
} as const satisfies Record<string, Sentences>;
