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
  E_NO_PROGRAM: {
    zh: ['这台电脑上没有能打开“{name}”的程序。', '请另存到文件夹，换一台电脑打开。'],
    en: ['There is no program on this PC that opens “{name}”.', 'Save it to a folder and open it elsewhere.'],
  },
  E_MAY_NOT_OPEN: {
    zh: ['“{name}”不是文档、图片或录音录像，不能直接打开。', '请另存到文件夹，确认来源可靠后再自行打开。'],
    en: [
      '“{name}” is no document, picture or recording and is not opened from here.',
      'Save it to a folder and open it yourself once you are sure where it comes from.',
    ],
  },
} as const satisfies Record<string, Sentences>;
