import { addDays, addMonths, weekdayOf } from './calendar-dates.ts';
import { formatPeriod, type Period, type PeriodKind, parsePeriod } from './period.ts';
import { remembered } from './remembered.ts';

/**
 * 报送周期: how often, and by which day. `day` is the day of the week (1 Monday to 7) of a week, otherwise the day of the
 * last month of the period, or with `following` of the month after it; a month that has no such day ends on its last.
 */
export interface ReportCycle {
  readonly kind: PeriodKind;
  readonly day: number;
  readonly following: boolean;
}

/** Until a body sets another: monthly, by the end of the month. */
export const defaultCycle: ReportCycle = { kind: 'month', day: 31, following: false };

interface DateRange {
  readonly start: string;
  readonly end: string;
}

const date = (year: number, month: number, day = 1): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'week' | 'term'>, number>> = {
  year: 12,
  half: 6,
  quarter: 3,
  twoMonths: 2,
  month: 1,
};

/** First and last day. The first term of a school year is September to January, the second February to August. */
export const rangeOf = (period: Period): DateRange => rangeOfText(formatPeriod(period)) ?? rangeFor(period);

/** Null for a text that names no period. */
const rangeOfText = remembered((text): DateRange | null => {
  const period = parsePeriod(text);
  return period.ok ? rangeFor(period.value) : null;
});

function rangeFor({ kind, year, part }: Period): DateRange {
  if (kind === 'week') {
    const fourth = date(year, 1, 4);
    const monday = addDays(fourth, -((weekdayOf(fourth) + 6) % 7));
    const start = addDays(monday, (part - 1) * 7);
    return { start, end: addDays(start, 6) };
  }
  if (kind === 'term')
    return part === 1
      ? { start: date(year, 9), end: date(year + 1, 2, 0) }
      : { start: date(year + 1, 2), end: date(year + 1, 9, 0) };
  const months = MONTHS[kind];
  const first = kind === 'year' ? 1 : kind === 'half' || kind === 'quarter' ? (part - 1) * months + 1 : part;
  return { start: date(year, first), end: date(year, first + months, 0) };
}

/** The period of a kind that a calendar date lies in. */
export function periodAt(kind: PeriodKind, day: string): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (kind) {
    case 'year':
      return { kind, year, part: 0 };
    case 'half':
      return { kind, year, part: month <= 6 ? 1 : 2 };
    case 'quarter':
      return { kind, year, part: Math.ceil(month / 3) };
    case 'month':
      return { kind, year, part: month };
    case 'twoMonths':
      return { kind, year, part: month - ((month + 1) % 2) };
    case 'term':
      if (month >= 9) return { kind, year, part: 1 };
      return { kind, year: year - 1, part: month === 1 ? 1 : 2 };
    case 'week': {
      const thursday = addDays(day, 3 - ((weekdayOf(day) + 6) % 7));
      const isoYear = Number(thursday.slice(0, 4));
      const { start } = rangeOf({ kind, year: isoYear, part: 1 });
      return {
        kind,
        year: isoYear,
        part: Math.floor((Date.parse(thursday) - Date.parse(start)) / (7 * 86_400_000)) + 1,
      };
    }
  }
}

export const nextPeriod = (period: Period): Period => periodAt(period.kind, addDays(rangeOf(period).end, 1));
const periodBefore = (period: Period): Period => beforeStart(`${period.kind} ${rangeOf(period).start}`);
const beforeStart = remembered((asked) => {
  const [kind, start] = asked.split(' ') as [PeriodKind, string];
  return periodAt(kind, addDays(start, -1));
});

/** The last day on which a period's report is in time. */
export function dueDay(period: Period, { day, following }: ReportCycle): string {
  const { start, end } = rangeOf(period);
  if (period.kind === 'week') return addDays(start, day - 1 + (following ? 7 : 0));
  return dayOfMonth(`${end.slice(0, 8)}01 ${following ? 1 : 0} ${day}`);
}

/** Asked with the first day of a month, how many months on, and the day; in a shorter month its last day. */
const dayOfMonth = remembered((asked) => {
  const [first = '', on, day] = asked.split(' ');
  const month = addMonths(first, Number(on));
  return addDays(month, Math.min(Number(day), Number(addDays(addMonths(month, 1), -1).slice(8))) - 1);
});

/** The period whose report is due next on a date. */
export const periodDue = (cycle: ReportCycle, on: string): Period =>
  dueOn(`${cycle.kind} ${cycle.day} ${cycle.following ? 1 : 0} ${on}`);

const dueOn = remembered((asked) => {
  const [kind, day, following, on = ''] = asked.split(' ') as [PeriodKind, string, string, string];
  return findDue({ kind, day: Number(day), following: following === '1' }, on);
});

function findDue(cycle: ReportCycle, on: string): Period {
  const period = periodAt(cycle.kind, on);
  const before = periodBefore(period);
  if (dueDay(before, cycle) >= on) return before;
  return dueDay(period, cycle) >= on ? period : nextPeriod(period);
}

/** The period due next and those before it, newest first. */
export function recentPeriods(cycle: ReportCycle, on: string, count: number): readonly Period[] {
  const periods: Period[] = [];
  for (let period = periodDue(cycle, on); periods.length < count; period = periodBefore(period))
    periods.push(period);
  return periods;
}

/** Whether one of these reports covers a period: one of another cycle does where it lies in it, or it in that. */
export function coveredBy(reported: readonly string[]): (period: Period) => boolean {
  const ranges = reported.flatMap((text) => rangeOfText(text) ?? []);
  return (period) => {
    const { start, end } = rangeOf(period);
    return ranges.some(
      (range) => (range.start >= start && range.end <= end) || (range.start <= start && range.end >= end),
    );
  };
}

/** Nobody looks further back than this for reports that were missed in a row. */
const MOST_MISSED = 60;

/**
 * The newest periods in a row whose due day came between `since` and `on` (without `on` itself) and that no report
 * covers, oldest first. A period that was over before `since` is not owed, though its due day came later.
 */
export function missedPeriods(
  { kind, day, following }: ReportCycle,
  since: string,
  on: string,
  reported: readonly string[],
): readonly string[] {
  // What names no period covers none; what names one has no blank in it.
  const periods = reported.filter((text) => rangeOfText(text) !== null).join(' ');
  return missedFor(`${kind} ${day} ${following ? 1 : 0} ${since} ${on} ${periods}`);
}

const missedFor = remembered((asked): readonly string[] => {
  const [kind, day, following, since = '', on = '', ...reported] = asked.split(' ') as [
    PeriodKind,
    ...string[],
  ];
  const cycle: ReportCycle = { kind, day: Number(day), following: following === '1' };
  const covered = coveredBy(reported);
  const missed: string[] = [];
  for (
    let period = periodBefore(periodDue(cycle, on));
    missed.length < MOST_MISSED;
    period = periodBefore(period)
  ) {
    if (dueDay(period, cycle) <= since || rangeOf(period).end < since || covered(period)) break;
    missed.push(formatPeriod(period));
  }
  return missed.reverse();
});
