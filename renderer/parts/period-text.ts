import type { Language } from '../../shared/errors.ts';
import { periodWords } from '../../shared/period-words.ts';

/** A reporting period as people say it: 2026-11 is 2026年11月, in English 2026-11 stays. */
export const periodText = (text: string, language: Language): string =>
  language === 'zh' ? periodWords(text) : text;

/** A calendar date as people say it: 2026-11-05 is 11月5日. */
export function dayText(date: string, language: Language): string {
  const [, month, day] = date.split('-');
  return language === 'zh' && month && day ? `${Number(month)}月${Number(day)}日` : date;
}
