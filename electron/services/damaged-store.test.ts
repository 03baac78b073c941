import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFile } from '../store/database.ts';
import { A, copyWorld, openUnit, playMonth, testFolder, unitRow, type World } from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('a damaged store', () => {
  /** Overwrites the page that a table or an index begins with, or every page behind the first. */
  function damage(dir: string, name: string | null): Buffer {
    const file = databaseFile(dir);
    const db = new Database(file);
    const root =
      name === null
        ? null
        : db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name);
    const page = Number(db.pragma('page_size', { simple: true }));
    db.close();
    const bytes = readFileSync(file);
    if (root === null) bytes.fill(0x5a, page);
    else bytes.fill(0x5a, (Number(root) - 1) * page, Number(root) * page);
    writeFileSync(file, bytes);
    return bytes;
  }

  test.each(['history_by_record', 'record_by_kind', 'record', 'meta', null])(
    'with a damaged %s lists its snapshots, and one of them brings it back; the damaged file is kept',
    async (name) => {
      const world = copyWorld(played);
      const whole = await openUnit(world.bureau);
      const before = whole.dump();
      whole.close();
      const damaged = damage(world.bureau, name);
      const bureau = await openUnit(world.bureau);
      const { store } = await bureau.call('getSession', {});
      expect(store).toMatchObject({ state: 'readOnly', error: { code: 'E_STORE_CORRUPT' } });
      const [snapshot] = store.snapshots;
      expect(store.error?.hint).toContain(snapshot?.name ?? 'none');
      expect(readFileSync(databaseFile(world.bureau)).equals(damaged)).toBe(true);
      const restored = await bureau.call('restoreSnapshot', { name: snapshot?.name ?? '' });
      expect(restored.store.state).toBe('ready');
      expect(bureau.dump()).toBe(before);
      const [kept] = readdirSync(world.bureau).filter((each) => each.startsWith('damaged-'));
      expect(readFileSync(join(world.bureau, kept ?? '')).equals(damaged)).toBe(true);
    },
  );

  test('what can still be read is shown, and nothing is written', async () => {
    const world = copyWorld(played);
    damage(world.bureau, 'history_by_record');
    const bureau = await openUnit(world.bureau);
    expect(await bureau.call('listTasks', {})).toHaveLength(40);
    for (const refused of [
      await bureau.refusal('editTask', { task: '#1', changes: { title: 'x' } }),
      await bureau.refusal('addUnits', { rows: [unitRow('新学校')] }),
    ])
      expect(refused.code).toBe('E_STORE_CORRUPT');
  });

  test('a store whose file is no database at all says so, lists its snapshots and comes back from one', async () => {
    const world = copyWorld(played);
    const whole = await openUnit(world.bureau);
    const before = whole.dump();
    whole.close();
    writeFileSync(databaseFile(world.bureau), '不是数据库'.repeat(2000));
    const bureau = await openUnit(world.bureau);
    const session = await bureau.call('getSession', {});
    expect(session.store.state).toBe('readOnly');
    expect(session.store.error?.code).toBe('E_STORE_CORRUPT');
    const [snapshot] = session.store.snapshots;
    expect(session.store.error?.hint).toContain(snapshot?.name ?? 'none');
    expect((await bureau.refusal('importList', { path: 'x', edits: [] })).code).toBe('E_STORE_CORRUPT');
    expect(
      (await bureau.refusal('createUnit', { name: 'x', role: 'school', code: null, operator: null })).code,
    ).toBe('E_STORE_CORRUPT');
    expect((await bureau.refusal('openExample', {})).code).toBe('E_STORE_CORRUPT');
    const restored = await bureau.call('restoreSnapshot', { name: snapshot?.name ?? '' });
    expect(restored.store.state).toBe('ready');
    expect(bureau.dump()).toBe(before);
    const kept = readdirSync(world.bureau).filter((name) => name.startsWith('damaged-'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(world.bureau, kept[0] ?? ''), 'utf8')).toContain('不是数据库');
  });

  test('a store whose making was broken off is made anew', async () => {
    const dir = testFolder();
    const half = await openUnit(dir);
    await half.refusal('createUnit', { name: '名'.repeat(250), role: 'school', code: null, operator: null });
    expect((await half.call('getSession', {})).store.state).toBe('new');
    expect((await half.refusal('listTasks', {})).code).toBe('E_NO_STORE');
    await half.call('createUnit', { name: A.name, role: 'school', code: null, operator: null });
    expect((await half.call('getSession', {})).unit?.name).toBe(A.name);
  });
});
