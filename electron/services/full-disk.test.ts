import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Db } from '../store/database.ts';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  seedsDir,
  testFolder,
  tryReceive,
  unitRow,
  type World,
} from './test-stores.ts';

/** The connections behind the services, so that a test can take their room away. */
const connections = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../store/database.ts', async (original) => {
  const real = await original<typeof import('../store/database.ts')>();
  return {
    ...real,
    openDatabase: (dir: string) => {
      const opened = real.openDatabase(dir);
      if (opened.ok) connections.set(dir, opened.value);
      return opened;
    },
  };
});

const connection = (dir: string) => connections.get(dir) as Db;

/** No page more than the store has now. */
function fill(dir: string): void {
  const db = connection(dir);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
}
const empty = (dir: string) => connection(dir).pragma('max_page_count = 1000000');

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

test('an import that the disk cannot hold is refused and leaves the store as it was', async () => {
  const dir = testFolder();
  const unit = await openUnit(dir);
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
  const before = unit.dump();
  fill(dir);
  expect(await unit.refusal('importList', { path: jinan, edits: [] })).toMatchObject({
    code: 'E_DISK_FULL',
    message: expect.stringContaining(`本机存放台账数据的磁盘（“${dir}”）空间不足`),
  });
  expect(unit.dump()).toBe(before);
  empty(dir);
  expect((await unit.call('importList', { path: jinan, edits: [] })).counts.new).toBe(40);
});

test('a receive that the disk cannot hold is refused and leaves store, trust and journal as they were', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: longDraft });
  await a.call('signOff', { period: null, by: null });
  const [up] = await exportTo(a, 'all');
  const before = bureau.dump();
  fill(world.bureau);
  expect(await tryReceive(bureau, up ?? '')).toMatchObject({ ok: false, error: { code: 'E_DISK_FULL' } });
  expect(bureau.dump()).toBe(before);
  expect(await bureau.call('listReceives', {})).toEqual([]);
  empty(world.bureau);
  expect(await tryReceive(bureau, up ?? '', false)).toMatchObject({ error: { code: 'E_UNKNOWN_SENDER' } });
  expect(await tryReceive(bureau, up ?? '')).toMatchObject({ ok: true, counts: { new: 7 } });
});

test('a sign-off that the disk cannot hold keeps the drafts', async () => {
  const world = copyWorld(played);
  const a = await openUnit(world.a);
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: longDraft });
  fill(world.a);
  expect((await a.refusal('signOff', { period: null, by: null })).code).toBe('E_DISK_FULL');
  empty(world.a);
  expect(await a.call('signOff', { period: null, by: null })).toEqual({ reports: 1, periods: [PERIOD] });
});

test('without room for the snapshot before it, a receive does not begin', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const before = bureau.dump();
  const db = connection(world.bureau);
  const prepare = db.prepare.bind(db);
  const spy = vi.spyOn(db, 'prepare').mockImplementation(((sql: string) => {
    if (sql.startsWith('VACUUM')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    return prepare(sql);
  }) as typeof db.prepare);
  expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: false, error: { code: 'E_DISK_FULL' } });
  expect(bureau.dump()).toBe(before);
  expect((await bureau.refusal('makeBackup', { path: join(world.root, 'backup.zip') })).code).toBe(
    'E_DISK_FULL',
  );
  expect(readdirSync(world.root)).not.toContain('backup.zip');
  spy.mockRestore();
  expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: true });
});

test('a store too full for its daily snapshot can still be read', async () => {
  const world = copyWorld(played);
  const later = () => Date.now() + 3 * 86_400_000;
  const bureau = await openUnit(world.bureau, { seedsDir, now: later });
  fill(world.bureau);
  expect(await bureau.call('listTasks', {})).toHaveLength(40);
  expect((await bureau.refusal('addUnits', { rows: manyUnits })).code).toBe('E_DISK_FULL');
  expect((await bureau.call('listUnits', {})).map((unit) => unit.name)).toContain(A.name);
});

const longDraft = draft({
  text: '长文'.repeat(9_000),
  problems: '问题'.repeat(9_000),
  next: '下步'.repeat(9_000),
});

const manyUnits = Array.from({ length: 500 }, (_, i) => unitRow(`第${i}中学`));
