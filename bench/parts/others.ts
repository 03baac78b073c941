import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createStore } from '../../electron/store/store.ts';
import { envelopeFits, formatRecordLine } from '../../shared/exchange/record-line.ts';
import { mergeFields, type Versioned } from '../../shared/merge.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { automergeOf, type Comparator, type Edit, loroOf, yjsOf } from '../crdt.ts';
import { MB, type Measure, timed } from '../measure.ts';
import { withServices } from '../services.ts';
import { preparedStores } from '../stores.ts';

const REPETITIONS = 3;

/** The same records under the same ids in yjs, automerge and loro, in memory, beside the product on disk. */
export async function others(dir: string): Promise<readonly Measure[]> {
  const records = await recordsOf(preparedStores(dir, 10_000).bundle);
  return [
    ...(await receives(dir, 10_000, records, [yjsOf, automergeOf, loroOf])),
    ...(await receives(dir, 50_000, await recordsOf(preparedStores(dir, 50_000).bundle), [yjsOf])),
    ...increments(dir, records),
  ];
}

async function recordsOf(bundle: string): Promise<readonly WireRecord[]> {
  const opened = await openBundle(bundle);
  if (!opened.ok) throw new Error(opened.error.code);
  const records = [...opened.value.records()].map(({ record }) => record);
  await opened.value.close();
  return records;
}

async function receives(
  dir: string,
  tasks: number,
  records: readonly WireRecord[],
  make: readonly ((records: readonly WireRecord[]) => Comparator)[],
): Promise<readonly Measure[]> {
  const { school, bundle } = preparedStores(dir, tasks);
  const own: number[] = [];
  const beside = new Map<string, { readonly ms: number[]; readonly bytes: number }>();
  for (const of of make) {
    const { name, whole, receive } = of(records);
    const file = join(dir, `whole.${name}`);
    writeFileSync(file, whole);
    const ms: number[] = [];
    for (let round = 0; round < REPETITIONS; round++)
      ms.push((await timed(() => receive(readFileSync(file)))).ms);
    beside.set(name, { ms, bytes: whole.length });
  }
  for (let round = 0; round < REPETITIONS; round++) {
    const store = join(dir, 'receiving-beside');
    rmSync(store, { recursive: true, force: true });
    cpSync(school, store, { recursive: true });
    await withServices(store, async ({ call }) => {
      const { ms } = await timed(() =>
        call('receiveBundles', { paths: [bundle], trustNew: false, dryRun: false }),
      );
      own.push(ms);
    });
  }
  const count = tasks.toLocaleString('en-US');
  return [...beside].map(
    ([name, { ms, bytes }]): Measure => ({
      id: `receive-${tasks}-${name}`,
      what: `verified full receive, ${count} tasks, on disk`,
      unit: 'ms',
      values: own,
      floor: { name: `${name} in memory, ${(bytes / MB).toFixed(1)} MB`, values: ms },
      ...(tasks === 50_000 && { bound: { of: 'ratio', atMost: 1 } }),
    }),
  );
}

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

function increments(dir: string, records: readonly WireRecord[]): readonly Measure[] {
  const [edits, own] = [editsOf(records, '甲'), editsOf(records, '乙')];
  const { whole, receive } = yjsOf(records);
  const ours: number[] = [];
  const inMemory: number[] = [];
  const theirs: number[] = [];
  const theirsLookedAt: number[] = [];
  let [bytes, yjsBytes] = [0, 0];
  for (let round = 0; round < REPETITIONS; round++) {
    const increment = receive(whole).increment?.(edits) ?? new Uint8Array();
    const replica = receive(whole);
    replica.increment?.(own);
    const start = performance.now();
    replica.merge(increment);
    theirs.push(performance.now() - start);
    replica.look();
    theirsLookedAt.push(performance.now() - start);
    yjsBytes = increment.length;
    const ourIncrement = ownIncrement(records, edits, 2_000_000);
    bytes = ourIncrement.length;
    const ownBefore = ownIncrement(records, own, 1_000_000);
    ours.push(mergeOwn(dir, records, ownBefore, ourIncrement));
    inMemory.push(mergeInMemory(records, ownBefore, ourIncrement));
  }
  return [
    {
      id: 'increment-size',
      what: `increment of ${edits.length.toLocaleString('en-US')} edits`,
      unit: 'MB',
      values: [bytes / MB],
      floor: { name: 'yjs update', values: [yjsBytes / MB] },
      bound: { of: 'ratio', atMost: 0.5 },
    },
    {
      id: 'increment-merge',
      what: `merge of ${edits.length.toLocaleString('en-US')} edits, on disk, with its history`,
      unit: 'ms',
      values: ours,
      floor: { name: 'yjs in memory', values: theirs },
      bound: { of: 'ratio', atMost: 1.4 },
    },
    {
      id: 'increment-merge-looked-at',
      what: `merge of ${edits.length.toLocaleString('en-US')} edits, on disk, with its history`,
      unit: 'ms',
      values: ours,
      floor: { name: 'yjs in memory, every field looked at once', values: theirsLookedAt },
    },
    {
      id: 'increment-merge-memory',
      what: `merge of ${edits.length.toLocaleString('en-US')} edits, in memory`,
      unit: 'ms',
      values: inMemory,
      floor: { name: 'yjs in memory', values: theirs },
    },
  ];
}

/** Lines of the changed records with the changed fields alone, deflated; all written so much later than the whole. */
function ownIncrement(records: readonly WireRecord[], edits: readonly Edit[], later: number): Buffer {
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
function mergeOwn(dir: string, records: readonly WireRecord[], own: Buffer, increment: Buffer): number {
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

function recordsIn(increment: Buffer): readonly WireRecord[] {
  const lines = inflateRawSync(increment).toString().split('\n').slice(0, -1);
  return lines.map((line) => {
    const record: unknown = JSON.parse(line);
    if (!envelopeFits(record)) throw new Error('a line of our own fits');
    return record;
  });
}
