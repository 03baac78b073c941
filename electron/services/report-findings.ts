import type { Checks } from '../../shared/model/check-rules.ts';
import type { Draft } from '../../shared/model/views.ts';
import { isEarlier } from '../../shared/period-order.ts';
import { fail, type Result } from '../../shared/result.ts';
import { blockingFinding, type Finding, findingsOf } from '../../shared/rules/validation/findings.ts';
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
  /** 代录. */
  readonly typed?: boolean;
}

/** What the checks find in a report, whoever writes it. */
export function findingsIn(
  { task, on, unit, period, earlier, draft, typed = false }: WrittenReport,
  view: SubmissionViews,
  checks: Checks,
): readonly Finding[] {
  const before = latestReport(
    on.reports.filter((report) => isEarlier(report.fields.period, period)),
    unit,
  );
  const filled = {
    row: {
      indicators: indicatorsOf(task),
      last: before && view.report(before, on),
      signed: earlier && view.report(earlier, on),
    },
    draft,
    typed,
  };
  return findingsOf(filled, checks);
}

/** E_FINDINGS with the first thing that must be put right, E_UNEXPLAINED with the first that must be explained; else null. */
export function refuseFindings(
  task: Pick<StoredRecord<'task'>, 'fields'>,
  findings: readonly Finding[],
  { explained }: Pick<Draft, 'explained'>,
  checks: Checks,
): (Result<never> & { readonly ok: false }) | null {
  const blocking = blockingFinding(findings, explained, checks);
  if (!blocking) return null;
  const said = { task: nameOfTask(task), finding: blocking.finding.message };
  return fail(blocking.why === 'mustFix' ? 'E_FINDINGS' : 'E_UNEXPLAINED', said);
}
