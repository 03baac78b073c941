import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUREAU, copyWorld, openUnit, playMonth, testFolder, type World } from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('the example', () => {
  test('is built, says that it is one, and is left without a trace', async () => {
    const dir = join(testFolder(), 'store');
    const unit = await openUnit(dir);
    const session = await unit.call('openExample', {});
    expect(session).toMatchObject({ example: true, unit: { role: 'bureau' } });
    expect((await unit.call('listTasks', {})).length).toBe(64);
    expect((await unit.call('getWorkbench', {})).below.reported).toBeGreaterThan(0);
    expect((await unit.refusal('openExample', {})).code).toBe('E_STORE_EXISTS');
    const left = await unit.call('leaveExample', {});
    expect(left.unit).toBe(null);
    expect(left.store.state).toBe('new');
    expect(readdirSync(dir)).toEqual([]);
  });

  test('one broken off while it was being built says that it is one, and can be left', async () => {
    const dir = join(testFolder(), 'store');
    const building = await openUnit(dir, { example: true });
    await building.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    building.close();
    const unit = await openUnit(dir);
    expect(await unit.call('getSession', {})).toMatchObject({ example: true });
    expect((await unit.call('leaveExample', {})).store.state).toBe('new');
    expect(readdirSync(dir)).toEqual([]);
  });

  test('real work is never left behind as if it were the example', async () => {
    const a = await openUnit(copyWorld(played).a);
    expect((await a.refusal('leaveExample', {})).code).toBe('E_STORE_EXISTS');
    expect((await a.call('listTasks', {})).length).toBe(6);
  });

  test('an example that cannot be built leaves nothing half made', async () => {
    const dir = join(testFolder(), 'store');
    const unit = await openUnit(dir, { seedsDir: testFolder() });
    expect((await unit.refusal('openExample', {})).code).toBe('E_FILE_NOT_FOUND');
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
    expect((await unit.call('getSession', {})).store.state).toBe('new');
  });
});
