import { newId } from '../../shared/ids.ts';
import { clocksAfter, clocksInOneForm, mergeFields, sameValue } from '../../shared/merge.ts';
import type { Clock } from '../../shared/model/record/clock.ts';
import {
  type FieldsOf,
  knownPart,
  type RecordKind,
  recordFields,
  type WireRecord,
} from '../../shared/model/record.ts';
import { Refusal } from '../../shared/result.ts';
import type { Db } from './database.ts';
import { type Before, createHistory, type History, type HistoryRow, type Via } from './history.ts';
import { createMeta, type Meta } from './meta.ts';
import { createRecords, type Records, type StoredRecord } from './records.ts';

/** What became of an incoming record. */
export interface Applied {
  readonly status: 'new' | 'changed' | 'unchanged';
  readonly before: StoredRecord | null;
  readonly changed: readonly string[];
}

/** Writes inside one transaction. Every write leaves its row in the history. Throws Refusal E_BAD_FIELD for what could not travel. */
export interface Writer {
  /** Answers the new record's id; a unit creating its own entry gives the id, being its author too. */
  readonly create: <K extends RecordKind>(
    kind: K,
    parent: string | null,
    author: string,
    fields: FieldsOf<K>,
    id?: string,
  ) => string;
  /** Only fields whose value differs are written; answers their names. */
  readonly change: <K extends RecordKind>(
    record: StoredRecord<K>,
    fields: Partial<FieldsOf<K>>,
  ) => readonly string[];
  /** Merges a record that came from elsewhere; `before` is what the store holds under its id, `text` the JSON of its fields if at hand. */
  readonly apply: (record: WireRecord, before: StoredRecord | null, text?: string) => Applied;
  /** Puts a record back to what a history row says it was. */
  readonly revert: (row: HistoryRow) => void;
}

export interface WriteAs {
  readonly who: string;
  readonly via: Via;
}

export interface Store {
  readonly db: Db;
  readonly dir: string;
  readonly records: Records;
  readonly history: History;
  readonly meta: Meta;
  /** One transaction; an exception rolls it back and passes through. */
  readonly write: <T>(as: WriteAs, work: (writer: Writer) => T) => T;
  /** The same, taken back whatever the outcome: a preview by the code of the real thing. */
  readonly rehearse: <T>(as: WriteAs, work: (writer: Writer) => T) => T;
  readonly now: () => number;
}

export function createStore(db: Db, dir: string, now: () => number): Store {
  const records = createRecords(db);
  const history = createHistory(db);
  const meta = createMeta(db);

  const write = <T>(as: WriteAs, work: (writer: Writer) => T): T =>
    db.transaction(() => {
      const replica = meta.get('replica') ?? '';
      const at = now();
      let counter = Number(meta.get('counter') ?? 0);
      let arrival = Number(meta.get('arrival') ?? 0);
      const note = (record: StoredRecord, old?: Before, fresh?: Readonly<Record<string, unknown>>) =>
        history.add({
          at,
          ...as,
          action: old ? 'changed' : 'created',
          record,
          ...(old && { old }),
          ...(fresh && { fresh }),
        });
      const result = work({
        create: (kind, parent, author, fields, id = newId()) => {
          checkFields(kind, fields);
          counter += 1;
          arrival += 1;
          const record: StoredRecord = {
            id,
            kind,
            parent,
            author,
            fields,
            clock: [counter, replica],
            except: null,
            arrival,
          };
          records.insert(record);
          note(record);
          return record.id;
        },
        change: (record, fields) => {
          const entries = Object.entries(fields).filter(
            ([name, value]) => !sameValue(field(record, name), value),
          );
          if (entries.length === 0) return [];
          checkFields(record.kind, { ...record.fields, ...fields });
          counter = Math.max(counter, highestCounter(record)) + 1;
          arrival += 1;
          const now: Clock = [counter, replica];
          const written = new Map(entries.map(([name]) => [name, now]));
          const fresh = Object.fromEntries(entries);
          const merged = { ...record, fields: { ...record.fields, ...fresh } };
          const next: StoredRecord = { ...merged, ...clocksAfter(merged, written), arrival };
          records.replace(next);
          note(next, toBefore(record), fresh);
          return entries.map(([name]) => name);
        },
        apply: (incoming, before, text) => {
          if (!before) {
            arrival += 1;
            const record: StoredRecord = {
              ...incoming,
              kind: incoming.kind as RecordKind,
              fields: incoming.fields as FieldsOf<RecordKind>,
              ...clocksInOneForm(incoming),
              arrival,
            };
            records.insert(record, text);
            note(record);
            return { status: 'new', before: null, changed: [] };
          }
          const merged = mergeFields(before, { ...incoming, except: incoming.except ?? null });
          if (!merged) return { status: 'unchanged', before, changed: [] };
          arrival += 1;
          const { changed, ...versioned } = merged;
          const next = { ...before, ...versioned, arrival } as StoredRecord;
          records.replace(next);
          note(
            next,
            toBefore(before),
            Object.fromEntries(changed.map((name) => [name, merged.fields[name]])),
          );
          return { status: changed.length > 0 ? 'changed' : 'unchanged', before, changed };
        },
        revert: (row) => {
          if (!row.old) {
            records.remove(row.record);
            return;
          }
          const record = records.find(row.record);
          if (record) records.replace({ ...record, ...row.old } as StoredRecord);
        },
      });
      meta.set('counter', String(counter));
      meta.set('arrival', String(arrival));
      return result;
    })();

  const rehearse = <T>(as: WriteAs, work: (writer: Writer) => T): T => {
    const curtain = new Curtain<T>();
    try {
      write(as, (writer) => {
        curtain.outcome = { value: work(writer) };
        throw curtain;
      });
    } catch (thrown) {
      if (thrown !== curtain || !curtain.outcome) throw thrown;
      return curtain.outcome.value;
    }
    throw new Error('a rehearsal always ends with its curtain');
  };

  return { db, dir, records, history, meta, write, rehearse, now };
}

/** Thrown to roll a rehearsal back; carries its outcome out. */
class Curtain<T> extends Error {
  outcome: { readonly value: T } | null = null;
}

/** A record that breaks the limits would be refused by every receiver, and by our own exporter; fields of a later version stay as they are. */
function checkFields(kind: RecordKind, fields: Readonly<Record<string, unknown>>): void {
  const checked = recordFields[kind].safeParse(knownPart(kind, fields));
  if (!checked.success)
    throw new Refusal('E_BAD_FIELD', { field: checked.error.issues[0]?.path.join('.') ?? kind });
}

const field = (record: StoredRecord, name: string): unknown =>
  (record.fields as Record<string, unknown>)[name];

const highestCounter = (record: StoredRecord): number =>
  Math.max(record.clock[0], ...Object.values(record.except ?? {}).map((clock) => clock[0]));

const toBefore = ({ fields, clock, except, arrival }: StoredRecord): Before => ({
  fields,
  clock,
  except,
  arrival,
});
