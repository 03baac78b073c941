import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { loadPublicLines } from '../../keys/unit-keys.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { allKeyRows, type EnrolledKey, keyRowsOf } from './enrolled-keys.ts';
import { keepAsSaid } from './key-changes.ts';

type Why = NonNullable<EnrolledKey['revoked_why']>;

/** The keys on record: which PC of which unit is trusted, since when, and which no longer. */
export function createKeyOperations(
  env: Environment,
): Pick<Operations, 'listKeys' | 'nameKey' | 'revokeKey'> {
  const ownPrint = async () => {
    const lines = await loadPublicLines(env.options.dir);
    return lines.ok ? formatFingerprint(fingerprint(lines.value.minisign)) : null;
  };
  const found = (store: Store, name: string, wanted: string): Result<Found> => {
    const register = registerOf(store);
    const unit = register.find(name);
    if (!unit.ok) return unit;
    const { id, fields } = unit.value;
    const row = keyRowsOf(store, register, id).find((key) => isPrint(printOf(key), wanted.trim()));
    return row ? ok({ register, id, row }) : fail('E_NO_KEY', { unit: fields.name, fingerprint: wanted });
  };
  return {
    listKeys: async ({ unit }) => {
      const own = await ownPrint();
      return withStore(env, (store) => {
        const register = registerOf(store);
        if (unit === null) return ok(keyViews(store, register, null, own));
        const entry = register.find(unit);
        return entry.ok ? ok(keyViews(store, register, entry.value.id, own)) : entry;
      });
    },

    nameKey: async ({ unit, fingerprint: wanted, label }) => {
      const own = await ownPrint();
      return withStore(env, (store): Result<KeyView[]> => {
        const key = found(store, unit, wanted);
        if (!key.ok) return key;
        store.meta.set(labelKey(key.value.row), label || null);
        return ok(keyViews(store, key.value.register, key.value.id, own));
      });
    },

    revokeKey: async ({ unit, fingerprint: wanted, why }) => {
      const own = await ownPrint();
      return withStore(env, (store): Result<KeyView[]> => {
        const key = found(store, unit, wanted);
        if (!key.ok) return key;
        const { register, id, row } = key.value;
        store.write({ who: operatorName(identityOf(store)), via: 'local' }, (writer) => {
          revoke(store, [row], why);
          vouch(store, writer, register, id);
        });
        return ok(keyViews(store, register, id, own));
      });
    },
  };
}

interface Found {
  readonly register: Register;
  readonly id: string;
  readonly row: EnrolledKey;
}

const labelKey = ({ minisign }: Pick<EnrolledKey, 'minisign'>): string => `key-label:${minisign}`;

const printOf = (key: EnrolledKey): string => formatFingerprint(fingerprint(key.minisign));

/** The whole fingerprint, or its digits alone. */
const isPrint = (print: string, wanted: string): boolean =>
  print === wanted || print.split(' ')[0] === wanted;

function keyViews(store: Store, register: Register, unit: string | null, own: string | null): KeyView[] {
  const identity = identityOf(store);
  const bodies = new Set(identity.adoptions.map(({ issuer }) => issuer));
  const rows = unit === null ? allKeyRows(store) : keyRowsOf(store, register, unit);
  return rows.map((row): KeyView => {
    const holder = register.byId(row.unit)?.id ?? row.unit;
    return {
      unit: { id: holder, name: register.nameOf(holder) },
      fingerprint: printOf(row),
      label: store.meta.get(labelKey(row)),
      side: identity.ids.has(holder) ? 'self' : bodies.has(holder) ? 'above' : 'below',
      thisPc: printOf(row) === own,
      since: row.since,
      revokedAt: row.revoked_at,
      why: row.revoked_why,
    };
  });
}

/** Calls keys back, each with its line in the history. Inside a transaction. */
export function revoke(store: Store, keys: readonly EnrolledKey[], why: Why): void {
  const at = store.now();
  for (const key of keys) {
    keepAsSaid(store, key.minisign);
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
    keyRowsOf(store, register, unit).filter((row) => row.minisign !== kept),
    why,
  );

/** Calls back one key of a unit. */
export const revokeOne = (store: Store, register: Register, unit: string, minisign: string, why: Why): void =>
  revoke(
    store,
    keyRowsOf(store, register, unit).filter((row) => row.minisign === minisign),
    why,
  );

/**
 * Puts on record, for the unit below itself, which of its keys this body trusts. It goes down with the next issue under
 * our signature, so that the PCs of that unit know each other and a new one knows that it was enrolled.
 */
export function vouch(store: Store, writer: Writer, register: Register, unit: string): void {
  const self = store.meta.get('unit') ?? '';
  if (store.records.get('unit', unit)?.author !== self || unit === self) return;
  const stated = statedKeys(store, self, unit);
  for (const { minisign, age, since, revoked_at, revoked_why } of keyRowsOf(store, register, unit)) {
    const fields = { unit, minisign, age, since, revokedAt: revoked_at, why: revoked_why };
    const present = stated.find((record) => record.fields.minisign === minisign);
    if (present) writer.change(present, fields);
    else writer.create('unitKey', null, self, fields);
  }
}

/** The keys of one unit as this body has stated them. Only they are read: a body has the keys of thousands of units. */
function statedKeys(store: Store, self: string, unit: string): readonly StoredRecord<'unitKey'>[] {
  return store.records.ofUnit('unitKey', null, unit).filter(({ author }) => author === self);
}
