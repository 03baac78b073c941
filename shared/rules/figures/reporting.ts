import { formatPeriod, type Period, parsePeriod } from '../../period.ts';
import { coveredBy, dueDay, nextPeriod, periodAt, type ReportCycle, rangeOf } from '../../report-cycle.ts';
import { isCounted, type ReportMark, type Share } from './share.ts';

/** One report that a cycle asks for. */
interface Owed {
  readonly period: string;
  /** The last day on which it is in time. */
  readonly by: string;
}

export const reportStates = ['onTime', 'late', 'missing', 'pending'] as const;
export type ReportState = (typeof reportStates)[number];
/** 应报 is their sum. */
export type ReportCounts = Readonly<Record<ReportState, number>>;

export const noReports: ReportCounts = { onTime: 0, late: 0, missing: 0, pending: 0 };

export const owedIn = ({ onTime, late, missing, pending }: ReportCounts): number =>
  onTime + late + missing + pending;

export const addReports = (a: ReportCounts, b: ReportCounts): ReportCounts => ({
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  missing: a.missing + b.missing,
  pending: a.pending + b.pending,
});

/**
 * Says of any share which reports it owed in a period and what became of them. A cycle's report belongs to the period in
 * which its own period ends: a quarterly one to the last month of the quarter. What a share did not owe yet or no longer
 * (before 交办, after 办结, 不参评) is not counted.
 */
export function reportsIn(period: Period, cutoff: string): (share: Share) => readonly ReportState[] {
  const judge = judgedIn(period, cutoff);
  return (share) => judge(share).map(({ state }) => state);
}

/** One report that was owed, and what became of it. */
export interface JudgedReport {
  readonly state: ReportState;
  /** It came by phone or on paper and was typed here (代录). */
  readonly typed: boolean;
}

/** The same, each with whether it was typed for the unit. */
export function judgedIn(period: Period, cutoff: string): (share: Share) => readonly JudgedReport[] {
  const owedBy = new Map<string, readonly Owed[]>();
  const covers = createCovers();
  return (share) => {
    if (!isCounted(share)) return [];
    const key = `${share.cycle.kind} ${share.cycle.day} ${share.cycle.following}`;
    const owed = owedBy.get(key) ?? owedWithin(share.cycle, period);
    owedBy.set(key, owed);
    return owed
      .filter(({ by }) => share.since !== null && share.since < by)
      .filter(({ by }) => share.completedOn === null || by <= share.completedOn)
      .map((each) => judge(each, share.reports, cutoff, covers));
  };
}

/** The reports a cycle asks for whose periods end within another period. */
function owedWithin(cycle: ReportCycle, within: Period): readonly Owed[] {
  const { start, end } = rangeOf(within);
  const owed: Owed[] = [];
  for (let each = periodAt(cycle.kind, start); rangeOf(each).end <= end; each = nextPeriod(each))
    owed.push({ period: formatPeriod(each), by: dueDay(each, cycle) });
  return owed;
}

type Covers = (report: string, period: string) => boolean;

function judge(
  { period, by }: Owed,
  reports: readonly ReportMark[],
  cutoff: string,
  covers: Covers,
): JudgedReport {
  const report =
    reports.find((mark) => mark.period === period) ?? reports.find((mark) => covers(mark.period, period));
  if (report) return { state: report.firstOn <= by ? 'onTime' : 'late', typed: report.typed ?? false };
  return { state: by < cutoff ? 'missing' : 'pending', typed: false };
}

/** Whether a report of one period stands for another; asked for few pairs very often. */
function createCovers(): Covers {
  const known = new Map<string, boolean>();
  return (report, wanted) => {
    const key = `${report} ${wanted}`;
    let answer = known.get(key);
    if (answer === undefined) {
      const period = parsePeriod(wanted);
      answer = period.ok && coveredBy([report])(period.value);
      known.set(key, answer);
    }
    return answer;
  };
}

/** The last `count` periods of a kind up to one, oldest first. */
export function periodsUpTo(last: Period, count: number): readonly Period[] {
  const periods = [last];
  while (periods.length < count) {
    const { start } = rangeOf(periods[0] ?? last);
    periods.unshift(periodAt(last.kind, new Date(Date.parse(start) - 86_400_000).toISOString().slice(0, 10)));
  }
  return periods;
}
