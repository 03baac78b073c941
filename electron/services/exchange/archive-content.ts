import { basename } from 'node:path';
import { HANDOVER, type HandoverItem } from '../../../shared/exchange/handover.ts';
import { newId } from '../../../shared/ids.ts';
import { type RecordKind, recordKinds, type WireRecord } from '../../../shared/model/record.ts';
import { toWire } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { requestDraftsOf } from '../cycle/request-drafts.ts';
import { draftsOf } from '../drafts.ts';
import { learnedItems } from '../intake/learned-handover.ts';
import { identityOf } from '../own-unit.ts';
import { allKeyRows } from './enrolled-keys.ts';
import { workItems } from './handover-work.ts';
import { allReceives } from './receives.ts';
import { replicasSeen } from './replicas.ts';
import { sentRows } from './transmissions.ts';

/** Records first that others hang on. */
const PARENTS_FIRST: readonly RecordKind[] = ['unit', 'taskList', 'task', 'assignment'];

/** Everything an archive carries, in file order; evidence apart. Keys are in none of it. */
export function* archiveRecords(store: Store): Generator<WireRecord> {
  const { id } = identityOf(store);
  const replica = store.meta.get('replica') ?? '';
  const wrap = (item: HandoverItem): WireRecord => ({
    kind: HANDOVER,
    id: newId(),
    parent: null,
    author: id,
    clock: [1, replica],
    fields: item,
  });
  const [unit, ...rest] = handoverItems(store);
  if (unit) yield wrap(unit);
  for (const kind of [...PARENTS_FIRST, ...recordKinds.filter((each) => !PARENTS_FIRST.includes(each))])
    for (const record of inOrder(store.records.all(kind))) yield toWire(record);
  for (const record of inOrder(store.records.ofUnknownKinds())) yield toWire(record);
  for (const item of rest) yield wrap(item);
}

/** In the order in which they came here: a ledger stays where it was in the list of ledgers. */
const inOrder = <T extends { readonly id: string; readonly arrival: number }>(
  records: readonly T[],
): readonly T[] => records.toSorted((a, b) => a.arrival - b.arrival || (a.id < b.id ? -1 : 1));

/** The unit first, the history last. */
function* handoverItems(store: Store): Generator<HandoverItem> {
  const { role, operator, adoptions } = identityOf(store);
  yield { what: 'unit', role, operator, seen: replicasSeen(store) };
  for (const { issuer, unit } of adoptions) yield { what: 'adoption', issuer, unit };
  for (const { unit, minisign, age, since, revoked_at, revoked_why } of allKeyRows(store))
    yield { what: 'key', unit, minisign, age, since, revokedAt: revoked_at, revokedWhy: revoked_why };
  for (const draft of draftsOf(store)) yield { what: 'draft', ...draft };
  for (const draft of requestDraftsOf(store)) yield { what: 'requestDraft', ...draft };
  for (const row of sentRows(store).toReversed()) {
    yield {
      what: 'sent',
      bundle: row.bundle,
      at: row.at,
      kind: row.kind,
      receiver: row.receiver,
      file: basename(row.file),
      sha256: row.sha256,
      records: row.records,
      secret: row.secret,
      replica: row.replica,
      number: row.number,
      evidence: JSON.parse(row.evidence),
      carriedBy: row.carried_by,
      medium: row.medium,
      receivedBy: row.received_by,
      confirmedAt: row.confirmed_at,
      confirmedBy: row.confirmed_by,
    };
  }
  for (const { firstSeq, lastSeq, key, findings, ...receive } of allReceives(store).toReversed())
    yield { what: 'received', ...receive };
  yield* learnedItems(store);
  yield* workItems(store);
  for (const row of store.history.range(0, store.history.lastSeq()).reverse()) {
    const { at, who, via, action, kind, record, parent, old, fresh } = row;
    yield {
      what: 'history',
      at,
      who,
      via,
      action,
      kind,
      record,
      parent,
      old: old && { ...old },
      fresh: fresh && { ...fresh },
    };
  }
}
