import type { Statement } from 'better-sqlite3';
import type { Clock } from '../../shared/model/record/clock.ts';
import { type FieldsOf, isRecordKind, type RecordKind, type WireRecord } from '../../shared/model/record.ts';
import type { Db } from './database.ts';
import { byRelation, type Relation, relationColumns, relationsOf } from './relations.ts';

/** A record as it lies in the store. `K` is trusted: only checked fields are ever written. */
export interface StoredRecord<K extends RecordKind = RecordKind> {
  readonly id: string;
  readonly kind: K;
  readonly parent: string | null;
  readonly author: string;
  readonly fields: FieldsOf<K>;
  readonly clock: Clock;
  readonly except: Readonly<Record<string, Clock>> | null;
  /** Local order of the last change to this record. */
  readonly arrival: number;
}

interface Row {
  id: string;
  kind: string;
  parent: string | null;
  author: string;
  fields: string;
  counter: number;
  origin: string;
  later: string | null;
  arrival: number;
}

export type RecordHead = Pick<StoredRecord, 'kind' | 'author'>;

/** Kinds that name a unit in their fields: `record_of_unit` finds them by what they hang on and by that unit. */
export const kindsOfUnit = [
  'assignment',
  'report',
  'acknowledgement',
  'request',
  'urge',
  'countersign',
  'unitKey',
] as const satisfies readonly RecordKind[];
export type KindOfUnit = (typeof kindsOfUnit)[number];

export interface Records {
  readonly find: (id: string) => StoredRecord | null;
  readonly get: <K extends RecordKind>(kind: K, id: string) => StoredRecord<K> | null;
  readonly all: <K extends RecordKind>(kind: K) => StoredRecord<K>[];
  readonly children: <K extends RecordKind>(kind: K, parent: string) => StoredRecord<K>[];
  /** What hangs on a task, or on nothing, under this very id of a unit. */
  readonly ofUnit: <K extends KindOfUnit>(kind: K, parent: string | null, unit: string) => StoredRecord<K>[];
  /** Receipts that ask, or once asked, for files. */
  readonly asking: () => StoredRecord<'receipt'>[];
  /** Tasks of which one is said: they go on from this row, are parts of it, or copies. */
  readonly related: (relation: Relation, task: string) => StoredRecord<'task'>[];
  /** Whatever row they go on from, are parts or copies of. */
  readonly allRelated: (relation: Relation) => StoredRecord<'task'>[];
  /** How many rows a list prints: its tasks without the parts that they were split into. */
  readonly rowsOfList: (list: string) => number;
  /** Grows with every write of this kind, one that is rolled back included. */
  readonly writes: (kind: RecordKind) => number;
  /** What a parent is asked for, without reading its fields. */
  readonly headOf: (id: string) => RecordHead | null;
  /** Records of kinds that a later version brought: kept and carried on, not understood. */
  readonly ofUnknownKinds: () => StoredRecord[];
  readonly count: (kind: RecordKind) => number;
  /** `text` is what `JSON.parse` made the fields of, where that is at hand; it need not be in our form. */
  readonly insert: (record: StoredRecord, text?: string) => void;
  readonly replace: (record: StoredRecord) => void;
  readonly remove: (id: string) => void;
}

/**
 * Kept as its line has it, since its texts are long; SQLite must not look into it. Of a name that stands twice it takes
 * the first, `JSON.parse` the last, and it reads no deeper than it likes.
 */
const keptAsItStands: RecordKind = 'task';

const COLUMNS = 'id, kind, parent, author, fields, counter, origin, later, arrival';

export function createRecords(db: Db): Records {
  const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE id = ?`);
  const ofKind = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE kind = ?`);
  const below = db.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM record WHERE kind = ? AND parent = ?`,
  );
  // The kind stands in the text: only then is the partial index known to hold it.
  const ofUnit = new Map<RecordKind, Statement<[string | null, string], Row>>(
    kindsOfUnit.map((kind) => [
      kind,
      db.prepare<[string | null, string], Row>(
        `SELECT ${COLUMNS} FROM record WHERE kind = '${kind}' AND parent IS ? AND json_extract(fields, '$.unit') = ?`,
      ),
    ]),
  );
  const asking = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM record INDEXED BY receipt_asking WHERE kind = 'receipt' AND json_extract(fields, '$.asks') IS NOT NULL`,
  );
  const kinds = db.prepare<[], { kind: string }>('SELECT DISTINCT kind FROM record');
  const head = db.prepare<[string], RecordHead>('SELECT kind, author FROM record WHERE id = ?');
  const howMany = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM record WHERE kind = ?');
  const relatedBy = byRelation((column) =>
    db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE ${column} = ?`),
  );
  const anyBy = byRelation((column) =>
    db.prepare<[], Row>(`SELECT ${COLUMNS} FROM record WHERE ${column} IS NOT NULL`),
  );
  const rows = db.prepare<[string, string], { n: number }>(
    `SELECT (SELECT count(*) FROM record WHERE kind = 'task' AND parent = ?) - (SELECT count(*) FROM record WHERE ${relationColumns.partOf} IS NOT NULL AND parent = ?) AS n`,
  );
  const relations = Object.values(relationColumns);
  const insert = db.prepare(
    `INSERT INTO record (${COLUMNS}, ${relations.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE record SET fields = ?, counter = ?, origin = ?, later = ?, arrival = ?, ${relations.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const remove = db.prepare('DELETE FROM record WHERE id = ?');
  const writes = new Map<string, number>();
  const wrote = (kind: string) => writes.set(kind, (writes.get(kind) ?? 0) + 1);
  const later = (record: StoredRecord) => (record.except ? JSON.stringify(record.except) : null);
  const find = (id: string) => {
    const row = one.get(id);
    return row ? toRecord(row) : null;
  };
  return {
    find,
    get: <K extends RecordKind>(kind: K, id: string) => {
      const record = find(id);
      return record?.kind === kind ? (record as StoredRecord<K>) : null;
    },
    all: <K extends RecordKind>(kind: K) => ofKind.all(kind).map(toRecord) as StoredRecord<K>[],
    children: <K extends RecordKind>(kind: K, parent: string) =>
      below.all(kind, parent).map(toRecord) as StoredRecord<K>[],
    ofUnit: <K extends KindOfUnit>(kind: K, parent: string | null, unit: string) =>
      (ofUnit.get(kind)?.all(parent, unit) ?? []).map(toRecord) as StoredRecord<K>[],
    asking: () => asking.all().map(toRecord) as StoredRecord<'receipt'>[],
    related: (relation, task) => relatedBy[relation].all(task).map(toRecord) as StoredRecord<'task'>[],
    allRelated: (relation) => anyBy[relation].all().map(toRecord) as StoredRecord<'task'>[],
    rowsOfList: (list) => rows.get(list, list)?.n ?? 0,
    writes: (kind) => writes.get(kind) ?? 0,
    ofUnknownKinds: () =>
      kinds
        .all()
        .filter(({ kind }) => !isRecordKind(kind))
        .flatMap(({ kind }) => ofKind.all(kind).map(toRecord)),
    headOf: (id) => head.get(id) ?? null,
    count: (wanted) => howMany.get(wanted)?.n ?? 0,
    insert: (r, text) => {
      wrote(r.kind);
      const { id, kind, parent, author, clock, arrival } = r;
      const fields = (kind === keptAsItStands ? text : undefined) ?? JSON.stringify(r.fields);
      insert.run(
        ...[id, kind, parent, author, fields, clock[0], clock[1], later(r), arrival],
        ...relationsOf(r),
      );
    },
    replace: (r) => {
      wrote(r.kind);
      const { id, fields, clock, arrival } = r;
      update.run(JSON.stringify(fields), clock[0], clock[1], later(r), arrival, ...relationsOf(r), id);
    },
    remove: (id) => {
      const kind = head.get(id)?.kind;
      if (kind !== undefined) wrote(kind);
      remove.run(id);
    },
  };
}

const toRecord = (row: Row): StoredRecord => ({
  id: row.id,
  kind: row.kind as RecordKind,
  parent: row.parent,
  author: row.author,
  fields: JSON.parse(row.fields),
  clock: [row.counter, row.origin],
  except: row.later ? JSON.parse(row.later) : null,
  arrival: row.arrival,
});

/** As it travels. */
export const toWire = (record: StoredRecord): WireRecord => ({
  kind: record.kind,
  id: record.id,
  parent: record.parent,
  author: record.author,
  clock: [record.clock[0], record.clock[1]],
  ...(record.except && {
    except: Object.fromEntries(Object.entries(record.except).map(([k, c]) => [k, [c[0], c[1]]])),
  }),
  fields: record.fields,
});
