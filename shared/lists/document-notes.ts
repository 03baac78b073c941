import type { Language } from '../errors.ts';

/** What a reader left out or took in a way that a person should know of. */
export type DocumentNote =
  | { readonly code: 'macros' }
  | { readonly code: 'revisions' }
  | { readonly code: 'pictures'; readonly count: number }
  | { readonly code: 'hiddenRows'; readonly sheet: string; readonly count: number }
  | { readonly code: 'hiddenColumns'; readonly sheet: string; readonly count: number }
  | { readonly code: 'hiddenSheets'; readonly count: number }
  | { readonly code: 'formulas'; readonly sheet: string; readonly count: number };

const sentences: Readonly<Record<DocumentNote['code'], Readonly<Record<Language, string>>>> = {
  macros: {
    zh: '文件里带有宏，没有运行，也没有读取。',
    en: 'The file holds macros; they were neither run nor read.',
  },
  revisions: {
    zh: '文件带有修订标记：插入的文字已读入，删除的文字没有读入。',
    en: 'The file holds tracked changes: inserted text was read, deleted text was left out.',
  },
  pictures: {
    zh: '文件里有 {count} 张图片，图片里的文字没有读入。',
    en: 'The file holds {count} pictures; text inside them was not read.',
  },
  hiddenRows: {
    zh: '工作表“{sheet}”有 {count} 个隐藏行，没有读入。',
    en: 'Sheet “{sheet}” has {count} hidden rows; they were left out.',
  },
  hiddenColumns: {
    zh: '工作表“{sheet}”有 {count} 个隐藏列，没有读入。',
    en: 'Sheet “{sheet}” has {count} hidden columns; they were left out.',
  },
  hiddenSheets: {
    zh: '有 {count} 个隐藏的工作表，没有读入。',
    en: '{count} hidden sheets were left out.',
  },
  formulas: {
    zh: '工作表“{sheet}”有 {count} 个单元格的公式没有保存计算结果，按空白读入。',
    en: 'Sheet “{sheet}” has {count} formulas without a saved result; they were read as blank.',
  },
};

/** The note as a sentence for the screen. */
export function describeNote(note: DocumentNote, language: Language): string {
  const figures: Readonly<Record<string, string | number>> = { ...note };
  return sentences[note.code][language].replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(figures[name] ?? '—'),
  );
}
