import { dateOf } from '../../shared/dates.ts';
import type { Language } from '../../shared/errors.ts';
import type { AssignmentFields, ReportFields, TaskFields } from '../../shared/model/record.ts';
import type { LedgerRow, LedgerView, ReportView } from '../../shared/model/views.ts';
import { monthOf } from '../../shared/period.ts';
import { draftPartOf } from '../../shared/rules/draft.ts';
import { obligationOf } from '../../shared/rules/obligation.ts';
import type { Register } from '../../shared/rules/register.ts';
import { taskStateOf } from '../../shared/rules/task-state.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { boardReading } from './board-reading.ts';
import { draftsOf, type StoredDraft } from './drafts.ts';
import { type Identity, identityOf, registerOf } from './own-unit.ts';

type Task = StoredRecord<'task'>;
type Assignment = StoredRecord<'assignment'>;
type Report = StoredRecord<'report'>;

/** One task with everything that hangs on it. */
export interface BoardTask {
  readonly task: Task;
  readonly assignments: readonly Assignment[];
  readonly reports: readonly Report[];
  /** Our own draft of the board's period. */
  readonly draft: StoredDraft | null;
}

/** What the store holds, before anything is worded. */
export type BoardReading = Omit<Board, 'language'>;

/** What the read models are made from: the tasks of one ledger or of all, and who we are. */
export interface Board {
  readonly identity: Identity;
  readonly register: Register;
  readonly period: string;
  /** In which reasons are worded. */
  readonly language: Language;
  readonly lists: ReadonlyMap<string, StoredRecord<'taskList'>>;
  readonly tasks: readonly BoardTask[];
}

export const currentPeriod = (store: Store): string => monthOf(dateOf(store.now()));

/** The tasks of one ledger, or of all, in printed order. */
export function loadBoard(store: Store, language: Language, ledger?: string): Board {
  const read = boardReading(store, () => readBoard(store));
  const tasks = ledger === undefined ? read.tasks : read.tasks.filter(({ task }) => task.parent === ledger);
  return { ...read, tasks, language };
}

function readBoard(store: Store): BoardReading {
  const register = registerOf(store);
  const assignments = groupByParent(underOneUnit(register, store.records.all('assignment')));
  const reports = groupByParent(underOneUnit(register, store.records.all('report')));
  const period = currentPeriod(store);
  const drafts = new Map(draftsOf(store, period).map((draft) => [draft.task, draft]));
  const lists = new Map(store.records.all('taskList').map((list) => [list.id, list]));
  return {
    identity: identityOf(store),
    register,
    period,
    lists,
    tasks: store.records
      .all('task')
      .sort(inPrintedOrder(lists))
      .map((task) => ({
        task,
        assignments: assignments.get(task.id) ?? [],
        reports: reports.get(task.id) ?? [],
        draft: drafts.get(task.id) ?? null,
      })),
  };
}

export function loadTask(
  store: Store,
  task: Task,
  language: Language,
  period = currentPeriod(store),
): Board & { readonly one: BoardTask } {
  const register = registerOf(store);
  const one = {
    task,
    assignments: underOneUnit(register, store.records.children('assignment', task.id)),
    reports: underOneUnit(register, store.records.children('report', task.id)),
    draft: draftsOf(store, period).find((draft) => draft.task === task.id) ?? null,
  };
  const lists = new Map(store.records.all('taskList').map((list) => [list.id, list]));
  return {
    identity: identityOf(store),
    register,
    period,
    language,
    lists,
    tasks: [one],
    one,
  };
}

/** What was written under an entry that was joined into another, under that other. */
export const underOneUnit = <T extends Assignment | Report>(
  register: Register,
  records: readonly T[],
): readonly T[] =>
  records.map((record) => {
    const unit = register.byId(record.fields.unit)?.id ?? record.fields.unit;
    return unit === record.fields.unit ? record : { ...record, fields: { ...record.fields, unit } };
  });

export const inForce = (assignments: readonly Assignment[]): readonly Assignment[] =>
  assignments.filter((a) => a.fields.state === 'assigned');

export const assignedTo = (
  assignments: readonly Assignment[],
): readonly Pick<AssignmentFields, 'unit' | 'role' | 'group'>[] => inForce(assignments).map((a) => a.fields);

/** The version that counts: the highest, ties by clock so that every store picks the same. */
export function latestReport(reports: readonly Report[], unit: string, period?: string): Report | null {
  let best: Report | null = null;
  for (const report of reports) {
    const { fields } = report;
    if (fields.unit !== unit || (period !== undefined && fields.period !== period)) continue;
    if (!best || isNewer(fields, report, best)) best = report;
  }
  return best;
}

const isNewer = (fields: ReportFields, report: Report, best: Report): boolean => {
  if (fields.period !== best.fields.period) return fields.period > best.fields.period;
  if (fields.version !== best.fields.version) return fields.version > best.fields.version;
  if (report.clock[0] !== best.clock[0]) return report.clock[0] > best.clock[0];
  return report.clock[1] > best.clock[1];
};

export function rowOf(board: Board, { task, assignments, reports, draft }: BoardTask): LedgerRow {
  const { fields } = task;
  const active = inForce(assignments);
  const mine = obligationOf(fields, assignedTo(assignments), board.identity, board.language);
  return {
    id: task.id,
    ledger: task.parent ?? '',
    ordinal: fields.ordinal,
    seq: fields.seq,
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
    state: taskStateOf({
      assigned: active.length,
      cancelled: assignments.length - active.length,
      reported: reports.length > 0 || draft !== null,
      received:
        active.some((a) => board.identity.ids.has(a.fields.unit)) && task.author !== board.identity.id,
    }),
    light: null,
    guesses: [...fields.guesses],
    progress: progressOf(board, active, reports, draft),
    evidence:
      reports.reduce((sum, report) => sum + report.fields.evidence.length, 0) +
      (draft?.fields.evidence.length ?? 0),
    editable: task.author === board.identity.id,
  };
}

function progressOf(
  board: Board,
  active: readonly Assignment[],
  reports: readonly Report[],
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
  const lead = active.find((a) => a.fields.role === 'lead')?.fields.unit;
  const units = [...new Set(reports.map((r) => r.fields.unit))].sort();
  const own = units.find((unit) => board.identity.ids.has(unit));
  const chosen = own ?? (lead && units.includes(lead) ? lead : units[0]);
  const report = chosen ? latestReport(reports, chosen) : null;
  if (!report) return null;
  const { text, percent, noChange, period, unit } = report.fields;
  return {
    text: noChange ?? text,
    percent,
    period,
    unit: board.register.nameOf(unit),
    status: board.identity.ids.has(unit) ? 'signed' : 'received',
    noChange: noChange !== null,
  };
}

export function ledgerView(board: Board, list: StoredRecord<'taskList'>): LedgerView {
  const tasks = board.tasks.filter(({ task }) => task.parent === list.id);
  return {
    id: list.id,
    title: list.fields.title,
    columns: [...list.fields.columns],
    tasks: tasks.length,
    mine: tasks.filter(({ task, assignments }) =>
      obligationOf(task.fields, assignedTo(assignments), board.identity),
    ).length,
    issuer:
      list.author === board.identity.id
        ? null
        : { id: list.author, name: board.register.nameOf(list.author) },
  };
}

export const reportView = (register: Register, report: Report): ReportView => ({
  ...draftPartOf(report.fields),
  id: report.id,
  unit: { id: report.fields.unit, name: register.nameOf(report.fields.unit) },
  period: report.fields.period,
  version: report.fields.version,
  filledBy: report.fields.filledBy,
  signedOffBy: report.fields.signedOffBy,
  signedOffAt: report.fields.signedOffAt,
});

type PrintedUnit = TaskFields['units'][number];
const withoutUndefined = ({
  span,
  ...unit
}: PrintedUnit): Omit<PrintedUnit, 'span'> & { span?: NonNullable<PrintedUnit['span']> } =>
  span ? { ...unit, span } : unit;

const inPrintedOrder =
  (lists: ReadonlyMap<string, StoredRecord<'taskList'>>) =>
  (a: Task, b: Task): number => {
    if (a.parent !== b.parent) {
      const [x, y] = [lists.get(a.parent ?? '')?.arrival ?? 0, lists.get(b.parent ?? '')?.arrival ?? 0];
      return x - y || ((a.parent ?? '') < (b.parent ?? '') ? -1 : 1);
    }
    return a.fields.ordinal - b.fields.ordinal || (a.id < b.id ? -1 : 1);
  };

function groupByParent<T extends { readonly parent: string | null }>(
  records: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.parent ?? '');
    if (group) group.push(record);
    else groups.set(record.parent ?? '', [record]);
  }
  return groups;
}
