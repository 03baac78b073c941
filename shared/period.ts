import { fail, ok, type Result } from './result.ts';

/** Reporting periods as they are written on the wire: 2026, 2026-H1, 2026-Q3, 2026-11, 2026-11/12, 2026-W47, 2026-2027-1. */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month' | 'twoMonths' | 'week' | 'term';

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** Half, quarter, month (the first of two), ISO week or term; 0 for a year. */
  readonly part: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function parsePeriod(text: string): Result<Period> {
  const refuse = () => fail('E_BAD_PERIOD', { period: text });
  const term = /^(\d{4})-(\d{4})-([12])$/.exec(text);
  if (term)
    return Number(term[2]) === Number(term[1]) + 1
      ? ok({ kind: 'term', year: Number(term[1]), part: Number(term[3]) })
      : refuse();
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})(?:\/(\d{2}))?))?$/.exec(text);
  if (!match) return refuse();
  const year = Number(match[1]);
  if (match[2]) return ok({ kind: 'half', year, part: Number(match[2]) });
  if (match[3]) return ok({ kind: 'quarter', year, part: Number(match[3]) });
  if (match[4]) {
    const week = Number(match[4]);
    return week >= 1 && week <= weeksOf(year) ? ok({ kind: 'week', year, part: week }) : refuse();
  }
  if (!match[5]) return ok({ kind: 'year', year, part: 0 });
  const month = Number(match[5]);
  if (month < 1 || month > 12) return refuse();
  if (!match[6]) return ok({ kind: 'month', year, part: month });
  return month % 2 === 1 && Number(match[6]) === month + 1
    ? ok({ kind: 'twoMonths', year, part: month })
    : refuse();
}

export function formatPeriod(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `${period.year}`;
    case 'half':
      return `${period.year}-H${period.part}`;
    case 'quarter':
      return `${period.year}-Q${period.part}`;
    case 'month':
      return `${period.year}-${two(period.part)}`;
    case 'twoMonths':
      return `${period.year}-${two(period.part)}/${two(period.part + 1)}`;
    case 'week':
      return `${period.year}-W${two(period.part)}`;
    case 'term':
      return `${period.year}-${period.year + 1}-${period.part}`;
  }
}

/** The month a calendar date lies in. Until cycles exist every task reports monthly. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** A year with 53 ISO weeks begins on a Thursday, or on a Wednesday when it is a leap year. */
function weeksOf(year: number): number {
  const firstDay = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return firstDay === 4 || (leap && firstDay === 3) ? 53 : 52;
}
