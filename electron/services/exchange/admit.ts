import type { z } from 'zod';
import { canonicalJson } from '../../../shared/canonical.ts';
import {
  fieldNamesOf,
  fieldsFit,
  knownPart,
  type RecordKind,
  recordFields,
} from '../../../shared/model/record.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { refusalOf } from '../../../shared/rules/writers.ts';
import { type StoredRecord, toWire } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { identityOf, registerOf } from '../own-unit.ts';

/** Under this name the store remembers which kinds and fields were known when it was last opened. */
const KNOWN = 'knownFields';

/**
 * After an upgrade: what a later version's bundles left here, kept but not understood, is judged by the rules of its
 * kind now that the kind is known. What does not fit is taken out again, whole in the history; its author's next bundle
 * brings it once more and is answered in words.
 */
export function admitKept(store: Store): void {
  const kinds = Object.keys(recordFields) as readonly RecordKind[];
  const known = Object.fromEntries(kinds.map((kind) => [kind, fieldNamesOf(kind)]));
  const text = canonicalJson(known);
  const before = store.meta.json<Readonly<Record<string, readonly string[]>>>(KNOWN, {});
  if (canonicalJson(before) === text) return;
  store.db.transaction(() => {
    if (Object.keys(before).length > 0) {
      const register = registerOf(store);
      for (const kind of kinds) {
        const names = before[kind];
        if (names === undefined) admitKind(store, register, kind);
        else admitFields(store, kind, new Set(fieldNamesOf(kind).filter((name) => !names.includes(name))));
      }
    }
    store.meta.set(KNOWN, text);
  })();
}

function admitKind(store: Store, register: Register, kind: RecordKind): void {
  for (const record of store.records.all(kind)) {
    const fits = fieldsFit(kind, knownPart(kind, record.fields));
    if (fits && mayStay(store, register, record)) continue;
    store.history.add({
      at: store.now(),
      who: register.nameOf(record.author),
      via: 'import',
      action: 'removed',
      record,
      old: { fields: record.fields, clock: record.clock, except: record.except, arrival: record.arrival },
    });
    store.records.remove(record.id);
  }
}

function mayStay(store: Store, register: Register, record: StoredRecord): boolean {
  const identity = identityOf(store);
  if (identity.ids.has(record.author)) return true;
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  return (
    refusalOf(toWire(record), {
      direction: identity.adoptions.some(({ issuer }) => issuer === record.author) ? 'above' : 'below',
      sender: record.author,
      sameUnit: (a, b) => resolve(a) === resolve(b),
      isUs: (unit) => identity.ids.has(unit),
      present: null,
      parent: record.parent === null ? null : store.records.headOf(record.parent),
      assignments: store.records.children('assignment', record.parent ?? '').map(({ fields }) => fields),
    }) === null
  );
}

/** A value that the field's rule refuses now is taken out; the rest of the record stays. */
function admitFields(store: Store, kind: RecordKind, added: ReadonlySet<string>): void {
  if (added.size === 0) return;
  const rules: Readonly<Record<string, z.ZodType>> = recordFields[kind].shape;
  for (const record of store.records.all(kind)) {
    const fields: Readonly<Record<string, unknown>> = record.fields;
    const bad = Object.keys(fields).filter(
      (name) => added.has(name) && !rules[name]?.safeParse(fields[name]).success,
    );
    if (bad.length === 0) continue;
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !bad.includes(name)));
    store.history.add({
      at: store.now(),
      who: '',
      via: 'import',
      action: 'changed',
      record,
      old: { fields: record.fields, clock: record.clock, except: record.except, arrival: record.arrival },
      fresh: Object.fromEntries(bad.map((name) => [name, null])),
    });
    store.records.replace({ ...record, fields: rest as StoredRecord['fields'] });
  }
}
