import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import type { BundleView, Counts, ReceiveEntry } from '../../../shared/model/views.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';

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
  /** The unit it came from, as this store calls it. */
  readonly sender: string;
  /** The replica that wrote the bundle, its number in the chain and the hash of the one before; null in old rows. */
  readonly replica: string | null;
  readonly number: number | null;
  readonly previous: string | null;
  readonly previousNumber: number | null;
  /** The minisign key line that signed it; null in old rows and in what another PC of ours received. */
  readonly key: string | null;
  /** For the register: who brought it, on which medium, who received it. */
  readonly carriedBy: string | null;
  readonly medium: string | null;
  readonly receivedBy: string | null;
  /** What was found out about the sender's history. */
  readonly findings: readonly Finding[];
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
  readonly sender: string;
  readonly replica: string | null;
  readonly number: number | null;
  readonly previous: string | null;
  readonly previous_number: number | null;
  readonly key: string | null;
  readonly carried_by: string | null;
  readonly medium: string | null;
  readonly received_by: string | null;
  readonly findings: string;
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
  sender: row.sender,
  replica: row.replica,
  number: row.number,
  previous: row.previous,
  previousNumber: row.previous_number,
  key: row.key,
  carriedBy: row.carried_by,
  medium: row.medium,
  receivedBy: row.received_by,
  findings: JSON.parse(row.findings),
});

/** Writes a receive down, in the transaction of what it changed. */
export function addReceive(store: Store, receive: StoredReceive): void {
  store.db
    .prepare(
      'INSERT INTO receive (id, at, file, sha256, bundle, counts, code, first_seq, last_seq, undone_at, sender, replica, number, previous, previous_number, key, carried_by, medium, received_by, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
      receive.sender,
      receive.replica,
      receive.number,
      receive.previous,
      receive.previousNumber,
      receive.key,
      receive.carriedBy,
      receive.medium,
      receive.receivedBy,
      JSON.stringify(receive.findings),
    );
}

/** The receive of this very file, unless it was taken back since. */
export function receiveOfFile(store: Store, sha256: string): StoredReceive | null {
  const row = store.db
    .prepare<[string], Row>('SELECT * FROM receive WHERE sha256 = ? AND undone_at IS NULL')
    .get(sha256);
  return row ? toReceive(row) : null;
}

/** What receiving the same file once more comes to: nothing, whatever was done with its records since. */
export function countsAgain({ counts }: StoredReceive): Counts {
  const unchanged = counts.new + counts.changed + counts.unchanged;
  return { new: 0, changed: 0, unchanged, refused: counts.refused };
}

/** Newest first. */
export const allReceives = (store: Store): readonly StoredReceive[] =>
  store.db.prepare<[], Row>('SELECT * FROM receive ORDER BY last_seq DESC, at DESC').all().map(toReceive);

const broughtBy = (receive: string): string => `receives-brought:${receive}`;

/** Receives of another PC that an archive told of: known here for as long as the receive of that archive stands. */
export const noteBrought = (store: Store, receive: string, ids: readonly string[]): void =>
  store.meta.setJson(broughtBy(receive), ids);

/** Forgets the receives that an archive told of; for the undo of its own. */
export function forgetBrought(store: Store, receive: string): void {
  const forget = store.db.prepare('DELETE FROM receive WHERE id = ?');
  for (const id of store.meta.json<readonly string[]>(broughtBy(receive), [])) forget.run(id);
  store.meta.set(broughtBy(receive), null);
}

/** Notes when a receive was taken back (UTC milliseconds). */
export const markUndone = (store: Store, id: string, at: number): void => {
  store.db.prepare('UPDATE receive SET undone_at = ? WHERE id = ?').run(at, id);
};

/** Writes down who brought a file; false where it was never received. */
export const noteReceive = (
  store: Store,
  bundle: string,
  note: Pick<StoredReceive, 'carriedBy' | 'medium' | 'receivedBy'>,
): boolean =>
  store.db
    .prepare(
      "UPDATE receive SET carried_by = ?, medium = ?, received_by = ? WHERE json_extract(bundle, '$.id') = ?",
    )
    .run(note.carriedBy, note.medium, note.receivedBy, bundle).changes > 0;

/** Every receive, newest first; only the newest that stands can be taken back. */
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

/** Of a bundle what is kept and shown. */
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

/** Recognised by the hash of the whole file, without opening it. */
export async function receivedBefore(
  env: Environment,
  store: Store,
  path: string,
): Promise<StoredReceive | null> {
  const sha256 = await env.bundles.hash(path);
  return sha256 === null ? null : receiveOfFile(store, sha256);
}
