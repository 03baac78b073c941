import { answerTo, type Decision } from '../../../shared/rules/cycle/decisions.ts';
import { type MilestoneStanding, milestonesOf } from '../../../shared/rules/milestones.ts';
import type { StoredRecord } from '../../store/records.ts';
import { latestReport } from './latest-report.ts';

/** The milestones of a task as one unit reported them: of each period the version that counts, none that was returned. */
export function milestonesFor(
  { fields }: Pick<StoredRecord<'task'>, 'fields'>,
  reports: readonly StoredRecord<'report'>[],
  decisions: readonly Decision[],
  unit: string,
): readonly MilestoneStanding[] {
  if (!fields.deadline.milestones) return [];
  const standing = reports.filter(
    (report) => report.fields.unit === unit && answerTo(decisions, report.id)?.verdict !== 'return',
  );
  const periods = new Set(standing.map((report) => report.fields.period));
  return milestonesOf(
    fields.deadline,
    [...periods].flatMap((period) => latestReport(standing, unit, period)?.fields ?? []),
  );
}
