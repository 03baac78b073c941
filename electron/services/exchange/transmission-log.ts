import { basename } from 'node:path';
import { shortCode } from '../../../shared/exchange/cover.ts';
import type { BundleKind } from '../../../shared/exchange/descriptor.ts';
import { readReceiptCode, receiptCode } from '../../../shared/exchange/receipt-code.ts';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { allReceives, noteReceive, type StoredReceive } from './receives.ts';
import { type Delivery, deliveriesOf, type SentRow, sentRows } from './transmissions.ts';

type LogOperations = Pick<Operations, 'getTransmissionLog' | 'confirmDelivery' | 'noteTransmission'>;

/** 报送登记簿: what went out and came in, by whom it was carried, and what is known of its arrival. */
export function createTransmissionLogOperations(env: Environment): LogOperations {
  return {
    getTransmissionLog: () => withStore(env, (store) => ok(transmissionLog(store))),
    confirmDelivery: ({ code, bundle }) => withStore(env, (store) => confirmDelivery(store, code, bundle)),
    noteTransmission: ({ bundle, carriedBy, medium, receivedBy }) =>
      withStore(env, (store) => {
        const note = { carriedBy: carriedBy || null, medium: medium || null, receivedBy: receivedBy || null };
        const noted = store.db
          .prepare('UPDATE transmission SET carried_by = ?, medium = ?, received_by = ? WHERE bundle = ?')
          .run(note.carriedBy, note.medium, note.receivedBy, bundle).changes;
        if (noted === 0 && !noteReceive(store, bundle, note)) return fail('E_NO_TRANSMISSION', { bundle });
        return entryOf(store, bundle);
      }),
  };
}

/** Both directions, newest first. */
export function transmissionLog(store: Store): TransmissionEntry[] {
  const register = registerOf(store);
  const deliveryOf = deliveriesOf(store, register);
  const out = sentRows(store).map((row) => sentEntry(row, register, deliveryOf(row)));
  const came = allReceives(store).map((receive) => receivedEntry(receive, register));
  return [...out, ...came].sort((a, b) => b.at - a.at || (b.number ?? 0) - (a.number ?? 0));
}

function entryOf(store: Store, bundle: string): Result<TransmissionEntry> {
  const entry = transmissionLog(store).find(({ id }) => id === bundle);
  return entry ? ok(entry) : fail('E_NO_TRANSMISSION', { bundle });
}

/** The code of a file sent is not among the answers: whoever sends must hear it. */
const sentEntry = (row: SentRow, register: Register, delivery: Delivery | null): TransmissionEntry => ({
  id: row.bundle,
  at: row.at,
  direction: 'out',
  kind: row.kind as BundleKind,
  unit: { id: row.receiver, name: register.nameOf(row.receiver) },
  file: basename(row.file),
  number: row.number,
  shortCode: shortCode(row.bundle),
  records: row.records,
  carriedBy: row.carried_by,
  medium: row.medium,
  receivedBy: row.received_by,
  status: delivery ? 'delivered' : 'exported',
  receipt: {
    at: delivery?.at ?? null,
    by: delivery?.by ?? null,
    code: null,
    refused: delivery?.refused ?? null,
  },
});

const receivedEntry = (receive: StoredReceive, register: Register): TransmissionEntry => ({
  id: receive.bundle.id,
  at: receive.at,
  direction: 'in',
  kind: receive.bundle.kind,
  unit: {
    id: receive.bundle.from.id,
    name: register.byId(receive.bundle.from.id)?.fields.name ?? receive.bundle.from.name,
  },
  file: receive.file,
  number: receive.number,
  shortCode: shortCode(receive.bundle.id),
  records: receive.bundle.records,
  carriedBy: receive.carriedBy,
  medium: receive.medium,
  receivedBy: receive.receivedBy,
  status: receive.undoneAt === null ? 'received' : 'undone',
  receipt: {
    at: null,
    by: null,
    code: receive.undoneAt === null ? receive.code : null,
    refused: receive.undoneAt === null ? receive.counts.refused : null,
  },
});

/**
 * Checks a code heard by phone against the secrets of what was sent. Refusals: E_RECEIPT_CODE, E_NO_TRANSMISSION, and
 * E_AMBIGUOUS where two files that are under way happen to have one code.
 */
function confirmDelivery(store: Store, typed: string, bundle: string | null): Result<TransmissionEntry> {
  const sent = sentRows(store);
  const asked = bundle === null ? sent : sent.filter((row) => row.bundle === bundle);
  if (bundle !== null && asked.length === 0) return fail('E_NO_TRANSMISSION', { bundle });
  const code = readReceiptCode(typed);
  const fits = code === null ? [] : asked.filter((row) => receiptCode(row.secret) === code);
  const deliveryOf = deliveriesOf(store, registerOf(store));
  const waiting = fits.filter((row) => deliveryOf(row) === null);
  const [first, ...more] = waiting.length > 0 ? waiting : fits;
  if (!first) return fail('E_RECEIPT_CODE', { code: typed });
  if (more.length > 0)
    return fail('E_AMBIGUOUS', { name: typed, candidates: waiting.map((row) => row.bundle).join('，') });
  if (waiting.length > 0) {
    const who = operatorName(identityOf(store));
    store.db.transaction(() => {
      store.db
        .prepare('UPDATE transmission SET confirmed_at = ?, confirmed_by = ? WHERE bundle = ?')
        .run(store.now(), who, first.bundle);
      store.history.add({
        at: store.now(),
        who,
        via: 'local',
        action: 'changed',
        record: { id: first.bundle, kind: 'transmission', parent: null, arrival: 0 },
        fresh: { file: basename(first.file), delivered: 'phone' },
      });
    })();
  }
  return entryOf(store, first.bundle);
}
