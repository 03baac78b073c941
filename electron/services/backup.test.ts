import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { nodeFs } from '../exchange/bundle-fs.ts';
import { createUnitKeys, saveUnitKeys } from '../keys/unit-keys.ts';
import { databaseFile } from '../store/database.ts';
import { BESIDE, isUnfinished } from '../store/database-files.ts';
import { migrations } from '../store/migrations/index.ts';
import {
  A,
  B,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const replicaOf = async (unit: TestUnit) => (await unit.call('getSession', {})).replica;
const edit = (unit: TestUnit, title: string) => unit.call('editTask', { task: '#1', changes: { title } });

/** Has the medium of a folder say that it has room for so many bytes. */
function roomFor(bytes: number, dir: string): void {
  const spy = vi.spyOn(nodeFs, 'statfs');
  onTestFinished(() => spy.mockRestore());
  const told = async (path: string) => {
    const stats = await statfs(path);
    return path === dir ? { ...stats, bsize: 1, bavail: bytes } : stats;
  };
  spy.mockImplementation(told as typeof statfs);
}

/** A copy of a database as a kill leaves it: pages are written, and the journal that would take them back is beside. */
function databaseInTheMiddle(file: string): string {
  const whole = join(testFolder(), 'whole.sqlite');
  const left = join(testFolder(), 'left.sqlite');
  const store = new Database(file);
  store.prepare('VACUUM INTO ?').run(whole);
  store.close();
  const db = new Database(whole);
  db.pragma('cache_size = 1');
  db.exec("BEGIN; UPDATE record SET fields = json_set(fields, '$.left', 'half')");
  for (const suffix of ['', ...BESIDE]) {
    if (existsSync(`${whole}${suffix}`)) cpSync(`${whole}${suffix}`, `${left}${suffix}`);
  }
  db.close();
  expect(statSync(`${left}-journal`).size).toBeGreaterThan(8192);
  return left;
}

async function backupOf(unit: TestUnit): Promise<string> {
  const path = join(testFolder(), '备份.zip');
  await unit.call('makeBackup', { path });
  return path;
}

describe('backup and restore', () => {
  test('a restored store has the dump, the drafts and the evidence of the backup', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const before = a.dump();
    const sheet = await a.call('getSheet', { period: PERIOD });
    const path = await backupOf(a);
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '之后' }) });
    await a.call('signOff', { period: PERIOD, by: null });
    rmSync(join(world.a, 'evidence'), { recursive: true });
    expect((await a.call('checkStore', {})).ok).toBe(false);
    await a.call('restoreBackup', { path });
    expect(a.dump()).toBe(before);
    expect(await a.call('getSheet', { period: PERIOD })).toEqual(sheet);
    expect(await a.call('checkStore', {})).toEqual({ ok: true, problems: [] });
  });

  test('what was there before a restore can be had back from its snapshot', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const path = await backupOf(bureau);
    await edit(bureau, '还原前的修改');
    const before = bureau.dump();
    await bureau.call('restoreBackup', { path });
    expect(bureau.dump()).not.toBe(before);
    const { store } = await bureau.call('getSession', {});
    const replaced = store.snapshots.find((s) => s.reason === 'replace');
    await bureau.call('restoreSnapshot', { name: replaced?.name ?? '' });
    expect(bureau.dump()).toBe(before);
  });

  test('a restore on a new PC, into a folder that is not there, makes a key of its own', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const path = await backupOf(a);
    const before = a.dump();
    const fresh = await openUnit(join(testFolder(), 'deep', 'new'));
    const session = await fresh.call('restoreBackup', { path });
    expect(session).toMatchObject({ unit: { name: A.name }, store: { state: 'ready' } });
    expect(fresh.dump()).toBe(before);
    expect(session.keys?.minisign).not.toBe((await a.call('getSession', {})).keys?.minisign);
    expect(await fresh.call('checkStore', {})).toEqual({ ok: true, problems: [] });
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    const [up] = await exportTo(fresh, 'all');
    const { results } = await bureau.call('receiveBundles', {
      paths: [up ?? ''],
      trustNew: true,
      dryRun: false,
    });
    expect(results).toMatchObject([{ ok: false, error: { code: 'E_KEY_CHANGED' } }]);
  });

  test('keys travel in a backup only under a passphrase', async () => {
    const world = copyWorld(played);
    const keys = await createUnitKeys();
    await saveUnitKeys(world.a, keys, { passphrase: '口令', workFactor: 10 });
    const a = await openUnit(world.a, { passphrase: '口令' });
    const fresh = await openUnit(join(testFolder(), 'new'), { passphrase: '口令' });
    await fresh.call('restoreBackup', { path: await backupOf(a) });
    expect((await fresh.call('getSession', {})).keys).toEqual((await a.call('getSession', {})).keys);
    expect(await exportTo(fresh, 'all')).toHaveLength(1);
  });

  test('a stick that would hold what is written takes it; one that would not is told before the first byte', async () => {
    const unit = await openUnit(copyWorld(played).a);
    const dir = testFolder();
    const store = statSync(databaseFile(unit.dir)).size;
    roomFor(Math.floor(store / 2), dir);
    const { bytes } = await unit.call('makeBackup', { path: join(dir, '一.tzbak') });
    expect(bytes).toBeLessThan(store / 2);
    roomFor(100, dir);
    const refused = await unit.refusal('makeBackup', { path: join(dir, '二.tzbak') });
    expect(refused).toMatchObject({
      code: 'E_DISK_FULL',
      message: expect.stringMatching(`^“${dir}”所在的 U 盘或磁盘空间不足（约需 \\d+ KB，只剩 0 KB）`),
    });
    expect(readdirSync(dir)).toEqual(['一.tzbak']);
  });

  test("this PC's own disk has to hold the copy that is packed, and is told as that where it does not", async () => {
    const unit = await openUnit(copyWorld(played).a);
    const dir = testFolder();
    roomFor(100, unit.dir);
    const refused = await unit.refusal('makeBackup', { path: join(dir, '备份.tzbak') });
    expect(refused).toMatchObject({
      code: 'E_DISK_FULL',
      message: expect.stringMatching(
        `^本机存放台账数据的磁盘（“${unit.dir}”）空间不足（约需 \\d+ KB，只剩 0 KB）`,
      ),
    });
    expect(readdirSync(dir)).toEqual([]);
    expect(readdirSync(unit.dir).filter(isUnfinished)).toEqual([]);
  });

  test('nothing is overwritten by a backup', async () => {
    const a = await openUnit(copyWorld(played).a);
    const path = join(testFolder(), 'there');
    writeFileSync(path, '别的内容');
    expect((await a.refusal('makeBackup', { path })).code).toBe('E_FILE_EXISTS');
    expect(readFileSync(path, 'utf8')).toBe('别的内容');
    expect((await a.refusal('makeBackup', { path: join(testFolder(), 'no', 'folder.zip') })).code).toBe(
      'E_MEDIUM_GONE',
    );
  });

  test("another unit's backup, a missing file, a bundle and a newer store are refused", async () => {
    const world = copyWorld(played);
    const [a, b] = [await openUnit(world.a), await openUnit(world.b)];
    const before = a.dump();
    expect((await a.refusal('restoreBackup', { path: await backupOf(b) })).code).toBe('E_STORE_EXISTS');
    expect((await a.refusal('restoreBackup', { path: join(world.root, 'none') })).code).toBe(
      'E_FILE_NOT_FOUND',
    );
    expect((await a.refusal('restoreBackup', { path: world.up.a })).code).toBe('E_NOT_A_BACKUP');
    b.close();
    const db = new Database(databaseFile(world.b));
    db.prepare("UPDATE meta SET value = ? WHERE key = 'unit'").run((await a.call('getSession', {})).unit?.id);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    const name = `${Date.now()}-manual.sqlite`;
    cpSync(databaseFile(world.b), join(world.a, 'snapshots', name));
    expect((await a.refusal('restoreSnapshot', { name })).code).toBe('E_STORE_NEWER');
    expect((await a.refusal('restoreSnapshot', { name: '../taizhang.sqlite' })).code).toBe(
      'E_FILE_NOT_FOUND',
    );
    expect(a.dump()).toBe(before);
    expect(B.name).not.toBe(A.name);
  });

  test('a backup cut short or with one bit flipped is refused and changes nothing', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const before = a.dump();
    const good = readFileSync(await backupOf(a));
    const path = join(testFolder(), 'damaged.zip');
    const attempt = async (bytes: Buffer) => {
      writeFileSync(path, bytes);
      return (await a.refusal('restoreBackup', { path })).code;
    };
    for (let i = 0; i < 50; i++)
      expect(await attempt(good.subarray(0, Math.floor((good.length * i) / 50)))).toBe('E_NOT_A_BACKUP');
    for (let i = 0; i < 200; i++) {
      const bytes = Buffer.from(good);
      const at = Math.floor((bytes.length * i) / 200);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      expect(await attempt(bytes), `byte ${at}`).toBe('E_NOT_A_BACKUP');
    }
    expect(a.dump()).toBe(before);
    expect(readdirSync(world.a).filter(isUnfinished)).toEqual([]);
  });

  test('what a kill left beside a half-restored file does not get into the next restore', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const before = a.dump();
    const path = await backupOf(a);
    const left = databaseInTheMiddle(databaseFile(copyWorld(played).bureau));
    for (const suffix of BESIDE) {
      if (!existsSync(`${left}${suffix}`)) continue;
      cpSync(`${left}${suffix}`, join(world.a, `restore.part${suffix}`));
    }
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '之后' }) });
    await a.call('signOff', { period: PERIOD, by: null });
    await a.call('restoreBackup', { path });
    expect(a.dump()).toBe(before);
    expect(await a.call('checkStore', {})).toEqual({ ok: true, problems: [] });
    expect(readdirSync(world.a).filter(isUnfinished)).toEqual([]);
  });

  test('the next start takes away what a kill left beside a half-restored file', async () => {
    const world = copyWorld(played);
    const left = databaseInTheMiddle(databaseFile(world.bureau));
    cpSync(`${left}-journal`, join(world.a, 'restore.part-journal'));
    await openUnit(world.a);
    expect(readdirSync(world.a).filter(isUnfinished)).toEqual([]);
  });
});

describe('replica id', () => {
  test('stays while the store stays, and is new after a copy', async () => {
    const world = copyWorld(played);
    const first = await openUnit(world.a);
    const replica = await replicaOf(first);
    first.close();
    const again = await openUnit(world.a);
    expect(await replicaOf(again)).toBe(replica);
    again.close();
    const copy = join(world.root, 'copy');
    cpSync(world.a, copy, { recursive: true });
    expect(await replicaOf(await openUnit(copy))).not.toBe(replica);
    expect(await replicaOf(await openUnit(world.a))).toBe(replica);
  });

  test('is new after a restore, also when the file comes to lie in the very same place', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const replica = await replicaOf(a);
    const path = await backupOf(a);
    expect((await a.call('restoreBackup', { path })).replica).not.toBe(replica);
    const [snapshot] = (await a.call('getSession', {})).store.snapshots;
    const second = await replicaOf(a);
    const restored = await a.call('restoreSnapshot', { name: snapshot?.name ?? '' });
    expect([replica, second]).not.toContain(restored.replica);
  });
});

describe('a store in use elsewhere', () => {
  test('is not restored over', async () => {
    const world = copyWorld(played);
    const first = await openUnit(world.a);
    const path = await backupOf(first);
    const second = await openUnit(world.a);
    expect((await second.call('getSession', {})).store.error?.code).toBe('E_STORE_BUSY');
    expect((await second.refusal('restoreBackup', { path })).code).toBe('E_STORE_BUSY');
    const { store } = await first.call('getSession', {});
    expect((await second.refusal('restoreSnapshot', { name: store.snapshots[0]?.name ?? '' })).code).toBe(
      'E_STORE_BUSY',
    );
    await first.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '还在' }) });
    expect(readdirSync(world.a).filter((name) => name.startsWith('damaged-'))).toEqual([]);
  });
});
