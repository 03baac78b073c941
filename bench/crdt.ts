import { from, ImmutableString, load, save } from '@automerge/automerge';
import { LoroDoc, LoroMap, type Value } from 'loro-crdt';
import * as Y from 'yjs';
import type { WireRecord } from '../shared/model/record.ts';

/** An edit of one field of one task. */
export interface Edit {
  readonly record: string;
  readonly field: string;
  readonly value: string;
}

/** A replica of somebody else's making that holds the same records under the same ids, each field by itself. */
export interface Comparator {
  readonly name: string;
  /** The whole as it would travel, after the records were put in. */
  readonly whole: Uint8Array;
  /** Reads a whole into a replica that holds nothing, and looks at every field. */
  readonly receive: (bytes: Uint8Array) => Replica;
}

export interface Replica {
  /** Bytes that bring these edits to who holds the same. Null where it is not compared. */
  readonly increment: ((edits: readonly Edit[]) => Uint8Array) | null;
  readonly merge: (increment: Uint8Array) => void;
  /** Looks at every field. */
  readonly look: () => void;
}

const contentOf = ({ kind, parent, author, fields }: WireRecord): Readonly<Record<string, unknown>> => ({
  ...{ kind, parent, author },
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`fields.${name}`, value])),
});

export function yjsOf(records: readonly WireRecord[]): Comparator {
  const doc = new Y.Doc();
  const all = doc.getMap<Y.Map<unknown>>('records');
  doc.transact(() => {
    for (const record of records) all.set(record.id, new Y.Map(Object.entries(contentOf(record))));
  });
  return {
    name: 'yjs',
    whole: Y.encodeStateAsUpdate(doc),
    receive: (bytes) => {
      const replica = new Y.Doc();
      Y.applyUpdate(replica, bytes);
      const held = replica.getMap<Y.Map<unknown>>('records');
      held.toJSON();
      return {
        increment: (edits) => {
          const before = Y.encodeStateVector(replica);
          replica.transact(() => {
            for (const { record, field, value } of edits) held.get(record)?.set(`fields.${field}`, value);
          });
          return Y.encodeStateAsUpdate(replica, before);
        },
        merge: (increment) => Y.applyUpdate(replica, increment),
        look: () => void held.toJSON(),
      };
    },
  };
}

export function loroOf(records: readonly WireRecord[]): Comparator {
  const doc = new LoroDoc();
  const all = doc.getMap('records');
  for (const record of records) {
    const map = all.setContainer(record.id, new LoroMap());
    for (const [name, value] of Object.entries(contentOf(record))) map.set(name, value as Value);
  }
  doc.commit();
  return {
    name: 'loro',
    whole: doc.export({ mode: 'snapshot' }),
    receive: (bytes) => {
      const replica = new LoroDoc();
      replica.import(bytes);
      replica.toJSON();
      return {
        increment: null,
        merge: (increment) => void replica.import(increment),
        look: () => void replica.toJSON(),
      };
    },
  };
}

/** Texts that are replaced and never edited letter by letter: automerge's leanest form of them. */
export function withWholeTexts(value: unknown): unknown {
  if (typeof value === 'string') return new ImmutableString(value);
  if (Array.isArray(value)) return value.map(withWholeTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withWholeTexts(inner)]));
}

export function automergeOf(records: readonly WireRecord[]): Comparator {
  const all = Object.fromEntries(records.map((record) => [record.id, withWholeTexts(contentOf(record))]));
  return {
    name: 'automerge',
    whole: save(from({ records: all })),
    receive: (bytes) => {
      load(bytes);
      return { increment: null, merge: () => {}, look: () => {} };
    },
  };
}
