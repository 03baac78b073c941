import { remembered } from './remembered.ts';

/** Calendar dates are YYYY-MM-DD without zone; they compare as text. */
const DAY = 86_400_000;
const ms = remembered((date): number => Date.parse(`${date}T00:00:00Z`));
const toDate = remembered((instant: number): string => new Date(instant).toISOString().slice(0, 10));

/** Days from one date to another; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((ms(to) - ms(from)) / DAY);

export const addDays = (date: string, days: number): string => toDate(ms(date) + days * DAY);

/** The same day of the month so many months on, or the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return toDate(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** Whole months from one date's month to another's. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0] = to.split('-').map(Number);
  return (y2 - y1) * 12 + m2 - m1;
}

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(ms(date)).getUTCDay();

/** The calendar's exceptions: days off in the week, and weekend days that are worked. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
}

export const plainCalendar: WorkCalendar = { holidays: new Set(), workdays: new Set() };

/** Working days after `from` up to and with `to`; 0 where `to` is not later. Its cost follows the calendar's exceptions, not the years. */
export function workdaysBetween(from: string, to: string, { holidays, workdays }: WorkCalendar): number {
  const days = daysBetween(from, to);
  if (days <= 0) return 0;
  let count = Math.floor(days / 7) * 5;
  for (let date = addDays(from, days - (days % 7) + 1); date <= to; date = addDays(date, 1))
    if (!isWeekend(date)) count += 1;
  const within = (date: string) => date > from && date <= to;
  for (const date of holidays) if (within(date) && !isWeekend(date) && !workdays.has(date)) count -= 1;
  for (const date of workdays) if (within(date) && isWeekend(date)) count += 1;
  return count;
}

const isWeekend = (date: string): boolean => weekdayOf(date) === 0 || weekdayOf(date) === 6;
