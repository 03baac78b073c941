import type { TaskFields } from '../../shared/model/record.ts';
import type { StoredRecord } from './records.ts';

/** What one task may be to another, with the column of the store that holds the other's id. */
export const relationColumns = {
  goesOnFrom: 'goes_on_from',
  partOf: 'part_of',
  copyOf: 'copy_of',
} as const;
export type Relation = keyof typeof relationColumns;

export const byRelation = <T>(of: (column: string) => T): Readonly<Record<Relation, T>> => ({
  goesOnFrom: of(relationColumns.goesOnFrom),
  partOf: of(relationColumns.partOf),
  copyOf: of(relationColumns.copyOf),
});

const none = [null, null, null] as const;

/** The values of these columns, in their order, as the fields of a record say. */
export function relationsOf({ kind, fields }: StoredRecord): readonly (string | null)[] {
  if (kind !== 'task') return none;
  const { rolledFrom, part, origins } = fields as TaskFields;
  return [rolledFrom?.task ?? null, part?.of ?? null, origins?.[0] ?? null];
}
