import { daysBetween } from '../calendar-dates.ts';
import type { LightLevel } from '../model/rule-set.ts';
import { type Period, parsePeriod } from '../period.ts';
import { dueDay, missedPeriods, type ReportCycle } from '../report-cycle.ts';

/** What one unit has sent and been urged about on one task. */
export interface UrgedShare {
  readonly cycle: ReportCycle;
  /** The day its time begins; null where no record says it. */
  readonly start: string | null;
  /** Signed-off reports: their period, and the calendar date of signing. */
  readonly reports: readonly { readonly period: string; readonly on: string }[];
  readonly urges: readonly {
    readonly level: LightLevel;
    readonly limit: string;
    /** UTC milliseconds. */
    readonly at: number;
  }[];
  /** When the reports were signed off; UTC milliseconds. */
  readonly reportedAt: readonly number[];
}

/** How a unit stands with its reports on one task. */
export interface Standing {
  /** Periods that were not reported in a row, oldest first. */
  readonly missed: readonly string[];
  /** Days since the newest of them was due. */
  readonly days: number;
  /** Periods that were reported after their day. */
  readonly late: readonly string[];
  readonly urged: number;
  /** Urges that a report followed. */
  readonly answered: number;
}

/** 迟报 and 漏报 of one share on a cut-off date, and what was urged and answered. */
export function standingOf(share: UrgedShare, cutoff: string): Standing {
  const { cycle, start, reports, urges, reportedAt } = share;
  const periods = reports.map(({ period }) => period);
  const missed = start === null || start > cutoff ? [] : missedPeriods(cycle, start, cutoff, periods);
  const newest = missed.at(-1);
  const due = newest === undefined ? null : dueOf(newest, cycle);
  const late = reports.filter(({ period, on }) => {
    const day = dueOf(period, cycle);
    return day !== null && on > day;
  });
  return {
    missed,
    days: due === null ? 0 : daysBetween(due, cutoff),
    late: [...new Set(late.map(({ period }) => period))],
    urged: urges.length,
    answered: urges.filter(({ at }) => reportedAt.some((signed) => signed > at)).length,
  };
}

const dueOf = (text: string, cycle: ReportCycle): string | null => {
  const parsed = parsePeriod(text);
  return parsed.ok && sameKind(parsed.value, cycle) ? dueDay(parsed.value, cycle) : null;
};

/** A report of another cycle has no day of its own under this one. */
const sameKind = ({ kind }: Period, cycle: ReportCycle): boolean => kind === cycle.kind;
