import type { TaskFields } from '../../shared/model/record.ts';
import type { LedgerRow, LedgerView } from '../../shared/model/views.ts';
import { taskStateOf } from '../../shared/rules/cycle/situation.ts';
import { obligationOf } from '../../shared/rules/obligation.ts';
import { rollUp } from '../../shared/rules/roll-up.ts';
import type { StoredRecord } from '../store/records.ts';
import { assignedTo, type Board, type BoardTask, factsOf, inForce, taskNumber, viewOf } from './board.ts';
import { approvalIn } from './cycle/approval.ts';
import { latestReport } from './cycle/latest-report.ts';
import type { StoredDraft } from './drafts.ts';
import { taskLight } from './lights/task-light.ts';
import { closingViewOf } from './year/closing.ts';

/** A row with what its parts come to. */
export const rowOf = (board: Board, item: BoardTask): LedgerRow =>
  rollUp(
    plainRow(board, item),
    (board.parts.get(item.task.id) ?? []).map((part) => ({
      row: plainRow(board, part),
      reportedAt: part.reports.reduce<number | null>(
        (last, { fields }) => Math.max(last ?? 0, fields.signedOffAt),
        null,
      ),
    })),
    board.language,
  );

function plainRow(board: Board, item: BoardTask): LedgerRow {
  const { task, assignments, reports, draft } = item;
  const { fields } = task;
  const active = inForce(assignments);
  const mine = obligationOf(fields, assignedTo(assignments), board.identity, board.language);
  return {
    id: task.id,
    ledger: task.parent ?? '',
    ordinal: fields.ordinal,
    seq: fields.seq,
    number: taskNumber(board, task),
    partOf: board.above.get(task.id)?.task.id ?? null,
    parts: null,
    category: fields.category,
    title: fields.title,
    detail: fields.detail,
    units: fields.units.map(withoutUndefined),
    assigned: active.map((a) => ({
      unit: a.fields.unit,
      name: board.register.nameOf(a.fields.unit),
      role: a.fields.role,
    })),
    deadline: fields.deadline,
    indicators: fields.indicators.length,
    mine,
    state: taskStateOf(factsOf(item), viewOf(board, task)),
    light: taskLight(
      { task, on: item, list: board.lists.get(task.parent ?? '') },
      board.identity,
      board.rules,
      board.language,
    ),
    guesses: [...fields.guesses],
    progress: progressOf(board, active, reports, draft),
    ...approvalOf(board, item),
    evidence:
      reports.reduce((sum, report) => sum + report.fields.evidence.length, 0) +
      (draft?.fields.evidence.length ?? 0),
    owner: board.ownerOf(task.id),
    editable: task.author === board.identity.id,
  };
}

/** A part goes by its own approval, else by that of its row. */
function approvalOf(
  board: Board,
  { task, decisions }: BoardTask,
): Pick<LedgerRow, 'approval' | 'awaitsApproval'> {
  const row = board.above.get(task.id);
  const approval = approvalIn(decisions) ?? (row ? approvalIn(row.decisions) : null);
  const gate = board.lists.get(task.parent ?? '')?.fields.needsApproval ?? false;
  return { approval, awaitsApproval: approval === null && gate && task.author === board.identity.id };
}

function progressOf(
  board: Board,
  active: readonly StoredRecord<'assignment'>[],
  reports: readonly StoredRecord<'report'>[],
  draft: StoredDraft | null,
): LedgerRow['progress'] {
  if (draft) {
    const { text, percent, noChange } = draft.fields;
    const unit = board.identity.name;
    return {
      text: noChange ?? text,
      percent,
      period: draft.period,
      unit,
      status: 'draft',
      noChange: noChange !== null,
    };
  }
  const report = shownReport(board, active, reports);
  if (!report) return null;
  const { text, percent, noChange, period, unit, transcribed } = report.fields;
  return {
    text: noChange ?? text,
    percent,
    period,
    unit: board.register.nameOf(unit),
    status: board.identity.ids.has(unit) ? 'signed' : 'received',
    noChange: noChange !== null,
    ...(transcribed && { transcribed: { source: transcribed.source } }),
  };
}

/** The report that a task is shown with: our own, else the lead's, else the only unit's. */
export function shownReport(
  { identity }: Pick<Board, 'identity'>,
  active: readonly StoredRecord<'assignment'>[],
  reports: readonly StoredRecord<'report'>[],
): StoredRecord<'report'> | null {
  const lead = active.find((a) => a.fields.role === 'lead')?.fields.unit;
  const units = [...new Set(reports.map((r) => r.fields.unit))].sort();
  const own = units.find((unit) => identity.ids.has(unit));
  const chosen = own ?? (lead && units.includes(lead) ? lead : units[0]);
  return chosen ? latestReport(reports, chosen) : null;
}

export function ledgerView(board: Board, list: StoredRecord<'taskList'>): LedgerView {
  const tasks = board.tasks.filter(({ task }) => task.parent === list.id);
  const rows = tasks.filter(({ task }) => task.fields.part === undefined);
  return {
    id: list.id,
    title: list.fields.title,
    columns: [...list.fields.columns],
    tasks: rows.length,
    mine: tasks.filter(({ task, assignments }) =>
      obligationOf(task.fields, assignedTo(assignments), board.identity),
    ).length,
    issuer:
      list.author === board.identity.id
        ? null
        : { id: list.author, name: board.register.nameOf(list.author) },
    reportCycle: list.fields.reportCycle ?? null,
    needsApproval: list.fields.needsApproval ?? false,
    unapproved:
      list.author === board.identity.id
        ? rows.filter((item) => approvalOf(board, item).approval === null && !isCancelled(item)).length
        : 0,
    closing: closingViewOf(list, board.lists, board.rules.cutoff),
  };
}

const isCancelled = ({ decisions }: BoardTask): boolean =>
  decisions.some(({ fields }) => fields.verdict === 'cancel');

type PrintedUnit = TaskFields['units'][number];
const withoutUndefined = ({
  span,
  ...unit
}: PrintedUnit): Omit<PrintedUnit, 'span'> & { span?: NonNullable<PrintedUnit['span']> } =>
  span ? { ...unit, span } : unit;
