import { addDays, weekdayOf } from '../../../shared/calendar-dates.ts';

export type DayKind = 'holiday' | 'workday';

export interface YearTable {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** More days than a year has are a slip of the pen. */
const LONGEST = 366;

/** The days from one to another, both counted; empty where they are no dates, or the wrong way round. */
export function daysFrom(from: string, to: string): readonly string[] {
  if (!isDate(from) || !isDate(to) || to < from) return [];
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= LONGEST; day = addDays(day, 1)) days.push(day);
  return days.length > LONGEST ? [] : days;
}

const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** Days marked as off or as worked; a day is one of the two. */
export function withDays(table: YearTable, days: readonly string[], kind: DayKind): YearTable {
  const chosen = new Set(days);
  const rest = (dates: readonly string[]) => dates.filter((date) => !chosen.has(date));
  const [holidays, workdays] = [rest(table.holidays), rest(table.workdays)];
  return kind === 'holiday'
    ? { holidays: [...holidays, ...days].sort(), workdays }
    : { holidays, workdays: [...workdays, ...days].sort() };
}

export const withoutDay = ({ holidays, workdays }: YearTable, date: string): YearTable => ({
  holidays: holidays.filter((day) => day !== date),
  workdays: workdays.filter((day) => day !== date),
});

/** Monday is 1, Sunday 7. */
export const weekdayNumber = (date: string): number => weekdayOf(date) || 7;
