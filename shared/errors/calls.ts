import type { Sentences } from './sentences.ts';

export const callsRefusals = {
  E_CANCELLED: {
    zh: ['已取消，没有改动任何内容。', '需要时可以重新开始。'],
    en: ['Cancelled; nothing was changed.', 'Start again whenever you like.'],
  },
  E_BAD_CALL: {
    zh: ['这一步的参数不对：{detail}', '请重试；如果仍然如此，请复制本提示并反馈。'],
    en: [
      'The arguments of this step are not valid: {detail}',
      'Try again; if it persists, copy this message and report it.',
    ],
  },
  E_SHELL_GONE: {
    zh: ['窗口与任务台账程序的联系断开了。', '已保存的内容完好。请重新打开任务台账，再做这一步。'],
    en: [
      'The window has lost its connection to the program.',
      'What was saved is intact. Open taizhang again, then repeat this step.',
    ],
  },
  E_INTERNAL: {
    zh: ['程序内部出错：{detail}', '已有内容没有改动。请复制本提示并反馈。'],
    en: [
      'Something went wrong inside the program: {detail}',
      'Your data was not changed. Copy this message and report it.',
    ],
  },
} as const satisfies Record<string, Sentences>;
