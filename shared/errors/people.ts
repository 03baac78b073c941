import type { Sentences } from './sentences.ts';

/** 人员交接. */
export const peopleRefusals = {
  E_SAME_PERSON: {
    zh: ['移交人和接收人都是“{name}”，没有交接。', '请填写接收工作的另一人。'],
    en: ['“{name}” cannot hand over to the same person.', 'Give the name of the one who takes the work.'],
  },
  E_ONLY_CONTACT: {
    zh: ['“{unit}”是其他单位，这里只能更换它的联络员。', '其他岗位由该单位在自己的电脑上交接。'],
    en: [
      '“{unit}” is another unit; only its contact is changed here.',
      'It hands over other posts on its own PC.',
    ],
  },
  E_HANDED_OVER: {
    zh: ['“{from}”已于 {on} 移交给“{to}”，没有重复登记。', '如需更改，先撤销上一次，或由“{to}”再移交。'],
    en: [
      '“{from}” handed over to “{to}” on {on} already; nothing was recorded.',
      'Undo that first, or let “{to}” hand over.',
    ],
  },
} as const satisfies Record<string, Sentences>;
