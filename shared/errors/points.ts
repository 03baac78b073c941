import type { Sentences } from './sentences.ts';

/** 考核计分. */
export const pointRefusals = {
  E_POINTS_BY: {
    zh: ['没有写明由谁决定，考核计分没有改动。', '启用或关闭计分都要记录决定的领导姓名，请填写后再试。'],
    en: [
      'It is not said who decided; points were not switched.',
      'Give the name of the leader who decided to switch them on or off.',
    ],
  },
  E_POINTS_SCHEME: {
    zh: ['计分办法“{name}”有两条算同一件事，没有启用。', '每种情况只写一条分值，请改正后再试。'],
    en: [
      'Scheme “{name}” counts one fact twice; it was not switched on.',
      'Give each fact one line, then try again.',
    ],
  },
} as const satisfies Record<string, Sentences>;
