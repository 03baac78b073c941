import type { Sentences } from './sentences.ts';

/** The played year. */
export const yearRefusals = {
  E_YEAR: {
    zh: [
      '演示年没有走通：{detail}',
      '各单位的数据留在原处，可以打开查看；换一个 --seed 也会出现时，请报告。',
    ],
    en: [
      'The played year did not come out: {detail}',
      'The stores are left as they are, to be looked at; report it if another --seed shows it too.',
    ],
  },
} as const satisfies Record<string, Sentences>;
