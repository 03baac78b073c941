import type { Register } from '../../../shared/rules/register.ts';
import { toWire } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Adoption } from '../own-unit.ts';
import { keptUnder } from './kept.ts';
import { inOrder, type Scope } from './scope.ts';

/** What goes up to one body: our answers, every signed-off version and request about its tasks, and receipts for what it sent. */
export function scopeAbove(store: Store, register: Register, adoption: Adoption): Scope {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const isUs = (id: string) => resolve(id) === resolve(adoption.unit);
  const ours = <K extends 'report' | 'acknowledgement' | 'request' | 'countersign'>(kind: K) =>
    store.records
      .all(kind)
      .filter((r) => isUs(r.author) && store.records.headOf(r.parent ?? '')?.author === adoption.issuer);
  const reports = ours('report');
  const receipts = store.records
    .all('receipt')
    .filter((r) => isUs(r.author) && r.fields.from === adoption.issuer);
  const theirs = new Set(
    store.records.all('task').flatMap((task) => (task.author === adoption.issuer ? [task.id] : [])),
  );
  for (const { id } of reports) theirs.add(id);
  const kept = keptUnder(
    store.records.ofUnknownKinds().filter((record) => isUs(record.author)),
    theirs,
  );
  const evidence = new Map(reports.flatMap((r) => r.fields.evidence).map((file) => [file.sha256, file]));
  return {
    records: [
      ...inOrder(ours('acknowledgement')),
      ...inOrder(reports),
      ...inOrder(ours('request')),
      ...inOrder(ours('countersign')),
      ...inOrder(receipts),
      ...inOrder(kept),
    ].map(toWire),
    evidence: [...evidence.values()],
  };
}
