import type { Sentences } from './sentences.ts';

export const evidenceRefusals = {
  E_NOBODY_HAS_IT: {
    zh: [
      '没有单位可以补发“{name}”：它没有报出过，或对方还没有来过文件。',
      '请在原来的地方找到这份文件，重新添加；有备份的，从备份还原。',
    ],
    en: [
      'Nobody can send “{name}” again: it never went out, or nothing has come from the unit that has it.',
      'Find the file where it came from and add it again, or restore a backup.',
    ],
  },
  E_EVIDENCE_GONE: {
    zh: ['佐证材料“{name}”不在本机，或内容已损坏。', '请点“请对方补发”，或从备份还原。'],
    en: ['The evidence “{name}” is not on this PC, or is damaged.', 'Ask for it again, or restore a backup.'],
  },
} as const satisfies Record<string, Sentences>;
