import { fail, ok, type Result } from '../../shared/result.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { findTask } from './lookup.ts';
import { identityOf } from './own-unit.ts';

export const notIssuer = (store: Store, author: string) =>
  fail('E_NOT_ISSUER', { issuer: store.records.get('unit', author)?.fields.name ?? author });

/** Tasks of ledgers that we keep ourselves. Refusals: E_NOT_ISSUER and those of `findTask`. */
export function ownTasks(store: Store, texts: readonly string[]): Result<readonly StoredRecord<'task'>[]> {
  const self = identityOf(store).id;
  const tasks: StoredRecord<'task'>[] = [];
  for (const text of texts) {
    const task = findTask(store, text);
    if (!task.ok) return task;
    if (task.value.author !== self) return notIssuer(store, task.value.author);
    tasks.push(task.value);
  }
  return ok(tasks);
}
