import { dateOf } from '../../../shared/dates.ts';
import type { ClosingView, RolledView } from '../../../shared/model/views.ts';
import { fail } from '../../../shared/result.ts';
import { numberOf } from '../../../shared/rules/parts.ts';
import { closedTo, isClosedOn } from '../../../shared/rules/year.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { rowAbove } from '../parts/relatives.ts';

type List = StoredRecord<'taskList'>;
type Task = StoredRecord<'task'>;

/** What a list says of its 年度结转 on a cut-off date; null while it is open. */
export function closingViewOf(
  { fields: { closing } }: Pick<List, 'fields'>,
  lists: ReadonlyMap<string, List>,
  cutoff: string,
): ClosingView | null {
  if (!closing) return null;
  const into = lists.get(closing.into);
  return {
    year: closing.year,
    into: { id: closing.into, title: into?.fields.title ?? closing.title, here: into !== undefined },
    lastDay: closing.lastDay,
    by: closing.by,
    closed: isClosedOn(closing, cutoff),
  };
}

/** Null while the list of a task takes what is signed off today for a period. Refusal: E_LIST_CLOSED. */
export function refuseClosed(
  store: Store,
  task: Pick<Task, 'parent'>,
  period: string,
): ReturnType<typeof fail> | null {
  const list = store.records.get('taskList', task.parent ?? '');
  const closing = list?.fields.closing;
  if (!list || !closing || !closedTo(closing, period, dateOf(store.now()))) return null;
  return fail('E_LIST_CLOSED', closedParams(store, list, closing));
}

export const closedParams = (store: Store, list: List, closing: NonNullable<List['fields']['closing']>) => ({
  list: list.fields.title,
  year: closing.year,
  lastDay: closing.lastDay,
  into: store.records.get('taskList', closing.into)?.fields.title ?? closing.title,
});

/** A row that says so of another author's row proves nothing. */
const goesOn = (store: Store, task: Task): boolean => {
  const from = store.records.headOf(task.fields.rolledFrom?.task ?? '');
  return from?.kind === 'task' && from.author === task.author;
};

/** The rows that go on from others, by the row they go on from. */
export const goesOnIn = (store: Store): ReadonlyMap<string, Task> =>
  new Map(
    store.records
      .allRelated('goesOnFrom')
      .filter((task) => goesOn(store, task))
      .flatMap((task) => (task.fields.rolledFrom ? [[task.fields.rolledFrom.task, task] as const] : [])),
  );

/** From which row of which list a task goes on, and in which it goes on itself. */
export function rolledViewOf(store: Store, task: Task): RolledView {
  const into = store.records.related('goesOnFrom', task.id).findLast((next) => goesOn(store, next));
  const { rolledFrom: from } = task.fields;
  const here = from ? store.records.headOf(from.task) : null;
  const list = into && store.records.get('taskList', into.parent ?? '');
  return {
    from: from
      ? {
          task: from.task,
          title: from.title,
          number: from.number,
          year: from.year,
          here: here?.kind === 'task' && here.author === task.author,
        }
      : null,
    into:
      into && list
        ? { task: into.id, title: list.fields.title, number: numberOf(into, rowAbove(store, into)) }
        : null,
  };
}
