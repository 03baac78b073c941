import { newId } from '../../../shared/ids.ts';
import { type IntakeDraft, type IntakeState, intakeState } from '../../../shared/model/intake.ts';
import type { Store } from '../../store/store.ts';

/** A document as it was given: the file's bytes, or what the clipboard held. */
export interface DocumentContent {
  readonly name: string;
  readonly sha256: string;
  readonly form: 'file' | 'paste';
  readonly bytes: Uint8Array;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly form: 'file' | 'paste';
  readonly content: Uint8Array;
  readonly state: string | null;
  readonly saved_at: number;
}

/** Keeps a document that is being checked; the same document is kept once, with what was done to it. */
export function keepDocument(store: Store, { name, sha256, form, bytes }: DocumentContent): string {
  const known = store.db
    .prepare<[string], { id: string }>('SELECT id FROM intake_draft WHERE sha256 = ?')
    .get(sha256);
  if (known) return known.id;
  const id = newId();
  store.db
    .prepare(
      'INSERT INTO intake_draft (id, name, sha256, form, content, state, saved_at) VALUES (?, ?, ?, ?, ?, NULL, ?)',
    )
    .run(id, name, sha256, form, Buffer.from(bytes), store.now());
  return id;
}

export function keptDocument(store: Store, id: string): DocumentContent | null {
  const row = store.db.prepare<[string], Row>('SELECT * FROM intake_draft WHERE id = ?').get(id);
  return row ? { name: row.name, sha256: row.sha256, form: row.form, bytes: row.content } : null;
}

/** What was done so far; null where nothing was, or where an older version of the program wrote it otherwise. */
export function stateOf(store: Store, id: string): IntakeState | null {
  const row = store.db
    .prepare<[string], Pick<Row, 'state'>>('SELECT state FROM intake_draft WHERE id = ?')
    .get(id);
  return row?.state ? readState(row.state) : null;
}

function readState(json: string): IntakeState | null {
  const read = intakeState.safeParse(JSON.parse(json));
  return read.success ? read.data : null;
}

/** False where the draft is gone. */
export function saveState(store: Store, id: string, state: IntakeState): boolean {
  const { changes } = store.db
    .prepare('UPDATE intake_draft SET state = ?, saved_at = ? WHERE id = ?')
    .run(JSON.stringify(state), store.now(), id);
  return changes > 0;
}

export const dropDocument = (store: Store, id: string): void => {
  store.db.prepare('DELETE FROM intake_draft WHERE id = ?').run(id);
};

/** Newest first, those on which nothing was done left out. */
export function allDrafts(store: Store): IntakeDraft[] {
  const rows = store.db
    .prepare<[], Omit<Row, 'content' | 'sha256'>>(
      'SELECT id, name, form, state, saved_at FROM intake_draft WHERE state IS NOT NULL ORDER BY saved_at DESC, id',
    )
    .all();
  return rows.flatMap(({ id, name, form, state, saved_at }) => {
    const read = readState(state ?? '');
    return read
      ? [{ id, name, form, savedAt: saved_at, title: read.title, tasks: read.rows.length, open: read.open }]
      : [];
  });
}
