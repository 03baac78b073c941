import type { Language } from '../../shared/errors.ts';
import { type Period, parsePeriod } from '../../shared/period.ts';

/** A reporting period as people say it: 2026-11 is 2026年11月, in English 2026-11 stays. */
export function periodText(text: string, language: Language): string {
  const parsed = parsePeriod(text);
  return parsed.ok && language === 'zh' ? inChinese(parsed.value) : text;
}

function inChinese({ kind, year, part }: Period): string {
  switch (kind) {
    case 'year':
      return `${year}年`;
    case 'half':
      return `${year}年${part === 1 ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年第${part}季度`;
    case 'month':
      return `${year}年${part}月`;
    case 'twoMonths':
      return `${year}年${part}—${part + 1}月`;
    case 'week':
      return `${year}年第${part}周`;
    case 'term':
      return `${year}—${year + 1}学年第${part}学期`;
  }
}

/** A calendar date as people say it: 2026-11-05 is 11月5日. */
export function dayText(date: string, language: Language): string {
  const [, month, day] = date.split('-');
  return language === 'zh' && month && day ? `${Number(month)}月${Number(day)}日` : date;
}
