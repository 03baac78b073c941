import type { Language } from '../../shared/errors.ts';
import type { AssignmentFields, TaskFields } from '../../shared/model/record.ts';
import type { LedgerRow, LedgerView } from '../../shared/model/views.ts';
import { formatPeriod, monthOf } from '../../shared/period.ts';
import { periodDue } from '../../shared/report-cycle.ts';
import { taskStateOf } from '../../shared/rules/cycle/situation.ts';
import { obligationOf } from '../../shared/rules/obligation.ts';
import type { Register } from '../../shared/rules/register.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { boardReading } from './board-reading.ts';
import { cycleFacts, type OnTask, readOnTask, readOnTasks } from './cycle/facts.ts';
import { latestReport } from './cycle/latest-report.ts';
import { draftsOf, type StoredDraft } from './drafts.ts';
import { cutoffOf, type RulesInForce, rulesInForce } from './lights/rules-in-force.ts';
import { cycleOf, taskLight } from './lights/task-light.ts';
import { type Identity, identityOf, registerOf } from './own-unit.ts';

type Task = StoredRecord<'task'>;
type Assignment = StoredRecord<'assignment'>;
type Report = StoredRecord<'report'>;

/** One task with everything that hangs on it. */
export interface BoardTask extends OnTask {
  readonly task: Task;
  /** Our own draft of the period that is due. */
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
  /** What lights are judged by. */
  readonly rules: RulesInForce;
}

/** The month of the cut-off date; what a task reports for is `periodOfTask`. */
export const currentPeriod = (store: Store): string => monthOf(cutoffOf(store));

/** The period whose report of a task is due next, by the cycle of the task or of its list. */
export const periodOfTask = (
  { lists, rules }: Pick<Board, 'lists' | 'rules'>,
  task: Pick<Task, 'fields' | 'parent'>,
): string => formatPeriod(periodDue(cycleOf(task, lists.get(task.parent ?? '')), rules.cutoff));

/** The tasks of one ledger, or of all, in printed order. */
export function loadBoard(store: Store, language: Language, ledger?: string, cutoff?: string): Board {
  const kept = boardReading(store, () => readBoard(store));
  const read = cutoff === undefined ? kept : { ...kept, rules: rulesInForce(store, cutoff) };
  const tasks = ledger === undefined ? read.tasks : read.tasks.filter(({ task }) => task.parent === ledger);
  return { ...read, tasks, language };
}

function readBoard(store: Store): BoardReading {
  const register = registerOf(store);
  const onTask = readOnTasks(store, register);
  const period = currentPeriod(store);
  const draftFor = draftFinder(store);
  const lists = new Map(store.records.all('taskList').map((list) => [list.id, list]));
  const rules = rulesInForce(store);
  return {
    identity: identityOf(store),
    register,
    period,
    lists,
    rules,
    tasks: store.records
      .all('task')
      .sort(inPrintedOrder(lists))
      .map((task) => ({
        ...onTask(task.id),
        task,
        draft: draftFor(task, periodOfTask({ lists, rules }, task)),
      })),
  };
}

/** Drafts by task and period. */
function draftFinder(store: Store): (task: Pick<Task, 'id'>, period: string) => StoredDraft | null {
  const drafts = new Map(draftsOf(store).map((draft) => [`${draft.task} ${draft.period}`, draft]));
  return ({ id }, period) => drafts.get(`${id} ${period}`) ?? null;
}

export function loadTask(store: Store, task: Task, language: Language): Board & { readonly one: BoardTask } {
  const register = registerOf(store);
  const lists = new Map(store.records.all('taskList').map((list) => [list.id, list]));
  const rules = rulesInForce(store);
  const period = periodOfTask({ lists, rules }, task);
  const one = {
    ...readOnTask(store, register, task.id),
    task,
    draft: draftFinder(store)(task, period),
  };
  return {
    identity: identityOf(store),
    register,
    period,
    language,
    lists,
    rules,
    tasks: [one],
    one,
  };
}

export const inForce = (assignments: readonly Assignment[]): readonly Assignment[] =>
  assignments.filter((a) => a.fields.state === 'assigned');

export const assignedTo = (
  assignments: readonly Assignment[],
): readonly Pick<AssignmentFields, 'unit' | 'role' | 'group'>[] => inForce(assignments).map((a) => a.fields);

/** From where this store looks at a task. */
export const viewOf = ({ identity }: Pick<Board, 'identity'>, { author }: Pick<Task, 'author'>) => ({
  own: identity.ids,
  received: author !== identity.id,
});

/** What the rules ask about a task; a draft of ours counts as having begun. */
export const factsOf = (item: BoardTask) => cycleFacts(item, item.draft ? [item.draft.unit] : []);

export function rowOf(board: Board, item: BoardTask): LedgerRow {
  const { task, assignments, reports, draft } = item;
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
    state: taskStateOf(factsOf(item), viewOf(board, task)),
    light: taskLight(
      { task, on: item, list: board.lists.get(task.parent ?? '') },
      board.identity,
      board.rules,
      board.language,
    ),
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
    reportCycle: list.fields.reportCycle ?? null,
  };
}

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
