import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openUnit, testFolder } from '../services/test-stores.ts';
import { databaseFile, openDatabase, openReadOnly, storeFailure } from './database.ts';
import { migrations } from './migrations/index.ts';
import { createStore } from './store.ts';

const here = dirname(fileURLToPath(import.meta.url));
const code = (result: ReturnType<typeof openDatabase>) => (result.ok ? 'ok' : result.error.code);

function opened(dir: string) {
  const result = openDatabase(dir);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The statement that has a writer hold on to the store of a folder until it is killed. */
const holder = (dir: string): string => `
  const { openDatabase } = await import(${JSON.stringify(pathToFileURL(join(here, 'database.ts')).href)});
  const opened = openDatabase(${JSON.stringify(dir)});
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.exec("BEGIN IMMEDIATE; INSERT INTO meta VALUES ('half', 'written')");
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

const childOf = (script: string) =>
  spawn(
    process.execPath,
    [
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '-e',
      script,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

describe('opening', () => {
  test('sets what a power cut asks for: WAL, synchronous FULL, foreign keys', () => {
    const db = opened(testFolder());
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  test('only a played store does not wait for the disk', () => {
    const db = openDatabase(testFolder(), { played: true });
    if (!db.ok) throw new Error(db.error.code);
    expect(db.value.pragma('synchronous', { simple: true })).toBe(0);
    expect(db.value.pragma('journal_mode', { simple: true })).toBe('wal');
    db.value.close();
  });

  test('every table is STRICT', () => {
    const db = opened(testFolder());
    const tables = db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all() as {
      name: string;
      strict: number;
    }[];
    const own = tables.filter((table) => !table.name.startsWith('sqlite_'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((table) => table.strict !== 1)).toEqual([]);
    db.close();
  });

  test('a second process is refused while the first one holds the store, and not after it was killed', async () => {
    const dir = testFolder();
    const child = childOf(holder(dir));
    await once(child.stdout, 'data');
    expect(code(openDatabase(dir))).toBe('E_STORE_BUSY');
    const unit = await openUnit(dir);
    expect((await unit.refusal('listTasks', {})).code).toBe('E_STORE_BUSY');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const db = opened(dir);
    expect(db.prepare("SELECT * FROM meta WHERE key = 'half'").all()).toEqual([]);
    db.close();
  });

  test('a store of a newer version is refused and not touched', () => {
    const dir = testFolder();
    const db = opened(dir);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    const before = readFileSync(databaseFile(dir));
    expect(code(openDatabase(dir))).toBe('E_STORE_NEWER');
    expect(readFileSync(databaseFile(dir)).equals(before)).toBe(true);
  });

  test('a file that is no store is refused', () => {
    const dir = testFolder();
    writeFileSync(databaseFile(dir), '不是数据库'.repeat(1000));
    expect(code(openDatabase(dir))).toBe('E_STORE_CORRUPT');
    expect(openReadOnly(dir)).toBe(null);
  });

  test('a folder that cannot be written is refused, and the store in it can be looked at', () => {
    const dir = testFolder();
    const db = opened(dir);
    db.exec("INSERT INTO meta VALUES ('unit', 'x')");
    db.close();
    asStranger(dir, () => {
      expect(code(openDatabase(dir))).toBe('E_STORE_READONLY');
      const copy = openReadOnly(dir);
      expect(copy?.prepare("SELECT value FROM meta WHERE key = 'unit'").get()).toEqual({ value: 'x' });
      expect(() => copy?.exec('DELETE FROM meta')).toThrow();
      copy?.close();
    });
  });

  test('one of an earlier version in such a folder is looked at as it would be after its upgrade', () => {
    const dir = testFolder();
    copyFileSync(join(import.meta.dirname, 'fixtures/store-v1.sqlite'), databaseFile(dir));
    asStranger(dir, () => {
      const copy = openReadOnly(dir);
      if (!copy) throw new Error('a store of version 1 can be read');
      expect(createStore(copy, dir, Date.now).records.all('task')).toHaveLength(6);
      expect(() => copy.exec('DELETE FROM meta')).toThrow(/readonly/);
      copy.close();
    });
  });

  test('a place where no folder can be made is refused', () => {
    const parent = testFolder();
    asStranger(parent, () => expect(code(openDatabase(join(parent, 'store')))).toBe('E_STORE_READONLY'));
    writeFileSync(join(parent, 'file'), '');
    expect(code(openDatabase(join(parent, 'file')))).toBe('E_STORE_READONLY');
  });

  test('a store cut short is refused as damaged', () => {
    const dir = testFolder();
    opened(dir).close();
    truncateSync(databaseFile(dir), Math.floor(statSync(databaseFile(dir)).size / 2));
    expect(code(openDatabase(dir))).toBe('E_STORE_CORRUPT');
  });
});

/** Runs with a read-only folder; root, whom no mode stops, becomes nobody for the time. */
function asStranger(dir: string, work: () => void): void {
  const root = process.geteuid?.() === 0;
  chmodSync(dir, 0o555);
  if (root) process.seteuid?.(65_534);
  try {
    work();
  } finally {
    if (root) process.seteuid?.(0);
    chmodSync(dir, 0o755);
  }
}

describe('failures of the medium', () => {
  const failing = (code: string) => storeFailure(Object.assign(new Error(code), { code }), '/d')?.error.code;

  test.each([
    ['SQLITE_BUSY', 'E_STORE_BUSY'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'E_STORE_BUSY'],
    ['SQLITE_FULL', 'E_DISK_FULL'],
    ['ENOSPC', 'E_DISK_FULL'],
    ['EDQUOT', 'E_DISK_FULL'],
    ['SQLITE_CORRUPT_INDEX', 'E_STORE_CORRUPT'],
    ['SQLITE_NOTADB', 'E_STORE_CORRUPT'],
    ['SQLITE_READONLY_DBMOVED', 'E_STORE_READONLY'],
    ['SQLITE_CANTOPEN', 'E_STORE_READONLY'],
    ['EROFS', 'E_STORE_READONLY'],
    ['SQLITE_IOERR_WRITE', 'E_MEDIUM_GONE'],
  ])('%s is %s', (given, expected) => expect(failing(given)).toBe(expected));

  test("a programmer's mistake stays one", () => {
    expect(storeFailure(new Error('no such column'), '/d')).toBe(null);
    expect(storeFailure(Object.assign(new Error('x'), { code: 'SQLITE_ERROR' }), '/d')).toBe(null);
  });
});

describe('migrations', () => {
  test('an empty file becomes a store of the newest version', () => {
    const db = opened(testFolder());
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    db.close();
  });

  test('version 1 makes the tables of version 1', () => {
    const db = new Database(':memory:');
    db.exec(migrations[0] ?? '');
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    expect(tables).toEqual([
      'adoption',
      'draft',
      'history',
      'meta',
      'receive',
      'record',
      'transmission',
      'unit_key',
    ]);
    db.close();
  });

  test('a store of version 1 with a month of work in it opens, whole, for ever', async () => {
    const dir = join(testFolder(), 'store');
    mkdirSync(dir);
    copyFileSync(join(here, 'fixtures/store-v1.sqlite'), databaseFile(dir));
    const unit = await openUnit(dir);
    const { records } = JSON.parse(unit.dump()) as { records: { kind: string }[] };
    expect(countBy(records.map((record) => record.kind))).toEqual({
      assignment: 4,
      report: 2,
      task: 6,
      taskList: 1,
      unit: 4,
    });
    const session = await unit.call('getSession', {});
    expect(session).toMatchObject({ unit: { name: '济南职业学院', role: 'school' }, reports: true });
    expect((await unit.call('getTask', { task: '#1' })).reports).toMatchObject([
      { text: '甲校独有的进展文字', percent: 40, version: 1, evidence: [{ name: 'proof-a.txt' }] },
    ]);
    expect(
      (await unit.call('getSheet', { period: '2026-11' })).rows.find((row) => row.seq === 8)?.draft?.text,
    ).toBe('甲校未签发的草稿');
    expect(await unit.call('listReceives', {})).toHaveLength(1);
    expect(await unit.call('listTransmissions', {})).toMatchObject([{ status: 'exported', kind: 'submit' }]);
    expect((await unit.call('checkStore', {})).problems).toEqual(['佐证材料“proof-a.txt”不在本机']);
    // What came with version 3 works on it: a report of that time acknowledged its task.
    await unit.call('saveRequest', { task: '#1', type: 'close', reason: '已完成', date: null, text: null });
    expect((await unit.call('getTask', { task: '#1' })).row.state).toBe('inProgress');
    await unit.call('signOff', { period: null, by: null });
    expect((await unit.call('getTask', { task: '#1' })).row.state).toBe('underReview');
  });
});

/** Stores as each version left them, with rows in all that it knew. They are never made again. */
const fixtures = readdirSync(join(here, 'fixtures')).filter((name) => name.endsWith('.sqlite'));
/** What came with each version and must be there for ever: a table, and how many rows the fixture has in it. */
const broughtBy: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1: { record: 18, draft: 1, receive: 1, transmission: 1 },
  2: { replica_seen: 1 },
  3: { request_draft: 1 },
  4: { intake_draft: 1, column_template: 1, name_alias: 1, name_apart: 1, list_revision: 1 },
  5: { step: 1 },
};

describe('a store of every earlier version', () => {
  test('is among the fixtures, from the first to the newest', () =>
    expect(fixtures.toSorted()).toEqual(migrations.map((_, at) => `store-v${at + 1}.sqlite`).sort()));

  test.each(fixtures)(
    '%s is brought to the newest with every row it has, and says the same',
    async (name) => {
      const versions = Number(/\d+/.exec(name)?.[0]);
      const opened = async (fixture: string) => {
        const dir = join(testFolder(), 'store');
        mkdirSync(dir);
        copyFileSync(join(here, 'fixtures', fixture), databaseFile(dir));
        const unit = await openUnit(dir);
        const dump = unit.dump();
        unit.close();
        return { dir, dump };
      };
      const { dir, dump } = await opened(name);
      expect(dump).toBe((await opened('store-v1.sqlite')).dump);
      const db = new Database(databaseFile(dir));
      expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      for (let version = 1; version <= versions; version++)
        for (const [table, rows] of Object.entries(broughtBy[version] ?? {}))
          expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, rows]);
      expect(emptyTables(db).toSorted()).toEqual(
        Object.entries(broughtBy)
          .filter(([version]) => Number(version) > versions)
          .flatMap(([, tables]) => Object.keys(tables))
          .sort(),
      );
      if (versions >= 2)
        expect(db.prepare('SELECT carried_by, confirmed_by FROM transmission').get()).toEqual({
          carried_by: '张老师',
          confirmed_by: '办公室',
        });
      // The unit that it received from has one key on record.
      expect(db.prepare('SELECT key FROM receive').pluck().get()).toBe(
        db.prepare('SELECT minisign FROM unit_key').pluck().get(),
      );
      db.close();
    },
  );
});

test('what a store of version 5 had begun can be taken back and gone on with', async () => {
  const dir = join(testFolder(), 'store');
  mkdirSync(dir);
  copyFileSync(join(here, 'fixtures/store-v5.sqlite'), databaseFile(dir));
  const unit = await openUnit(dir);
  const review = async () =>
    (await unit.call('getSheet', { period: '2026-11' })).rows.find((row) => row.seq === 8)?.review?.state;
  expect(await review()).toBe('awaitingInternalReview');
  const undone = await unit.call('undoStep', { id: null });
  expect(undone).toMatchObject({ operation: 'sendForReview' });
  expect(await review()).toBeUndefined();
  await unit.call('redoStep', { id: null });
  expect(await review()).toBe('awaitingInternalReview');
});

/** So that no table is without a row in the fixture of the version that brought it. */
const emptyTables = (db: Database.Database): readonly string[] =>
  db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .map(String)
    .filter((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() === 0);

const countBy = (words: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
