import { dateOf } from '../../../shared/dates.ts';
import type { ReportFields, TaskFields } from '../../../shared/model/record.ts';
import { formatPeriod } from '../../../shared/period.ts';
import { coveredBy, missedPeriods, periodDue, type ReportCycle } from '../../../shared/report-cycle.ts';
import { answerTo, closedYears, deadlineFor, riskOf } from '../../../shared/rules/cycle/decisions.ts';
import { stateFor } from '../../../shared/rules/cycle/situation.ts';
import { dueDateOf, firstDayOf } from '../../../shared/rules/deadline-end.ts';
import { indicatorProgress } from '../../../shared/rules/indicator-progress.ts';
import type { LightFacts } from '../../../shared/rules/lights/evaluate.ts';
import { openMilestones } from '../../../shared/rules/milestones.ts';
import { type Closing, isClosedOn } from '../../../shared/rules/year.ts';
import type { StoredRecord } from '../../store/records.ts';
import { cycleFacts, type OnTask } from '../cycle/facts.ts';
import { latestReport, reportedOn } from '../cycle/latest-report.ts';
import { milestonesFor } from '../cycle/milestones.ts';

export interface LightQuestion {
  readonly task: StoredRecord<'task'>;
  readonly on: OnTask;
  readonly unit: string;
  readonly cycle: ReportCycle;
  readonly cutoff: string;
  readonly asOf: string | null;
  /** The unit's own store knows that the task has arrived. */
  readonly arrived: boolean;
  /** 年度结转 of its list. */
  readonly closing: Closing | null;
}

/** What a light may depend on, from the records of one task, for one unit's share. */
export function lightFacts(question: LightQuestion): LightFacts {
  const { task, unit, cycle, cutoff, arrived } = question;
  const on = asOf(question.on, question.asOf);
  const facts = cycleFacts(on);
  const { decisions } = facts;
  const assignment = on.assignments.find((a) => a.fields.unit === unit)?.fields;
  const assignedOn = assignment?.assignedOn ?? null;
  const { deadline } = task.fields;
  const from = deadline.kind === 'from' && deadline.date !== null ? firstDayOf(deadline.date) : null;
  const start =
    [assignedOn, from]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null;
  const reports = on.reports.filter(({ fields }) => fields.unit === unit);
  const standing = reports.filter(({ id }) => answerTo(decisions, id)?.verdict !== 'return');
  const completed = on.decisions.filter(({ fields }) => fields.verdict === 'complete').at(-1);
  return {
    state: stateFor(facts, unit, arrived),
    due: dueDateOf(deadlineFor(deadline, decisions, unit)),
    start,
    risk: riskOf(decisions)?.text ?? null,
    missed:
      start === null
        ? []
        : missedPeriods(
            cycle,
            start,
            cutoff,
            reports.map(({ fields }) => fields.period),
          ),
    reported: isReported(reports, standing, unit, cycle, cutoff),
    progress: progressOf(task.fields, latestReport(standing.filter(saysFigures), unit)?.fields ?? null),
    milestones: openMilestones(milestonesFor(task, reports, decisions, unit), cutoff),
    assignedOn,
    urges: on.urges
      .filter(({ fields }) => fields.unit === unit)
      .filter(({ fields }) => !reports.some((report) => report.fields.signedOffAt > fields.urgedAt))
      .map(({ fields: { level, limit } }) => ({ level, limit })),
    closedYears: closedYears(decisions),
    completedOn: completed ? dateOf(completed.fields.decidedAt) : null,
    rolledInto:
      question.closing && isClosedOn(question.closing, cutoff)
        ? { year: question.closing.year, title: question.closing.title, lastDay: question.closing.lastDay }
        : null,
  };
}

/** The version that counts of the period that is due is here and was not returned. */
function isReported(
  reports: readonly StoredRecord<'report'>[],
  standing: readonly StoredRecord<'report'>[],
  unit: string,
  cycle: ReportCycle,
  cutoff: string,
): boolean {
  if (standing.length === 0) return false;
  const due = periodDue(cycle, cutoff);
  const newest = latestReport(reports, unit, formatPeriod(due));
  if (newest) return standing.includes(newest);
  return coveredBy(standing.map(({ fields }) => fields.period))(due);
}

/** 本期无进展 leaves the figures as they were. */
const saysFigures = ({ fields: { percent, actuals } }: StoredRecord<'report'>): boolean =>
  percent !== null || actuals.length > 0;

/** The unit's own figure; else the indicator that is furthest from its target. */
function progressOf({ indicators, baselines = [] }: TaskFields, report: ReportFields | null): number | null {
  if (!report) return null;
  if (report.percent !== null) return report.percent;
  const shares = indicators.flatMap((indicator) => {
    const actual = report.actuals.find((a) => a.indicator === indicator.id)?.value;
    const baseline = baselines.find((each) => each.indicator === indicator.id)?.value ?? null;
    const { reached } = indicatorProgress(indicator, actual ?? null, 'zh', baseline);
    return reached === null ? [] : [Math.min(1, reached) * 100];
  });
  return shares.length === 0 ? null : Math.min(...shares);
}

/** What had been written by the end of a chosen day. */
function asOf(on: OnTask, day: string | null): OnTask {
  if (day === null) return on;
  const by = <T>(records: readonly T[], at: (record: T) => number) =>
    records.filter((record) => dateOf(at(record)) <= day);
  return {
    assignments: on.assignments,
    reports: on.reports.filter(({ fields }) => reportedOn(fields) <= day),
    acknowledgements: by(on.acknowledgements, ({ fields }) => fields.at),
    requests: by(on.requests, ({ fields }) => fields.signedOffAt),
    decisions: by(on.decisions, ({ fields }) => fields.decidedAt),
    urges: by(on.urges, ({ fields }) => fields.urgedAt),
    countersigns: by(on.countersigns, ({ fields }) => fields.at),
  };
}
