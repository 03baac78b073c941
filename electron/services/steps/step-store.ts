import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { DraftChange } from './draft-changes.ts';

/** What doing a step again puts back. */
export type Undone =
  /** Nothing of it had left: the records were put back as they were, and come again as they are here. */
  | { readonly way: 'exact'; readonly records: readonly StoredRecord[] }
  /** Files had gone out since: the earlier values were written anew, as later changes; `arrivals` are of those writes. */
  | {
      readonly way: 'forward';
      readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly arrivals: Readonly<Record<string, number>>;
    };

export interface Step {
  readonly id: number;
  readonly at: number;
  readonly operation: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly drafts: readonly DraftChange[];
  readonly undone: Undone | null;
}

interface Row {
  readonly id: number;
  readonly at: number;
  readonly operation: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly drafts: string;
  readonly undone: string | null;
}

const toStep = (row: Row): Step => ({
  id: row.id,
  at: row.at,
  operation: row.operation,
  firstSeq: row.first_seq,
  lastSeq: row.last_seq,
  drafts: JSON.parse(row.drafts),
  undone: row.undone === null ? null : JSON.parse(row.undone),
});

/** As many as a person will ever walk back. */
const KEPT = 100;

/** A new step: what was taken back before it can't be done again any more. */
export function addStep(store: Store, step: Omit<Step, 'id' | 'undone'>): number {
  store.db.prepare('DELETE FROM step WHERE undone IS NOT NULL').run();
  const { lastInsertRowid } = store.db
    .prepare('INSERT INTO step (at, operation, first_seq, last_seq, drafts) VALUES (?, ?, ?, ?, ?)')
    .run(step.at, step.operation, step.firstSeq, step.lastSeq, JSON.stringify(step.drafts));
  const id = Number(lastInsertRowid);
  store.db.prepare('DELETE FROM step WHERE id <= ?').run(id - KEPT);
  return id;
}

/** Newest first. */
export const listSteps = (store: Store): readonly Step[] =>
  store.db.prepare<[], Row>('SELECT * FROM step ORDER BY id DESC').all().map(toStep);

/** The step of an id, or the newest that stands (or, with `undone`, the one that was taken back last). */
export function findStep(store: Store, id: number | null, undone: boolean): Step | null {
  const fitting = listSteps(store).filter((step) => (step.undone !== null) === undone);
  if (id !== null) return fitting.find((step) => step.id === id) ?? null;
  return (undone ? fitting.at(-1) : fitting[0]) ?? null;
}

export function noteUndone(store: Store, id: number, undone: Undone): void {
  store.db.prepare('UPDATE step SET undone = ? WHERE id = ?').run(JSON.stringify(undone), id);
}

/** The step stands again; done again forwards it has new rows in the history. */
export function noteRedone(store: Store, id: number, rows?: { first: number; last: number }): void {
  store.db.prepare('UPDATE step SET undone = NULL WHERE id = ?').run(id);
  if (rows)
    store.db
      .prepare('UPDATE step SET first_seq = ?, last_seq = ? WHERE id = ?')
      .run(rows.first, rows.last, id);
}
