import type { Language } from '../../../shared/errors.ts';
import type { Store } from '../../store/store.ts';

/** 常用语 that a store begins with, until somebody has changed them. */
const FIRST: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '请补充完成数据。',
    '请补充佐证材料。',
    '进展与任务目标不符，请核对。',
    '请说明未按期完成的原因和下一步措施。',
  ],
  en: [
    'Please add the figures reached.',
    'Please add evidence.',
    'The progress does not fit the target; please check.',
    'Please say why it is late and what comes next.',
  ],
};

const KEY = 'phrases';

export const phrasesOf = (store: Store, language: Language): string[] =>
  store.meta.json<string[] | null>(KEY, null) ?? [...FIRST[language]];

export function keepPhrases(store: Store, phrases: readonly string[]): string[] {
  const kept = [...new Set(phrases)];
  store.meta.setJson(KEY, kept);
  return kept;
}
