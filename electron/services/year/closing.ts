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

/** The rows that go on from others, by the row they go on from; a row of another author proves nothing. */
export function goesOnIn(store: Store): ReadonlyMap<string, Task> {
  const found = store.db
    .prepare<[], { id: string }>(
      "SELECT id FROM record WHERE kind = 'task' AND json_extract(fields, '$.rolledFrom.task') IS NOT NULL",
    )
    .all()
    .flatMap(({ id }) => store.records.get('task', id) ?? []);
  return new Map(
    found.flatMap((task) => {
      const from = store.records.headOf(task.fields.rolledFrom?.task ?? '');
      const known = from?.kind === 'task' && from.author === task.author;
      return known && task.fields.rolledFrom ? [[task.fields.rolledFrom.task, task] as const] : [];
    }),
  );
}

/** From which row of which list a task goes on, and in which it goes on itself; the store is searched once for all. */
export function rolledViews(store: Store): (task: Task) => RolledView {
  const goesOn = goesOnIn(store);
  return (task) => rolledView(store, task, goesOn.get(task.id));
}

function rolledView(store: Store, task: Task, into: Task | undefined): RolledView {
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
