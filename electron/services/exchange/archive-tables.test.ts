import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INTAKE_PART } from '../../../shared/exchange/handover.ts';
import { newId } from '../../../shared/ids.ts';
import { databaseFile } from '../../store/database.ts';
import {
  archiveOf,
  copyWorld,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  testFolder,
  type World,
} from '../test-stores.ts';
import { isChosen } from './handover-work.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

type Row = Readonly<Record<string, unknown>>;

/** What an archive leaves to each PC, with the reason. A table that is not here goes over row by row, whole. */
const tables: Readonly<
  Record<
    string,
    { readonly why: string; readonly without?: readonly string[]; readonly rows?: (row: Row) => boolean }
  >
> = {
  step: { why: 'Ctrl+Z takes back what was done at this PC', rows: () => false },
  meta: {
    why: 'its replica, counters, place and last backup are one PC’s; what a person chose goes over',
    rows: ({ key }) => isChosen(String(key)),
  },
  record: { why: 'arrival is the order at one PC', without: ['arrival'] },
  history: { why: 'seq and arrival are the order at one PC', without: ['seq', 'arrival', 'old'] },
  unit_key: {
    why: 'receive and since say what this PC did; its own key is enrolled by the export itself',
    without: ['receive', 'since'],
  },
  adoption: { why: 'receive names a receive of this PC, for its undo', without: ['receive'] },
  receive: {
    why: 'the range in the history, the key that is asked about with it and what was found out are for the undo and the eyes of the PC that received',
    without: ['first_seq', 'last_seq', 'key', 'findings'],
    rows: ({ bundle }) => (JSON.parse(String(bundle)) as { kind: string }).kind !== 'archive',
  },
  transmission: {
    why: 'a path of another PC says nothing here; the archive itself is on its way while it is written',
    without: ['file'],
    rows: ({ kind }) => kind !== 'archive',
  },
  replica_seen: { why: 'how much is known grows with the archive itself', rows: () => false },
};

/** A store with something in every table. */
async function fullStore(): Promise<string> {
  const { a: dir } = copyWorld(played);
  const unit = await openUnit(dir);
  await unit.call('saveSettings', { textScale: 125 });
  await unit.call('savePhrases', { phrases: ['请补充佐证'] });
  await unit.call('sendForReview', { period: PERIOD, by: '张老师' });
  await unit.call('saveRequest', { task: '#1', type: 'close', reason: '已完成', date: null, text: null });
  await unit.call('acknowledge', { tasks: ['#8'], by: '李主任' });
  unit.close();
  const db = new Database(databaseFile(dir));
  const put = (sql: string, ...values: readonly unknown[]) => db.prepare(sql).run(...values);
  const drafts =
    'INSERT INTO intake_draft (id, name, sha256, form, content, state, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)';
  // One that needs several lines, and one on which nothing was done.
  for (const [name, size, state] of [
    ['清单.docx', INTAKE_PART + 10_001, JSON.stringify({ title: '清单', rows: ['一'.repeat(300_000)] })],
    ['新.txt', 0, null],
  ] as const) {
    const content = Buffer.alloc(size, name);
    put(drafts, newId(), name, hashOf(content), 'file', content, state, 5);
  }
  put("INSERT INTO column_template VALUES ('序号|任务', '[\"seq\"]', '某清单', 1)");
  put("INSERT INTO name_alias VALUES ('教体局', '教体局', '济南市教育局', 2)");
  put("INSERT INTO name_apart VALUES ('甲校', '乙校')");
  put(
    'INSERT INTO list_revision VALUES (?, ?, 3, ?, ?, NULL, ?)',
    newId(),
    newId(),
    '办公室',
    '清单.docx',
    '[]',
  );
  put("INSERT OR IGNORE INTO meta VALUES ('cutoff', '2026-11-25')");
  put("INSERT OR IGNORE INTO meta VALUES ('key-label:RWQ', '办公室的电脑')");
  db.close();
  return dir;
}

const tableNames = (db: Database.Database): readonly string[] =>
  db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);

/** What of a table goes over, in an order of its own. */
function carried(dir: string, table: string): readonly string[] {
  const db = new Database(databaseFile(dir), { readonly: true });
  const { without = [], rows = () => true } = tables[table] ?? {};
  const all = db.prepare<[], Row>(`SELECT * FROM ${table}`).all().filter(rows);
  db.close();
  return all
    .map((row) => {
      const text = Object.entries(row).flatMap(([name, value]) =>
        without.includes(name) ? [] : [`${name}=${value instanceof Uint8Array ? hashOf(value) : value}`],
      );
      return `${text.join(' ').slice(0, 300)} ${hashOf(text.join('\n'))}`;
    })
    .sort();
}

test('every table of the schema goes over in an archive, row by row, but for what is named here with its reason', async () => {
  const dir = await fullStore();
  const old = await openUnit(dir);
  const archive = await archiveOf(old);
  const dump = old.dump();
  old.close();
  const there = join(testFolder(), 'new');
  const pc = await openUnit(there);
  const received = await receive(pc, archive);
  expect(received.refused).toEqual([]);
  expect(pc.dump()).toBe(dump);
  pc.close();
  const db = new Database(databaseFile(dir), { readonly: true });
  const names = tableNames(db);
  const filled = names.filter((name) => db.prepare(`SELECT 1 FROM ${name}`).get() !== undefined);
  db.close();
  expect(filled, 'the store of this test has rows in every table').toEqual(names);
  for (const table of Object.keys(tables)) expect(names).toContain(table);
  for (const table of names) {
    const [before, after] = [carried(dir, table), carried(there, table)];
    // The new PC has rows of its own: what it wrote of taking the archive in.
    expect(
      before.filter((row) => !after.includes(row)),
      table,
    ).toEqual([]);
  }
});

test('what was begun with a list goes on at the other PC, and the same archive again brings nothing', async () => {
  const dir = await fullStore();
  const old = await openUnit(dir);
  const archive = () => archiveOf(old);
  const there = join(testFolder(), 'new');
  const takeIn = async () => {
    const pc = await openUnit(there);
    const { counts, refused } = await receive(pc, await archive());
    pc.close();
    expect(refused).toEqual([]);
    return counts;
  };
  const work = () =>
    ['draft', 'request_draft', 'intake_draft', 'list_revision', 'name_alias'].map((table) =>
      carried(there, table),
    );
  await takeIn();
  const before = work();
  expect(await takeIn()).toMatchObject({ changed: 0 });
  expect(work()).toEqual(before);
});
