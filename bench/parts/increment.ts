import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { openDatabase } from '../../electron/store/database.ts';
import { createStore } from '../../electron/store/store.ts';
import { envelopeFits, formatRecordLine } from '../../shared/exchange/record-line.ts';
import { mergeFields, type Versioned } from '../../shared/merge.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { type Edit, yjsOf } from '../crdt.ts';
import { MB, type Measure } from '../measure.ts';
import { preparedStores, recordsOf } from '../stores.ts';

const REPETITIONS = 7;
const LINE_FEED = 10;

/** 4,000 edits of one side: two texts of a fifth of the tasks. Half of them both sides have changed. */
function editsOf(records: readonly WireRecord[], by: '甲' | '乙'): readonly Edit[] {
  return records
    .filter(({ kind }) => kind === 'task')
    .flatMap((record, at) =>
      changed[by].includes(at % 10)
        ? ['title', 'detail'].map((field) => ({
            record: record.id,
            field,
            value: `${String(record.fields[field] ?? '').slice(0, 30)}（${by}第${at}稿）`,
          }))
        : [],
    );
}

/** Which of ten tasks a side has changed. */
const changed: Readonly<Record<'甲' | '乙', readonly number[]>> = { 甲: [0, 5], 乙: [0, 6] };

/**
 * What two sides have changed of 10,000 tasks, from one to the other: its bytes, and merging it in memory as yjs does,
 * in a plain table, and in the store.
 */
export async function increment(dir: string): Promise<readonly Measure[]> {
  const records = await recordsOf(preparedStores(dir, 10_000).bundle);
  const [theirEdits, ownEdits] = [editsOf(records, '甲'), editsOf(records, '乙')];
  const yjs = yjsOf(records);
  const own = linesOf(records, ownEdits, 1_000_000);
  const increment = linesOf(records, theirEdits, 2_000_000);
  let yjsIncrement: Uint8Array = new Uint8Array();
  const ms = { yjs: [], yjsLookedAt: [], inMemory: [], inTable: [], inStore: [] } as Record<
    'yjs' | 'yjsLookedAt' | 'inMemory' | 'inTable' | 'inStore',
    number[]
  >;
  for (let round = 0; round < REPETITIONS; round++) {
    yjsIncrement = yjs.receive(yjs.whole).increment?.(theirEdits) ?? yjsIncrement;
    const replica = yjs.receive(yjs.whole);
    replica.increment?.(ownEdits);
    const start = performance.now();
    replica.merge(yjsIncrement);
    ms.yjs.push(performance.now() - start);
    replica.look();
    ms.yjsLookedAt.push(performance.now() - start);
    ms.inMemory.push(mergeInMemory(records, own, increment));
    ms.inTable.push(mergeInTable(dir, records, own, increment));
    ms.inStore.push(mergeInStore(dir, records, own, increment));
  }
  const edits = `${theirEdits.length.toLocaleString('en-US')} edits`;
  return [
    {
      id: 'increment-size',
      what: `increment of ${edits}`,
      unit: 'MB',
      values: [increment.length / MB],
      floor: { name: 'yjs update', values: [yjsIncrement.length / MB] },
      bound: { of: 'ratio', atMost: 0.5 },
    },
    {
      id: 'increment-merge',
      what: `merge of ${edits}, in memory`,
      unit: 'ms',
      values: ms.inMemory,
      floor: { name: 'yjs in memory', values: ms.yjs },
      bound: { of: 'ratio', atMost: 1.4 },
    },
    {
      id: 'increment-merge-store',
      what: `merge of ${edits}, into the store on disk, with its history`,
      unit: 'ms',
      values: ms.inStore,
      floor: { name: 'yjs in memory', values: ms.yjs },
    },
    {
      id: 'increment-merge-store-looked-at',
      what: `merge of ${edits}, into the store on disk, with its history`,
      unit: 'ms',
      values: ms.inStore,
      floor: { name: 'yjs in memory, every field looked at once', values: ms.yjsLookedAt },
    },
    {
      id: 'increment-merge-store-table',
      what: `merge of ${edits}, into the store on disk, with its history`,
      unit: 'ms',
      values: ms.inStore,
      floor: { name: 'the same into plain rows on disk, without history', values: ms.inTable },
    },
  ];
}

/** Lines of the changed records with the changed fields alone, deflated; all written so much later than the whole. */
function linesOf(records: readonly WireRecord[], edits: readonly Edit[], later: number): Buffer {
  const byId = new Map(records.map((record) => [record.id, record]));
  const lines = [...Map.groupBy(edits, ({ record }) => record)].map(([id, of]) => {
    const record = byId.get(id);
    if (!record) throw new Error('an edit of a record that is there');
    const clock: WireRecord['clock'] = [record.clock[0] + later, record.clock[1]];
    const fields = Object.fromEntries(of.map(({ field, value }) => [field, value]));
    return `${formatRecordLine({ ...record, clock, fields })}\n`;
  });
  return deflateRawSync(lines.join(''), { level: 9 });
}

/** Milliseconds from the bytes to the commit, into a store that holds the records and has changed some of them itself. */
function mergeInStore(dir: string, records: readonly WireRecord[], own: Buffer, increment: Buffer): number {
  const store = join(dir, 'merging');
  rmSync(store, { recursive: true, force: true });
  const opened = openDatabase(store);
  if (!opened.ok) throw new Error(opened.error.code);
  const { write, records: held, db } = createStore(opened.value, store, Date.now);
  write({ who: '', via: 'receive' }, (writer) => {
    for (const record of records) writer.apply(record, null);
  });
  const takeIn = (bytes: Buffer) =>
    write({ who: '', via: 'receive' }, (writer) => {
      for (const record of recordsIn(bytes)) writer.apply(record, held.find(record.id));
    });
  takeIn(own);
  const start = performance.now();
  takeIn(increment);
  const ms = performance.now() - start;
  db.close();
  return ms;
}

/** The same into the table of the row floor: a record is read, merged by the same rule, and written back. */
function mergeInTable(dir: string, records: readonly WireRecord[], own: Buffer, increment: Buffer): number {
  const place = join(dir, 'merging-rows');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const db = new Database(join(place, 'rows.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE record (id TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO record (id, line) VALUES (?, ?)');
  const select = db.prepare<[string], string>('SELECT line FROM record WHERE id = ?').pluck();
  const update = db.prepare('UPDATE record SET line = ? WHERE id = ?');
  db.transaction(() => {
    for (const record of records) insert.run(record.id, formatRecordLine(record));
  })();
  const takeIn = db.transaction((bytes: Buffer) => {
    for (const record of recordsIn(bytes)) {
      const before: WireRecord = JSON.parse(select.get(record.id) ?? '');
      const merged = mergeFields(versioned(before), versioned(record));
      if (!merged) continue;
      const { fields, clock, except } = merged;
      update.run(JSON.stringify({ ...before, fields, clock, ...(except && { except }) }), record.id);
    }
  });
  takeIn(own);
  const start = performance.now();
  takeIn(increment);
  const ms = performance.now() - start;
  db.close();
  return ms;
}

/** The same without the store, as yjs is: milliseconds from the bytes to the merged records. */
function mergeInMemory(records: readonly WireRecord[], own: Buffer, increment: Buffer): number {
  const held = new Map(records.map((record) => [record.id, versioned(record)]));
  const takeIn = (bytes: Buffer) => {
    for (const record of recordsIn(bytes)) {
      const before = held.get(record.id);
      const merged = before && mergeFields(before, versioned(record));
      if (merged) held.set(record.id, merged);
    }
  };
  takeIn(own);
  const start = performance.now();
  takeIn(increment);
  return performance.now() - start;
}

const versioned = ({ fields, clock, except }: WireRecord): Versioned => ({
  fields,
  clock,
  except: except ?? null,
});

/** Read line by line, as the product reads a bundle: one text of the whole takes ten times as long to make. */
function recordsIn(increment: Buffer): readonly WireRecord[] {
  const text = inflateRawSync(increment, { chunkSize: MB });
  const records: WireRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(LINE_FEED, at);
    const record: unknown = JSON.parse(text.toString('utf8', at, end));
    if (!envelopeFits(record)) throw new Error('a line of our own fits');
    records.push(record);
    at = end + 1;
  }
  return records;
}
