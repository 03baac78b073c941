import type { Register } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';

/** The public lines of a unit's key. */
export interface UnitKeyRow {
  readonly unit: string;
  readonly minisign: string;
  readonly age: string;
}

/** A key on record in this store, under the unit it was enrolled for. */
export interface EnrolledKey extends UnitKeyRow {
  /** UTC milliseconds. */
  readonly since: number;
  /** From when nothing it signs is taken; null while it is good. */
  readonly revoked_at: number | null;
  readonly revoked_why: 'lost' | 'replaced' | null;
}

const KEY_COLUMNS = 'unit, minisign, age, since, revoked_at, revoked_why';

/** Every key on record, those that were called back too. */
export const allKeyRows = (store: Store): readonly EnrolledKey[] =>
  store.db
    .prepare<[], EnrolledKey>(`SELECT ${KEY_COLUMNS} FROM unit_key ORDER BY unit, since, minisign`)
    .all();

/** Of one unit, whatever ids it was enrolled under; those that were called back too. */
export function keyRowsOf(store: Store, register: Register, unit: string): readonly EnrolledKey[] {
  const rows = store.db.prepare<[string], EnrolledKey>(
    `SELECT ${KEY_COLUMNS} FROM unit_key WHERE unit = ? ORDER BY since, minisign`,
  );
  return register
    .idsOf(unit)
    .toSorted()
    .flatMap((id) => rows.all(id));
}

/** Keys that are good, by unit; what was enrolled for an entry that was joined into another counts for that one. */
export function enrolledKeys(store: Store, register: Register): ReadonlyMap<string, readonly UnitKeyRow[]> {
  const keys = new Map<string, UnitKeyRow[]>();
  for (const row of allKeyRows(store)) {
    if (row.revoked_at !== null) continue;
    const unit = register.byId(row.unit)?.id ?? row.unit;
    keys.set(unit, [...(keys.get(unit) ?? []), row]);
  }
  return keys;
}

/** Enrols a key; `receive` names the receive that brought it, so that its undo takes the trust back. True for a new one. */
export function enrolKey(store: Store, key: UnitKeyRow, receive: string | null): boolean {
  const { changes } = store.db
    .prepare('INSERT OR IGNORE INTO unit_key (unit, minisign, age, since, receive) VALUES (?, ?, ?, ?, ?)')
    .run(key.unit, key.minisign, key.age, store.now(), receive);
  return changes > 0;
}

/** The unit a key was enrolled for, also when it was called back since. */
export function keyHolder(store: Store, register: Register, minisign: string): string | null {
  const row = keyRow(store, minisign);
  return row ? (register.byId(row.unit)?.id ?? row.unit) : null;
}

/** What is on record of a key; null where nothing is. */
export const keyRow = (store: Store, minisign: string): EnrolledKey | null =>
  store.db
    .prepare<[string], EnrolledKey>(`SELECT ${KEY_COLUMNS} FROM unit_key WHERE minisign = ?`)
    .get(minisign) ?? null;
