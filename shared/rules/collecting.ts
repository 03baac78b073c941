import { type WorkCalendar, workdaysBetween } from '../calendar-dates.ts';
import { formatPeriod } from '../period.ts';
import { dueDay, type ReportCycle, recentPeriods } from '../report-cycle.ts';

/** Which period of a cycle is collected: the one whose due day passed last, or the one that is due next. */
export const turns = ['last', 'next'] as const;
export type Turn = (typeof turns)[number];

export const otherTurn = (turn: Turn): Turn => (turn === 'last' ? 'next' : 'last');

/** A period of a cycle and the last day on which its report is in time. */
export interface Due {
  readonly period: string;
  readonly by: string;
}

/** The two periods of a cycle that can be in hand on a date. */
export function dueTurns(cycle: ReportCycle, on: string): Readonly<Record<Turn, Due>> {
  const [next, last] = recentPeriods(cycle, on, 2).map((period) => ({
    period: formatPeriod(period),
    by: dueDay(period, cycle),
  }));
  if (!next || !last) throw new Error('a cycle has periods without end');
  return { last, next };
}

/** Working days before a due day from which it is near. */
export const NEAR_WORKDAYS = 5;

/** How far the collecting of a cycle's last period is. */
export interface Collecting {
  /** Units that owed a report of it. */
  readonly owing: number;
  /** Of these, such as have not reported. */
  readonly missing: number;
  /** Its reports that wait for a review. */
  readonly open: number;
}

/** A week is too short for so many. */
const NEAR_IN_A_WEEK = 2;

/**
 * The period in hand of whoever collects: after its due day a period stays it until every report is in and reviewed, or
 * until the next due day is near. Where nobody owed the last one, the next is.
 */
export function turnInHand(last: Collecting, cycle: ReportCycle, on: string, calendar: WorkCalendar): Turn {
  if (last.owing === 0 || last.missing + last.open === 0) return 'next';
  const near = cycle.kind === 'week' ? NEAR_IN_A_WEEK : NEAR_WORKDAYS;
  return workdaysBetween(on, dueTurns(cycle, on).next.by, calendar) <= near ? 'next' : 'last';
}
