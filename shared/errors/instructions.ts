import type { Sentences } from './sentences.ts';

/** 领导批示. */
export const instructionRefusals = {
  E_INSTRUCTION_TASK: {
    zh: ['这项任务已有自己的责任单位和时限。', '批示只记在任务上；要改单位或时限，请在任务里交办或修改。'],
    en: [
      'This task has units and a limit of its own.',
      'The instruction is recorded with the task only; assign or edit the task to change them.',
    ],
  },
  E_NO_INSTRUCTION: {
    zh: ['没有这条校内批示：{instruction}', '请打开任务，从“校内批示”里选。'],
    en: ['There is no such instruction: {instruction}', 'Open the task and choose from its instructions.'],
  },
  E_NO_OUTCOME: {
    zh: ['没有写办理情况。', '请写一句办了什么，再答复。'],
    en: ['Nothing is said about what was done.', 'Write a sentence about what was done, then answer.'],
  },
} as const satisfies Record<string, Sentences>;
