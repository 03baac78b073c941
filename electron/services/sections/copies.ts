import type { FieldsOf } from '../../../shared/model/record.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Identity } from '../own-unit.ts';
import { passedList, passedTask, withoutCorrected } from '../pass-on.ts';

type Task = StoredRecord<'task'>;

/** Our own tasks that were made of one that came from above, to be handled below us. */
export function copiesOf(store: Store, identity: Identity, task: Task): readonly Task[] {
  if (task.author === identity.id) return [];
  return store.records.related('copyOf', task.id).filter(({ author }) => author === identity.id);
}

/** The copy of a row in our own list, made or brought up to date; only this row goes into it. */
export function copyOf(store: Store, writer: Writer, identity: Identity, task: Task): Task {
  if (task.author === identity.id) return task;
  const [known] = copiesOf(store, identity, task);
  const next = passedTask(task, new Map());
  if (known) {
    writer.change(known, withoutCorrected(known, next));
    return store.records.get('task', known.id) ?? known;
  }
  const made = writer.create('task', ownList(store, writer, identity, task.parent ?? ''), identity.id, next);
  const copy = store.records.get('task', made);
  if (!copy) throw new Error('a record that was just written is there');
  return copy;
}

function ownList(store: Store, writer: Writer, identity: Identity, from: string): string {
  const known = store.records
    .all('taskList')
    .find((list) => list.author === identity.id && list.fields.origins?.[0]?.list === from);
  if (known) return known.id;
  const list = store.records.get('taskList', from);
  if (!list) throw new Error('a task hangs on its list');
  const fields: FieldsOf<'taskList'> = passedList(store, identity, list);
  return writer.create('taskList', null, identity.id, fields);
}
