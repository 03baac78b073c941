import { type Period, parsePeriod } from './period.ts';

/** A reporting period in words: 2026年11月, 2026年第3季度, 2026—2027学年第1学期; anything else as it is. */
export function periodWords(text: string): string {
  const period = parsePeriod(text);
  return period.ok ? wordsOf(period.value) : text;
}

function wordsOf({ kind, year, part }: Period): string {
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
