import type { Language } from '../../shared/errors.ts';
import type { AssignmentFields } from '../../shared/model/record.ts';
import { formatPeriod, monthOf } from '../../shared/period.ts';
import { periodDue } from '../../shared/report-cycle.ts';
import { byPlace, numberOf, partsByRow } from '../../shared/rules/parts.ts';
import type { Register } from '../../shared/rules/register.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { boardReading } from './board-reading.ts';
import { cycleFacts, type OnTask, readOnTask, readOnTasks } from './cycle/facts.ts';
import { draftsOf, type StoredDraft } from './drafts.ts';
import { cutoffOf, type RulesInForce, rulesInForce } from './lights/rules-in-force.ts';
import { cycleOf } from './lights/task-light.ts';
import { type Identity, identityOf, registerOf } from './own-unit.ts';
import { partsOfRow, rowAbove } from './parts/relatives.ts';
import { type Owner, ownersOf } from './people/owners.ts';

type Task = StoredRecord<'task'>;
type Assignment = StoredRecord<'assignment'>;

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
  /** 分解: the parts of each row, in their order. */
  readonly parts: ReadonlyMap<string, readonly BoardTask[]>;
  /** The row of each part. */
  readonly above: ReadonlyMap<string, BoardTask>;
  /** What lights are judged by. */
  readonly rules: RulesInForce;
  /** 责任人 and 分管领导 inside this unit. */
  readonly ownerOf: (task: string) => Owner | null;
}

/** The month of the cut-off date; what a task reports for is `periodOfTask`. */
export const currentPeriod = (store: Store): string => monthOf(cutoffOf(store));

/** The period whose report of a task is due next, by the cycle of the task or of its list. */
export const periodOfTask = (
  { lists, rules }: Pick<Board, 'lists' | 'rules'>,
  task: Pick<Task, 'fields' | 'parent'>,
): string => formatPeriod(periodDue(cycleOf(task, lists.get(task.parent ?? '')), rules.cutoff));

/** The same for one task that is not read with others: what it asks for goes out with that report. */
export const periodDueOf = (store: Store, task: StoredRecord<'task'>): string => {
  const list = store.records.get('taskList', task.parent ?? '');
  return formatPeriod(periodDue(cycleOf(task, list ?? undefined), cutoffOf(store)));
};

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
  const tasks = store.records
    .all('task')
    .sort(inPrintedOrder(lists))
    .map((task) => ({
      ...onTask(task.id),
      task,
      draft: draftFor(task, periodOfTask({ lists, rules }, task)),
    }));
  return {
    identity: identityOf(store),
    register,
    period,
    lists,
    rules,
    tasks,
    ownerOf: ownersOf(store),
    ...splitting(tasks),
  };
}

/** Which of the tasks are parts of which. */
function splitting(items: readonly BoardTask[]): Pick<Board, 'parts' | 'above'> {
  const byId = new Map(items.map((item) => [item.task.id, item]));
  const parts = new Map<string, readonly BoardTask[]>();
  const above = new Map<string, BoardTask>();
  for (const [id, own] of partsByRow(items.map(({ task }) => task))) {
    parts.set(
      id,
      own.flatMap((part) => byId.get(part.id) ?? []),
    );
    const row = byId.get(id);
    if (row) for (const part of own) above.set(part.id, row);
  }
  return { parts, above };
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
  const draftFor = draftFinder(store);
  const read = (each: Task): BoardTask => ({
    ...readOnTask(store, register, each.id),
    task: each,
    draft: draftFor(each, periodOfTask({ lists, rules }, each)),
  });
  const one = read(task);
  const row = rowAbove(store, task);
  const family = [...(row ? [read(row)] : []), one, ...partsOfRow(store, task).map(read)];
  return {
    identity: identityOf(store),
    register,
    period,
    language,
    lists,
    rules,
    tasks: family,
    ownerOf: ownersOf(store),
    ...splitting(family),
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

/** What a person calls a task: 7, or 7.1 for a part. */
export const taskNumber = ({ above }: Pick<Board, 'above'>, task: Task): string =>
  numberOf(task, above.get(task.id)?.task ?? null);

const inPrintedOrder =
  (lists: ReadonlyMap<string, StoredRecord<'taskList'>>) =>
  (a: Task, b: Task): number => {
    if (a.parent !== b.parent) {
      const [x, y] = [lists.get(a.parent ?? '')?.arrival ?? 0, lists.get(b.parent ?? '')?.arrival ?? 0];
      return x - y || ((a.parent ?? '') < (b.parent ?? '') ? -1 : 1);
    }
    return byPlace(a, b);
  };
