import type { Transmission } from '../../../shared/model/views.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';
import { askedByUnit } from '../evidence/asks.ts';

/** What went out, kept here only: the chain of bundles to a receiver, and which of them a receipt came back for. */
export interface SentBundle {
  readonly bundle: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly receiver: string;
  readonly file: string;
  readonly sha256: string;
  readonly records: number;
  readonly secret: string;
  readonly replica: string;
  /** Place in the chain of bundles to this receiver, counted from 1. */
  readonly number: number;
  readonly evidence: readonly string[];
  /** Who carries it and on which medium, as far as somebody wrote it down. */
  readonly carriedBy: string | null;
  readonly medium: string | null;
}

export interface SentRow extends Omit<SentBundle, 'evidence' | 'carriedBy'> {
  readonly evidence: string;
  readonly carried_by: string | null;
  /** Who received it over there, as somebody wrote it down. */
  readonly received_by: string | null;
  /** When its receipt code was heard by phone, UTC milliseconds, and who typed it. */
  readonly confirmed_at: number | null;
  readonly confirmed_by: string | null;
}

/** Under this name the store remembers up to which row of its history the newest file to a receiver may hold. */
const sentUpTo = (receiver: string): string => `sent-up-to:${receiver}`;

/** Writes down a bundle that went out. */
export function recordTransmission(store: Store, sent: SentBundle): void {
  store.db
    .prepare(
      'INSERT INTO transmission (bundle, at, kind, receiver, file, sha256, records, secret, replica, number, evidence, carried_by, medium) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      sent.bundle,
      sent.at,
      sent.kind,
      sent.receiver,
      sent.file,
      sent.sha256,
      sent.records,
      sent.secret,
      sent.replica,
      sent.number,
      JSON.stringify(sent.evidence),
      sent.carriedBy,
      sent.medium,
    );
}

/** What this PC wrote just now holds whatever its history holds by now. */
export const noteWritten = (store: Store, receiver: string): void =>
  store.meta.set(sentUpTo(receiver), String(store.history.lastSeq()));

/**
 * To whom a file was written since a row of the history. By the count of the rows: the clock of a PC may be set back by
 * years between the two. Only by `at`, UTC milliseconds, can be told what an earlier version wrote, and what another PC
 * of the unit did once an archive had taken that row there.
 */
export function receiversSince(
  store: Store,
  { lastSeq, at }: { readonly lastSeq: number; readonly at: number },
): readonly string[] {
  const upTo = (receiver: string) => store.meta.get(sentUpTo(receiver));
  const handedOver = Number(upTo(store.meta.get('unit') ?? '') ?? 0) >= lastSeq;
  return store.db
    .prepare<[], { receiver: string; last: number }>(
      'SELECT receiver, max(at) AS last FROM transmission GROUP BY receiver',
    )
    .all()
    .filter(({ receiver, last }) => {
      const written = upTo(receiver);
      if (written !== null && Number(written) >= lastSeq) return true;
      return (written === null || handedOver) && last >= at;
    })
    .map(({ receiver }) => receiver);
}

/** Newest first. */
export const sentRows = (store: Store): readonly SentRow[] =>
  store.db
    .prepare<[], SentRow>('SELECT * FROM transmission ORDER BY at DESC, number DESC, bundle DESC')
    .all();

/**
 * The next number to a receiver, used up by asking: a file that was written but never entered here, because the PC
 * went off in between, must not share its number with another.
 */
export function takeNumber(store: Store, receiver: string): number {
  const key = `sent-number:${receiver}`;
  return store.db.transaction(() => {
    const entered = store.db
      .prepare<[string], { last: number | null }>(
        'SELECT max(number) AS last FROM transmission WHERE receiver = ?',
      )
      .get(receiver);
    const number = Math.max(Number(store.meta.get(key) ?? 0), entered?.last ?? 0) + 1;
    store.meta.set(key, String(number));
    return number;
  })();
}

/** How it became known that a bundle arrived. */
export interface Delivery {
  /** UTC milliseconds: of the receive as its receipt says, or of the phone call. */
  readonly at: number;
  readonly by: 'receipt' | 'phone';
  /** Records that were not taken, as the receipt says; a code on the phone does not tell. */
  readonly refused: number | null;
}

/**
 * When the receiver of a bundle says that this very file arrived, by a receipt that was not withdrawn or by its code
 * on the phone. 已导出 becomes 已送达 only by that.
 */
export function deliveriesOf(store: Store, register: Register): (row: SentRow) => Delivery | null {
  const receipts = Map.groupBy(store.records.all('receipt'), (receipt) => receipt.fields.bundle);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  return (row) => {
    const receipt = receipts
      .get(row.bundle)
      ?.find(
        ({ author, fields }) =>
          resolve(author) === resolve(row.receiver) &&
          fields.sha256 === row.sha256 &&
          fields.withdrawnAt === undefined,
      )?.fields;
    if (receipt) return { at: receipt.receivedAt, by: 'receipt', refused: receipt.counts.refused };
    if (row.confirmed_at === null) return null;
    return { at: row.confirmed_at, by: 'phone', refused: null };
  };
}

const view = (row: SentRow, name: string, delivery: Delivery | null): Transmission => ({
  id: row.bundle,
  at: row.at,
  kind: row.kind,
  to: { id: row.receiver, name },
  file: row.file,
  records: row.records,
  number: row.number,
  status: delivery === null ? 'exported' : 'delivered',
  deliveredAt: delivery?.at ?? null,
});

/** The last bundle of this replica to a receiver, which the next one goes on from. */
export interface ChainEnd {
  readonly sha256: string;
  readonly number: number;
}

/** What was sent, read once. */
export interface TransmissionLog {
  /** Newest first. */
  readonly all: () => Transmission[];
  readonly last: (receiver: string) => Transmission | null;
  /** Only by this replica: a restored copy does not go on another's chain. */
  readonly end: (receiver: string, replica: string) => ChainEnd | null;
  /** Evidence the receiver is known to hold: what arrived there, without what it asks for again. */
  readonly receipted: (receiver: string) => ReadonlySet<string>;
}

/** Reads the register of what went out once, to be asked by receiver. */
export function readTransmissions(store: Store, register: Register): TransmissionLog {
  const deliveryOf = deliveriesOf(store, register);
  const sent = sentRows(store);
  const byReceiver = Map.groupBy(sent, (row) => row.receiver);
  const asked = askedByUnit(store, register);
  const show = (row: SentRow) => view(row, register.nameOf(row.receiver), deliveryOf(row));
  return {
    all: () => sent.map(show),
    last: (receiver) => {
      const row = byReceiver.get(receiver)?.[0];
      return row ? show(row) : null;
    },
    end: (receiver, replica) => {
      const own = byReceiver.get(receiver)?.filter((row) => row.replica === replica) ?? [];
      return own.reduce<SentRow | null>((last, row) => (last && last.number > row.number ? last : row), null);
    },
    receipted: (receiver) =>
      new Set(
        byReceiver
          .get(receiver)
          ?.filter((row) => deliveryOf(row) !== null)
          .flatMap((row) => JSON.parse(row.evidence) as string[])
          .filter((hash) => !asked.get(receiver)?.has(hash)),
      ),
  };
}
