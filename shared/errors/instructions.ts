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
} as const satisfies Record<string, Sentences>;
