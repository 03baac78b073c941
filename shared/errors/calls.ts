import type { Sentences } from './sentences.ts';

export const callsRefusals = {
  E_CANCELLED: {
    zh: ['已取消，没有改动任何内容。', '需要时可以重新开始。'],
    en: ['Cancelled; nothing was changed.', 'Start again whenever you like.'],
  },
  E_BAD_CALL: {
    zh: [
      '这一步没有做：填写的内容不合规定（{detail}）。',
      '请检查刚才填写的内容再试；如果仍然如此，请复制本提示，发给负责安装本软件的人。',
    ],
    en: [
      'This step was not done: what was entered is not allowed ({detail}).',
      'Check what you entered and try again; if it persists, copy this message and send it to whoever installed the program.',
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
    zh: [
      '程序出了意外，这一步没有完成（{detail}）。',
      '已有内容没有改动。可以再试一次；如果仍然如此，请复制本提示，发给负责安装本软件的人。',
    ],
    en: [
      'The program met something unexpected and did not finish this step ({detail}).',
      'Your data was not changed. Try once more; if it persists, copy this message and send it to whoever installed the program.',
    ],
  },
} as const satisfies Record<string, Sentences>;
