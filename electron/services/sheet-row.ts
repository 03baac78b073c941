import type { SheetRow } from '../../shared/model/views.ts';
import { isEarlier } from '../../shared/period-order.ts';
import { dayOf } from '../../shared/rules/reminders.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Board, taskNumber } from './board.ts';
import { cycleFacts } from './cycle/facts.ts';
import { latestReport } from './cycle/latest-report.ts';
import { milestonesFor } from './cycle/milestones.ts';
import type { SubmissionViews } from './cycle/submissions.ts';
import type { StoredDraft } from './drafts.ts';
import type { OwedItem } from './owed.ts';

interface RowParts {
  readonly period: string;
  /** What was signed off, or typed, for the period. */
  readonly signed: StoredRecord<'report'> | null;
  readonly draft: StoredDraft | null;
}

/** One task to report on for a period, beside what its unit reported last. */
export function sheetRowOf(
  board: Board,
  { item, unit, mine, cycle }: OwedItem,
  { period, signed, draft }: RowParts,
  view: SubmissionViews,
): SheetRow {
  const earlier = item.reports.filter(
    (report) => report.fields.unit === unit && isEarlier(report.fields.period, period),
  );
  const last = latestReport(earlier, unit);
  const { fields } = item.task;
  return {
    task: item.task.id,
    ledger: item.task.parent ?? '',
    body: item.task.author,
    seq: fields.seq,
    ordinal: fields.ordinal,
    number: taskNumber(board, item.task),
    category: fields.category,
    title: fields.title,
    detail: fields.detail,
    deadline: fields.deadline,
    due: dayOf(period, cycle),
    role: mine.role,
    indicators: indicatorsOf(item.task),
    milestones: [...milestonesFor(item.task, item.reports, cycleFacts(item).decisions, unit)],
    last: last && view.report(last, item),
    signed: signed && view.report(signed, item),
    draft: draft?.fields ?? null,
    draftSavedAt: draft?.savedAt ?? null,
    review: draft?.review ?? null,
  };
}

export const indicatorsOf = ({ fields }: Pick<StoredRecord<'task'>, 'fields'>): SheetRow['indicators'] =>
  fields.indicators.map(({ span, ...indicator }) => (span ? { ...indicator, span } : indicator));
