import type { Store } from '../../store/store.ts';

const TABLES = ['draft', 'request_draft'] as const;
type Table = (typeof TABLES)[number];
type Row = Readonly<Record<string, string | number | null>>;

/** One draft as a step found it and as it left it; null where there was none. */
export interface DraftChange {
  readonly table: Table;
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

const keyOf = (table: Table, row: Row): string =>
  table === 'draft' ? `${row['task']} ${row['unit']} ${row['period']}` : String(row['id']);

type Drafts = ReadonlyMap<string, { readonly table: Table; readonly key: string; readonly row: Row }>;

export function readDrafts(store: Store): Drafts {
  return new Map(
    TABLES.flatMap((table) =>
      store.db
        .prepare<[], Row>(`SELECT * FROM ${table}`)
        .all()
        .map((row) => [`${table} ${keyOf(table, row)}`, { table, key: keyOf(table, row), row }] as const),
    ),
  );
}

export function draftChanges(before: Drafts, after: Drafts): readonly DraftChange[] {
  const found: DraftChange[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    const one = now ?? old;
    if (one && JSON.stringify(old?.row) !== JSON.stringify(now?.row))
      found.push({ table: one.table, key: one.key, before: old?.row ?? null, after: now?.row ?? null });
  }
  return found;
}

/** Whether every draft is as the step left it (or, with `before`, as it found it). */
export function draftsAre(store: Store, changes: readonly DraftChange[], side: 'before' | 'after'): boolean {
  const present = readDrafts(store);
  return changes.every(
    (change) =>
      JSON.stringify(present.get(`${change.table} ${change.key}`)?.row ?? null) ===
      JSON.stringify(change[side]),
  );
}

export function putDrafts(store: Store, changes: readonly DraftChange[], side: 'before' | 'after'): void {
  for (const change of changes) {
    const row = change[side];
    const gone = change[side === 'before' ? 'after' : 'before'];
    if (gone) remove(store, change.table, gone);
    if (!row) continue;
    remove(store, change.table, row);
    const names = Object.keys(row);
    store.db
      .prepare(
        `INSERT INTO ${change.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...names.map((name) => row[name]));
  }
}

function remove(store: Store, table: Table, row: Row): void {
  if (table === 'draft')
    store.db
      .prepare('DELETE FROM draft WHERE task = ? AND unit = ? AND period = ?')
      .run(row['task'], row['unit'], row['period']);
  else store.db.prepare('DELETE FROM request_draft WHERE id = ?').run(row['id']);
}
