import type { Sentences } from './sentences.ts';

/** 撤销 and 重做 of what was done at this PC. */
export const stepsRefusals = {
  E_NO_STEP: {
    zh: ['没有可以撤销的操作。', '接收可以在接收记录里撤销。'],
    en: ['There is nothing to undo.', 'A receive is taken back from the list of receives.'],
  },
  E_NOTHING_TO_REDO: {
    zh: ['没有可以重做的操作。', '撤销之后又有新的操作时，以前撤销的不能再重做。'],
    en: [
      'There is nothing to redo.',
      'After something new was done, what was undone before cannot be redone.',
    ],
  },
  E_STEP_CHANGED: {
    zh: ['“{what}”后来又有改动，这一步不能撤销或重做。', '内容没有改变；请直接修改。'],
    en: [
      '“{what}” was changed since, so this step cannot be undone or redone.',
      'Nothing was changed; edit it directly.',
    ],
  },
  E_UNDO_SENT: {
    zh: ['“{what}”已经随导出的包送出，不能撤销。', '内容没有改变；请另作决定，或更正后再报一版。'],
    en: [
      '“{what}” has already gone out in an exported bundle and cannot be undone.',
      'Nothing was changed; take another decision, or send a corrected version.',
    ],
  },
} as const satisfies Record<string, Sentences>;
