import type { StoredRecord } from '../../store/records.ts';

/**
 * Of the records of kinds this version does not know: those that hang on one of `parents`, on each other below that, or
 * that `concerns` says are the receiver's. Nothing else travels: what can't be read can't be judged, and might be about
 * another unit.
 */
export function keptUnder(
  kept: readonly StoredRecord[],
  parents: ReadonlySet<string>,
  concerns: (record: StoredRecord) => boolean = () => false,
): readonly StoredRecord[] {
  const found = new Map<string, StoredRecord>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const record of kept) {
      const hangs = record.parent !== null && (parents.has(record.parent) || found.has(record.parent));
      if (hangs || concerns(record)) found.set(record.id, record);
    }
  }
  return [...found.values()];
}
