import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

/** Signed-off reports that name a file, without reading those that do not. */
export function reportsNaming(store: Store, sha256: string): readonly StoredRecord<'report'>[] {
  const ids = store.db
    .prepare<[string], { id: string }>("SELECT id FROM record WHERE kind = 'report' AND instr(fields, ?) > 0")
    .all(sha256);
  return ids.flatMap(({ id }) => {
    const report = store.records.get('report', id);
    return report?.fields.evidence.some((file) => file.sha256 === sha256) ? [report] : [];
  });
}
