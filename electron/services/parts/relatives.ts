import { isPartOf } from '../../../shared/rules/parts.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

type Task = StoredRecord<'task'>;

/** The row that a part stands under; null for a row of the list and while that row is not here. */
export function rowAbove(store: Store, part: Task): Task | null {
  const { of } = part.fields.part ?? {};
  const row = of === undefined ? null : store.records.get('task', of);
  return row && isPartOf(part, row) ? row : null;
}

/** The parts of a row. */
export function partsOfRow(store: Store, row: Task): readonly Task[] {
  if (row.fields.part !== undefined) return [];
  return store.records.related('partOf', row.id).filter((part) => isPartOf(part, row));
}
