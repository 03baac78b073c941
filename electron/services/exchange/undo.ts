import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HistoryRow } from '../../store/history.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import { labelOf } from '../lookup.ts';
import type { Operations } from '../operations.ts';
import { dropAdoption, identityOf, operatorName, registerOf } from '../own-unit.ts';
import { restoreRetired } from './key-changes.ts';
import { allReceives, forgetBrought, listReceives, markUndone, type StoredReceive } from './receives.ts';
import { forgetReplicas } from './replicas.ts';
import { readTransmissions, receiversSince } from './transmissions.ts';

type UndoOperations = Pick<Operations, 'undoReceive' | 'listReceives' | 'listTransmissions'>;

/** `undoReceive`: takes a receive back, the newest where none is named. Refusals: E_NOTHING_TO_UNDO, E_UNDO_CHANGED. */
export function createUndoOperations(env: Environment): UndoOperations {
  return {
    undoReceive: ({ id }) =>
      withStore(env, (store) => {
        // What another PC received before a hand-over can't be taken back here.
        const standing = allReceives(store).filter((r) => r.undoneAt === null && r.lastSeq > 0);
        const receive = id === null ? standing[0] : standing.find((r) => r.id === id || r.bundle.id === id);
        if (!receive) return fail('E_NOTHING_TO_UNDO');
        const register = registerOf(store);
        const senderOf = ({ bundle: { from } }: StoredReceive) => register.byId(from.id)?.id ?? from.id;
        // A later file of the same sender may hold the same records, found unchanged: it would stand without its content.
        const later = standing
          .slice(0, standing.indexOf(receive))
          .find((r) => senderOf(r) === senderOf(receive));
        if (later) return fail('E_UNDO_CHANGED', { what: later.file });
        const undone = undo(store, receive);
        return undone.ok ? ok({ bundle: { id: receive.bundle.id } }) : undone;
      }),
    listReceives: () => withStore(env, (store) => ok(listReceives(store))),
    listTransmissions: () => withStore(env, (store) => ok(readTransmissions(store, registerOf(store)).all())),
  };
}

/**
 * Takes a receive back from its journal, with the trust it gave. Its cost follows the bundle, not the store.
 * Refused with E_UNDO_CHANGED while anything it touched was changed since.
 */
function undo(store: Store, receive: StoredReceive): Result<void> {
  const rows = store.history.range(receive.firstSeq, receive.lastSeq);
  const touched = changedSince(store, receive) ?? hangsOn(store, receive);
  if (touched !== null) return fail('E_UNDO_CHANGED', { what: touched });
  const identity = identityOf(store);
  store.write({ who: operatorName(identity), via: 'undo' }, (writer) => {
    const sentBack = receiptThatWentOut(store, receive, rows);
    for (const row of rows) writer.revert(row);
    if (sentBack) {
      const withdrawn = { ...sentBack.fields, withdrawnAt: store.now() };
      writer.create('receipt', null, sentBack.author, withdrawn, sentBack.id);
    }
    store.db.prepare('DELETE FROM unit_key WHERE receive = ?').run(receive.id);
    restoreRetired(store, receive.id);
    dropAdoption(store, receive.id);
    forgetReplicas(store, receive.id);
    forgetBrought(store, receive.id);
    markUndone(store, receive.id, store.now());
    store.history.add({
      at: store.now(),
      who: operatorName(identity),
      via: 'undo',
      action: 'removed',
      record: { id: receive.id, kind: 'receive', parent: null, arrival: 0 },
      fresh: { file: receive.file, bundle: receive.bundle.id, from: receive.bundle.from.name },
    });
  });
  return ok(undefined);
}

/**
 * The receipt of a receive, where a bundle to its sender was written since and may have carried it. Only the one that
 * this receive gave: an archive may have brought that of another PC, which has the file still.
 */
function receiptThatWentOut(
  store: Store,
  receive: StoredReceive,
  rows: readonly HistoryRow[],
): StoredRecord<'receipt'> | null {
  const receipt = rows
    .filter(({ kind, action }) => kind === 'receipt' && action === 'created')
    .map(({ record }) => store.records.get('receipt', record))
    .find((r) => r && isReceiptOf(r, receive));
  if (!receipt) return null;
  const register = registerOf(store);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const sender = resolve(receipt.fields.from);
  return receiversSince(store, receive).some((id) => resolve(id) === sender) ? receipt : null;
}

const isReceiptOf = ({ fields }: StoredRecord<'receipt'>, receive: StoredReceive): boolean =>
  fields.bundle === receive.bundle.id && fields.sha256 === receive.sha256 && fields.withdrawnAt === undefined;

/** A record whose last change is not the receive's. */
function changedSince(store: Store, { firstSeq, lastSeq, bundle }: StoredReceive): string | null {
  const row = store.db
    .prepare<[number, number, string], Pick<HistoryRow, 'kind' | 'record' | 'parent'>>(
      `WITH last AS (SELECT max(seq) AS seq FROM history WHERE seq > ? AND seq <= ? GROUP BY record)
       SELECT h.kind, h.record, h.parent
       FROM last JOIN history h ON h.seq = last.seq LEFT JOIN record r ON r.id = h.record
       WHERE (r.id IS NULL OR r.arrival <> h.arrival)
         -- A draft that an archive brought is no record, and stays.
         AND h.kind <> 'draft'
         -- What was asked for in the receipt since is no work on what came.
         AND NOT (h.kind = 'receipt' AND h.action = 'created' AND json_extract(r.fields, '$.bundle') = ?) LIMIT 1`,
    )
    .get(firstSeq, lastSeq, bundle.id);
  if (!row) return null;
  const record = store.records.find(row.record);
  return record ? labelOf(store, record.kind, record.fields, record.parent) : row.kind;
}

/** Something of ours that hangs on a record the receive brought or answers it: a draft, a report, an assignment, a decision. */
function hangsOn(store: Store, { firstSeq, lastSeq }: StoredReceive): string | null {
  const brought = `SELECT record FROM history WHERE seq > ? AND seq <= ? AND action = 'created'`;
  const range = [firstSeq, lastSeq] as const;
  const task =
    store.db
      .prepare<[number, number, number, number], { id: string }>(
        `SELECT task AS id FROM draft WHERE task IN (${brought})
         UNION ALL SELECT task FROM request_draft WHERE task IN (${brought}) LIMIT 1`,
      )
      .get(...range, ...range) ??
    store.db
      .prepare<[number, number, number, number], { id: string }>(
        `SELECT parent AS id FROM record WHERE parent IN (${brought}) AND id NOT IN (${brought}) LIMIT 1`,
      )
      .get(...range, ...range) ??
    store.db
      .prepare<[string, number, number, number, number], { id: string }>(
        // A decision of ours hangs beside what it answers and names it.
        `SELECT d.parent AS id FROM history h JOIN record d ON d.kind = 'decision' AND d.parent = h.parent AND d.author = ?
         WHERE h.seq > ? AND h.seq <= ? AND h.action = 'created' AND h.kind IN ('report', 'request')
           AND json_extract(d.fields, '$.subject') = h.record AND d.id NOT IN (${brought}) LIMIT 1`,
      )
      .get(identityOf(store).id, ...range, ...range);
  const record = task ? store.records.find(task.id) : null;
  return record ? labelOf(store, record.kind, record.fields, record.parent) : (task?.id ?? null);
}
