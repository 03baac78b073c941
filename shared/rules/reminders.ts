import { daysBetween, type WorkCalendar, workdaysBetween } from '../calendar-dates.ts';
import { formatPeriod, parsePeriod } from '../period.ts';
import { comparePeriods } from '../period-order.ts';
import { dueDay, missedPeriods, type ReportCycle } from '../report-cycle.ts';
import { NEAR_WORKDAYS } from './collecting.ts';

/** What the workbench reminds of, the gravest first. */
export const reminderKinds = [
  'urged',
  'limitOver',
  'reportOver',
  'reportNear',
  'reportDue',
  'limitNear',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface Reminder {
  readonly kind: ReminderKind;
  /** The reporting period; null for a limit. */
  readonly period: string | null;
  /** The day it is about: by when the report is due, or the limit of the task. */
  readonly date: string;
  /** Days from the cut-off date to it; negative once it has passed. */
  readonly days: number;
  /** Tasks that it is about. */
  readonly tasks: readonly string[];
}

/** One task of ours, as far as reminders go. */
export interface OwedTask {
  readonly task: string;
  readonly cycle: ReportCycle;
  /** The period that is due next. */
  readonly period: string;
  /** A draft or a signed report of that period is here. */
  readonly filled: boolean;
  /** Signed reports of ours. */
  readonly reported: readonly string[];
  /** The day its time begins; null where no record says it. */
  readonly start: string | null;
  /** Last day of its limit; null where it has none, or is done. */
  readonly limit: string | null;
  /** The days by which urges that no report has answered yet are to be. */
  readonly urges: readonly string[];
}

/** Days before a limit from which it is near. */
const NEAR_DAYS = 30;

/** What is owed on a cut-off date: reports missed, due and nearly due, limits passed and near. */
export function remindersOf(
  tasks: readonly OwedTask[],
  cutoff: string,
  calendar: WorkCalendar,
): readonly Reminder[] {
  const found = new Map<string, { -readonly [K in keyof Reminder]: Reminder[K] }>();
  const add = (kind: ReminderKind, period: string | null, date: string, task: string) => {
    const key = `${kind} ${period ?? date}`;
    const known = found.get(key);
    if (known) {
      known.tasks = [...known.tasks, task];
      if (date < known.date) Object.assign(known, { date, days: daysBetween(cutoff, date) });
    } else found.set(key, { kind, period, date, days: daysBetween(cutoff, date), tasks: [task] });
  };
  for (const { task, cycle, period, filled, reported, start, limit, urges } of tasks) {
    for (const day of urges) add('urged', null, day, task);
    if (start !== null)
      for (const missed of missedPeriods(cycle, start, cutoff, reported))
        add('reportOver', missed, dayOf(missed, cycle) ?? cutoff, task);
    const due = dayOf(period, cycle);
    if (!filled && due !== null && (start === null || start <= cutoff))
      add(
        workdaysBetween(cutoff, due, calendar) <= NEAR_WORKDAYS ? 'reportNear' : 'reportDue',
        period,
        due,
        task,
      );
    if (limit === null) continue;
    if (limit < cutoff) add('limitOver', null, limit, task);
    else if (daysBetween(cutoff, limit) <= NEAR_DAYS) add('limitNear', null, limit, task);
  }
  return [...found.values()].sort(
    (a, b) =>
      reminderKinds.indexOf(a.kind) - reminderKinds.indexOf(b.kind) ||
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
      comparePeriods(a.period ?? '', b.period ?? ''),
  );
}

/** By when the report of a period is due; null for what is no period. */
export function dayOf(period: string, cycle: ReportCycle): string | null {
  const parsed = parsePeriod(period);
  return parsed.ok && formatPeriod(parsed.value) === period ? dueDay(parsed.value, cycle) : null;
}
