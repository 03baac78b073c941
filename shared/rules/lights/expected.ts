import { addDays, daysBetween, monthsBetween } from '../../calendar-dates.ts';

export interface Span {
  /** First day and last day, both counted. */
  readonly start: string;
  readonly end: string;
}

/** The year of a date, for targets of a year. */
export const yearOf = (date: string): Span => ({
  start: `${date.slice(0, 4)}-01-01`,
  end: `${date.slice(0, 4)}-12-31`,
});

const share = (elapsed: number, total: number): number =>
  total <= 0 ? 100 : Math.min(100, Math.max(0, (elapsed / total) * 100));

/**
 * 序时进度 in per cent at a cut-off date: days gone of all days, or months gone of all months with the month of the
 * cut-off counted whole, by which January to November of a year is the published 91.7 %.
 */
export function expectedProgress({ start, end }: Span, cutoff: string, by: 'days' | 'months'): number {
  if (cutoff < start) return 0;
  return by === 'days'
    ? share(daysBetween(start, addDays(cutoff, 1)), daysBetween(start, addDays(end, 1)))
    : share(monthsBetween(start, cutoff) + 1, monthsBetween(start, end) + 1);
}

/** Per cent of the time between start and end that is left after the cut-off date; 0 once the end has come. */
export const timeLeft = (span: Span, cutoff: string): number => 100 - expectedProgress(span, cutoff, 'days');
