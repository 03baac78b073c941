import { basename, dirname } from 'node:path';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import type { UnitFields } from '../../../shared/model/record.ts';
import { fail, ok } from '../../../shared/result.ts';
import { publicLines } from '../../keys/unit-keys.ts';
import { toWire } from '../../store/records.ts';
import { newUnit } from '../assign.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { enrolKey, enrolledKeys, keyHolder } from './enrolled-keys.ts';
import { keepAsSaid } from './key-changes.ts';
import { revokeOne, revokeOthers, vouch } from './keys.ts';
import { cardDescent, checkRevoked, forgedKey } from './trust.ts';

/** A unit card: a bundle with one unit record, signed by its own key. */
export function createCardOperations(env: Environment): Pick<Operations, 'writeCard' | 'trustCard'> {
  return {
    writeCard: async ({ path }) => {
      const store = env.store();
      if (!store.ok) return store;
      const keys = await env.keys();
      if (!keys.ok) return keys;
      const identity = identityOf(store.value);
      const own = store.value.records.get('unit', identity.id);
      if (!own) return fail('E_NO_STORE', { path: env.options.dir });
      const written = await env.bundles.write({
        dir: dirname(path),
        fileName: basename(path),
        kind: 'card',
        from: { id: identity.id, name: identity.name, code: identity.code },
        to: null,
        replica: store.value.meta.get('replica') ?? '',
        cutoff: null,
        previous: null,
        records: [toWire(own)],
        evidence: [],
        omitted: [],
        keys: keys.value,
        createdAt: env.now(),
        appVersion: env.options.appVersion,
      });
      if (!written.ok) return written;
      const line = publicLines(keys.value).minisign;
      return ok({ path: written.value.path, fingerprint: formatFingerprint(fingerprint(line)) });
    },

    trustCard: async ({ path, anotherKey, again, replaces, dryRun }) => {
      const opened = env.store();
      if (!opened.ok) return opened;
      const store = opened.value;
      const bundle = await env.bundles.open(path);
      if (!bundle.ok) return bundle;
      const { descriptor, signature, file } = bundle.value;
      const [card] = [...bundle.value.records()];
      await bundle.value.close();
      if (
        descriptor.kind !== 'card' ||
        card?.record.kind !== 'unit' ||
        card.record.id !== descriptor.from.id
      ) {
        return fail('E_NOT_A_CARD', { file: file.name });
      }
      const identity = identityOf(store);
      const stated = card.record.fields as UnitFields;
      const register = registerOf(store);
      const known =
        register.byId(card.record.id) ??
        matching(register.find(stated.code ?? stated.name), register.find(stated.name));
      if (identity.ids.has(known?.id ?? card.record.id))
        return fail('E_FROM_OURSELVES', { from: stated.name });
      const holder = keyHolder(store, register, descriptor.from.keys.minisign);
      const keys = known ? (enrolledKeys(store, register).get(known.id) ?? []) : [];
      const isNew = !keys.some((key) => key.minisign === descriptor.from.keys.minisign);
      const descent =
        known && isNew && holder === null ? cardDescent(store, register, known.id, descriptor.from) : null;
      if (descent?.kind === 'forged') return forgedKey(descriptor.from);
      const renewed = descent?.kind === 'renewed';
      // The card of a PC that was lost does not come back by mistake.
      const good = checkRevoked(store, { ...descriptor, createdAt: Number.MAX_SAFE_INTEGER });
      if (!good.ok && !again && !dryRun) return good;
      // A second key for a unit, or a key that spoke for another: a loud stop, until a person has asked by phone.
      if (
        (holder !== null && holder !== known?.id) ||
        (isNew && keys.length > 0 && !anotherKey && !replaces && !renewed && !dryRun)
      ) {
        return fail('E_KEY_CHANGED', { from: stated.name, fingerprint: signature.fingerprint });
      }
      const put = dryRun ? store.rehearse : store.write;
      return put({ who: operatorName(identity), via: 'local' }, (writer) => {
        const unit = known
          ? { id: known.id, name: known.fields.name }
          : {
              id: writer.create('unit', null, identity.id, {
                ...newUnit(stated.name),
                code: stated.code,
                kind: stated.kind,
              }),
              name: stated.name,
            };
        enrolKey(store, { unit: unit.id, ...descriptor.from.keys }, null);
        const { minisign } = descriptor.from.keys;
        // A key that was called back and whose card a person enrols again is good again.
        store.db
          .prepare(
            'UPDATE unit_key SET revoked_at = NULL, revoked_why = NULL WHERE unit = ? AND minisign = ?',
          )
          .run(unit.id, minisign);
        keepAsSaid(store, minisign);
        const after = registerOf(store);
        if (replaces) revokeOthers(store, after, unit.id, minisign, replaces);
        else if (descent?.kind === 'renewed') revokeOne(store, after, unit.id, descent.from, 'replaced');
        vouch(store, writer, after, unit.id);
        if (isNew) {
          store.history.add({
            at: store.now(),
            who: operatorName(identity),
            via: 'local',
            action: 'created',
            record: { id: unit.id, kind: 'key', parent: null, arrival: 0 },
            fresh: { name: unit.name, fingerprint: signature.fingerprint },
          });
        }
        return ok({
          unit,
          new: !known,
          fingerprint: signature.fingerprint,
          calledBack: !good.ok,
          descent: descent?.kind ?? 'none',
          otherKeys: replaces ? 0 : keys.length - (isNew ? 0 : 1),
        });
      });
    },
  };
}

type Found = ReturnType<ReturnType<typeof registerOf>['find']>;
const matching = (...found: readonly Found[]) => found.flatMap((f) => (f.ok ? [f.value] : []))[0] ?? null;
