import type { Draft } from '../../shared/model/views.ts';
import { isEarlier } from '../../shared/period-order.ts';
import { fail, type Result } from '../../shared/result.ts';
import { type Finding, findingsOf } from '../../shared/rules/validation/checks.ts';
import type { StoredRecord } from '../store/records.ts';
import type { OnTask } from './cycle/facts.ts';
import { latestReport } from './cycle/latest-report.ts';
import type { SubmissionViews } from './cycle/submissions.ts';
import { nameOfTask } from './cycle/target.ts';
import { indicatorsOf } from './sheet-row.ts';

/** A report about to be written, with the version of its period that it replaces. */
export interface WrittenReport {
  readonly task: StoredRecord<'task'>;
  readonly on: OnTask;
  readonly unit: string;
  readonly period: string;
  readonly earlier: StoredRecord<'report'> | null;
  readonly draft: Draft;
}

/** What the checks find in a report, whoever writes it. */
export function findingsIn(
  { task, on, unit, period, earlier, draft }: WrittenReport,
  view: SubmissionViews,
): readonly Finding[] {
  const before = latestReport(
    on.reports.filter((report) => isEarlier(report.fields.period, period)),
    unit,
  );
  return findingsOf({
    row: {
      indicators: indicatorsOf(task),
      last: before && view.report(before, on),
      signed: earlier && view.report(earlier, on),
    },
    draft,
  });
}

/** E_FINDINGS with the first thing that must be put right, null where there is none. */
export function refuseFindings(
  task: Pick<StoredRecord<'task'>, 'fields'>,
  findings: readonly Finding[],
): (Result<never> & { readonly ok: false }) | null {
  const must = findings.find(({ level }) => level === 'hard');
  return must ? fail('E_FINDINGS', { task: nameOfTask(task), finding: must.message }) : null;
}
