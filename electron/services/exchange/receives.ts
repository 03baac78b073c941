import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { BundleView, Counts, ReceiveEntry } from '../../../shared/model/views.ts';
import type { Store } from '../../store/store.ts';

/** The local journal of receives; an undone one stays in it. */
export interface StoredReceive {
  readonly id: string;
  readonly at: number;
  readonly file: string;
  readonly sha256: string;
  readonly bundle: BundleView;
  readonly counts: Counts;
  readonly code: string;
  /** History rows first < seq <= last are what it changed. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly undoneAt: number | null;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly file: string;
  readonly sha256: string;
  readonly bundle: string;
  readonly counts: string;
  readonly code: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly undone_at: number | null;
}

const toReceive = (row: Row): StoredReceive => ({
  id: row.id,
  at: row.at,
  file: row.file,
  sha256: row.sha256,
  bundle: JSON.parse(row.bundle),
  counts: JSON.parse(row.counts),
  code: row.code,
  firstSeq: row.first_seq,
  lastSeq: row.last_seq,
  undoneAt: row.undone_at,
});

export function addReceive(store: Store, receive: StoredReceive): void {
  store.db
    .prepare(
      'INSERT INTO receive (id, at, file, sha256, bundle, counts, code, first_seq, last_seq, undone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      receive.id,
      receive.at,
      receive.file,
      receive.sha256,
      JSON.stringify(receive.bundle),
      JSON.stringify(receive.counts),
      receive.code,
      receive.firstSeq,
      receive.lastSeq,
      receive.undoneAt,
    );
}

/** The receive of this very file, unless it was taken back since. */
export function receiveOfFile(store: Store, sha256: string): StoredReceive | null {
  const row = store.db
    .prepare<[string], Row>('SELECT * FROM receive WHERE sha256 = ? AND undone_at IS NULL')
    .get(sha256);
  return row ? toReceive(row) : null;
}

/** Newest first. */
export const allReceives = (store: Store): readonly StoredReceive[] =>
  store.db.prepare<[], Row>('SELECT * FROM receive ORDER BY last_seq DESC, at DESC').all().map(toReceive);

export const markUndone = (store: Store, id: string, at: number): void => {
  store.db.prepare('UPDATE receive SET undone_at = ? WHERE id = ?').run(at, id);
};

export function listReceives(store: Store): ReceiveEntry[] {
  const all = allReceives(store);
  const newest = all.find((receive) => receive.undoneAt === null);
  return all.map(({ id, at, file, bundle, counts, code, undoneAt }) => ({
    id,
    at,
    file,
    bundle,
    counts,
    code,
    undoneAt,
    undoable: id === newest?.id,
  }));
}

export const bundleView = (descriptor: Descriptor): BundleView => ({
  id: descriptor.id,
  kind: descriptor.kind,
  from: { id: descriptor.from.id, name: descriptor.from.name },
  to: descriptor.to && { id: descriptor.to.id, name: descriptor.to.name },
  cutoff: descriptor.cutoff,
  createdAt: descriptor.createdAt,
  records: descriptor.counts.total,
  evidence: { count: descriptor.counts.evidence.files, bytes: descriptor.counts.evidence.bytes },
});
