import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import { changesTo, type KeyChange, keyChangeText } from '../../../shared/exchange/key-change.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeFailure } from '../../exchange/file-failure.ts';
import {
  createUnitKeys,
  inPlaceOf,
  KEY_FILE,
  loadPublicLines,
  type PublicLines,
  publicLines,
  saveUnitKeys,
  signWithKeys,
  type UnitKeys,
} from '../../keys/unit-keys.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName } from '../own-unit.ts';
import { enrolKey } from './enrolled-keys.ts';
import { keepKeyChanges, keyChangesOf } from './key-changes.ts';

/**
 * 更换本机密钥: a new pair of keys in place of the old one. With the old key at hand it signs for the new one, and who
 * knows the old one takes the new one without a question; a lost one proves nothing, and everybody asks by phone.
 */
export function createRenewKeyOperations(env: Environment): Pick<Operations, 'renewKey'> {
  return {
    renewKey: async ({ why }) => {
      const opened = env.store();
      if (!opened.ok) return opened;
      const trouble = env.trouble();
      if (trouble) return trouble;
      const store = opened.value;
      const old = why === 'replaced' ? await env.keys() : null;
      if (old && !old.ok) return old;
      const stated = await loadPublicLines(env.options.dir);
      const before = stated.ok ? stated.value : null;
      const fresh = await createUnitKeys();
      const keys = old ? inPlaceOf(fresh, old.value) : fresh;
      const change = keyChange(old?.value ?? null, before, publicLines(keys), env.now());
      // Told only once the new key is in place: until then nothing in this line leads to the present one.
      const line = before ? changesTo(keyChangesOf(store), before.minisign) : [];
      store.db.transaction(() => keepKeyChanges(store, [...line, change]))();
      const kept = why === 'lost' ? keepAside(env) : ok(undefined);
      if (!kept.ok) return kept;
      const saved = await saveUnitKeys(env.options.dir, keys, env.options);
      if (!saved.ok) return saved;
      noteRenewal(store, before, publicLines(keys), change);
      env.reopen();
      return ok({
        fingerprint: printOf(publicLines(keys).minisign),
        before: before && printOf(before.minisign),
        signedByOld: change.signature !== null,
      });
    },
  };
}

const printOf = (minisign: string): string => formatFingerprint(fingerprint(minisign));

function keyChange(
  old: UnitKeys | null,
  before: PublicLines | null,
  now: PublicLines,
  at: number,
): KeyChange {
  const change: KeyChange = {
    from: before?.minisign ?? null,
    to: now.minisign,
    age: now.age,
    at,
    why: old ? 'replaced' : 'lost',
    signature: null,
  };
  if (!old) return change;
  const message = new TextEncoder().encode(keyChangeText(change));
  return { ...change, signature: signWithKeys(old, message, 'taizhang-key-change') };
}

/** A key whose passphrase was forgotten may come back to somebody's mind. */
function keepAside(env: Environment): Result<void> {
  const { dir } = env.options;
  const file = join(dir, KEY_FILE);
  if (!existsSync(file)) return ok(undefined);
  try {
    copyFileSync(file, join(dir, `earlier-${env.now()}-${KEY_FILE}`));
    return ok(undefined);
  } catch (error) {
    const failure = writeFailure(error, dir, 'own');
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

/** This unit's other PCs know of both keys; the old one is called back, and the change is in the history. */
function noteRenewal(store: Store, before: PublicLines | null, now: PublicLines, change: KeyChange): void {
  const identity = identityOf(store);
  store.write({ who: operatorName(identity), via: 'local' }, () => {
    enrolKey(store, { unit: identity.id, ...now }, null);
    if (before) {
      enrolKey(store, { unit: identity.id, ...before }, null);
      store.db
        .prepare('UPDATE unit_key SET revoked_at = ?, revoked_why = ? WHERE minisign = ?')
        .run(change.at, change.why, before.minisign);
    }
    store.history.add({
      at: store.now(),
      who: operatorName(identity),
      via: 'local',
      action: 'changed',
      record: { id: identity.id, kind: 'key', parent: null, arrival: 0 },
      fresh: { fingerprint: printOf(now.minisign), why: change.why, signedByOld: change.signature !== null },
    });
  });
}
