import type { Transmission } from '../../../shared/model/views.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';

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
  readonly evidence: readonly string[];
}

interface Row extends Omit<SentBundle, 'evidence'> {
  readonly evidence: string;
}

export function recordTransmission(store: Store, sent: SentBundle): void {
  store.db
    .prepare(
      'INSERT INTO transmission (bundle, at, kind, receiver, file, sha256, records, secret, replica, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
      JSON.stringify(sent.evidence),
    );
}

/** Newest first. */
const rows = (store: Store): readonly Row[] =>
  store.db.prepare<[], Row>('SELECT * FROM transmission ORDER BY at DESC, bundle DESC').all();

/** When the receiver of a bundle says that this very file arrived. 已导出 becomes 已送达 only by that. */
function deliveries(store: Store, register: Register): (row: Row) => number | undefined {
  const receipts = Map.groupBy(store.records.all('receipt'), (receipt) => receipt.fields.bundle);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  return (row) =>
    receipts
      .get(row.bundle)
      ?.find(
        ({ author, fields }) => resolve(author) === resolve(row.receiver) && fields.sha256 === row.sha256,
      )?.fields.receivedAt;
}

const view = (row: Row, name: string, deliveredAt: number | undefined): Transmission => ({
  id: row.bundle,
  at: row.at,
  kind: row.kind,
  to: { id: row.receiver, name },
  file: row.file,
  records: row.records,
  status: deliveredAt === undefined ? 'exported' : 'delivered',
  deliveredAt: deliveredAt ?? null,
});

/** What was sent, read once. */
export interface TransmissionLog {
  /** Newest first. */
  readonly all: () => Transmission[];
  /** The last one to a receiver; the hash only by this replica: a restored copy does not go on another's chain. */
  readonly last: (receiver: string) => Transmission | null;
  readonly previous: (receiver: string, replica: string) => string | null;
  /** Evidence the receiver is known to hold. */
  readonly receipted: (receiver: string) => ReadonlySet<string>;
}

export function readTransmissions(store: Store, register: Register): TransmissionLog {
  const deliveredAt = deliveries(store, register);
  const sent = rows(store);
  const byReceiver = Map.groupBy(sent, (row) => row.receiver);
  const show = (row: Row) => view(row, register.nameOf(row.receiver), deliveredAt(row));
  return {
    all: () => sent.map(show),
    last: (receiver) => {
      const row = byReceiver.get(receiver)?.[0];
      return row ? show(row) : null;
    },
    previous: (receiver, replica) =>
      byReceiver.get(receiver)?.find((row) => row.replica === replica)?.sha256 ?? null,
    receipted: (receiver) =>
      new Set(
        byReceiver
          .get(receiver)
          ?.filter((row) => deliveredAt(row) !== undefined)
          .flatMap((row) => JSON.parse(row.evidence) as string[]),
      ),
  };
}
