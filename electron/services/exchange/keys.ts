import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { allKeyRows, type EnrolledKey } from './trust.ts';

type Why = NonNullable<EnrolledKey['revoked_why']>;

/** The keys on record: which PC of which unit is trusted, since when, and which no longer. */
export function createKeyOperations(env: Environment): Pick<Operations, 'listKeys' | 'revokeKey'> {
  return {
    listKeys: ({ unit }) =>
      withStore(env, (store) => {
        const register = registerOf(store);
        if (unit === null) return ok(keyViews(store, register, null));
        const found = register.find(unit);
        return found.ok ? ok(keyViews(store, register, found.value.id)) : found;
      }),

    revokeKey: ({ unit, fingerprint: wanted, why }) =>
      withStore(env, (store): Result<KeyView[]> => {
        const register = registerOf(store);
        const found = register.find(unit);
        if (!found.ok) return found;
        const { id, fields } = found.value;
        const row = rowsOf(store, register, id).find((key) => isPrint(printOf(key), wanted.trim()));
        if (!row) return fail('E_NO_KEY', { unit: fields.name, fingerprint: wanted });
        store.write({ who: operatorName(identityOf(store)), via: 'local' }, (writer) => {
          revoke(store, [row], why);
          vouch(store, writer, register, id);
        });
        return ok(keyViews(store, register, id));
      }),
  };
}

const printOf = (key: EnrolledKey): string => formatFingerprint(fingerprint(key.minisign));

/** The whole fingerprint, or its digits alone. */
const isPrint = (print: string, wanted: string): boolean =>
  print === wanted || print.split(' ')[0] === wanted;

const rowsOf = (store: Store, register: Register, unit: string): readonly EnrolledKey[] =>
  allKeyRows(store).filter((row) => (register.byId(row.unit)?.id ?? row.unit) === unit);

const keyViews = (store: Store, register: Register, unit: string | null): KeyView[] =>
  (unit === null ? allKeyRows(store) : rowsOf(store, register, unit)).map((row) => ({
    unit: { id: row.unit, name: register.nameOf(row.unit) },
    fingerprint: printOf(row),
    since: row.since,
    revokedAt: row.revoked_at,
    why: row.revoked_why,
  }));

/** Calls keys back, each with its line in the history. Inside a transaction. */
export function revoke(store: Store, keys: readonly EnrolledKey[], why: Why): void {
  const at = store.now();
  for (const key of keys) {
    if (key.revoked_at !== null) continue;
    store.db
      .prepare('UPDATE unit_key SET revoked_at = ?, revoked_why = ? WHERE unit = ? AND minisign = ?')
      .run(at, why, key.unit, key.minisign);
    store.history.add({
      at,
      who: operatorName(identityOf(store)),
      via: 'local',
      action: 'changed',
      record: { id: key.unit, kind: 'key', parent: null, arrival: 0 },
      fresh: { fingerprint: printOf(key), revoked: why },
    });
  }
}

/** Calls back every good key of a unit but one. */
export const revokeOthers = (store: Store, register: Register, unit: string, kept: string, why: Why): void =>
  revoke(
    store,
    rowsOf(store, register, unit).filter((row) => row.minisign !== kept),
    why,
  );

/**
 * Puts on record, for the unit below itself, which of its keys this body trusts. It goes down with the next issue under
 * our signature, so that the PCs of that unit know each other and a new one knows that it was enrolled.
 */
export function vouch(store: Store, writer: Writer, register: Register, unit: string): void {
  const self = store.meta.get('unit') ?? '';
  if (store.records.get('unit', unit)?.author !== self || unit === self) return;
  const stated = store.records.all('unitKey').filter(({ author }) => author === self);
  for (const { minisign, age, since, revoked_at, revoked_why } of rowsOf(store, register, unit)) {
    const fields = { unit, minisign, age, since, revokedAt: revoked_at, why: revoked_why };
    const present = stated.find((record) => record.fields.minisign === minisign);
    if (present) writer.change(present, fields);
    else writer.create('unitKey', null, self, fields);
  }
}
