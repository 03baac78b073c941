import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOfDate } from '../../../shared/dates.ts';
import { databaseFile } from '../../store/database.ts';
import { copyWorld, openUnit, PERIOD, playMonth, testFolder, type World } from '../test-stores.ts';
import { OPERATORS_FILE } from './operator-file.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const START = startOfDate('2026-11-20');
const PASSWORD = '海棠花开Az9';

/** The window of a unit of the played month, with a clock that a test moves. */
async function window(dir = copyWorld(played).bureau) {
  const clock = { at: START };
  return { ...(await openUnit(dir, { window: true, now: () => clock.at })), clock };
}

/** The same with 张三 (a password) and 李四 (none) registered. */
async function shared(dir?: string) {
  const unit = await window(dir);
  await unit.call('saveOperator', { name: '张三', password: PASSWORD, current: null });
  await unit.call('saveOperator', { name: '李四', password: null, current: null });
  return unit;
}

const whoChanged = async (unit: Awaited<ReturnType<typeof window>>) => {
  const [unitView] = await unit.call('listUnits', {});
  await unit.call('saveUnit', {
    id: unitView?.id ?? null,
    unit: { name: unitView?.name ?? '', code: null, kind: null, district: null, aliases: [], groups: ['改'] },
  });
  return (await unit.call('listHistory', { task: null, before: null, limit: 1 }))[0]?.who;
};

describe('操作人', () => {
  test('Where nobody is registered, a window is never locked and can’t be', async () => {
    const unit = await window();
    expect(await unit.call('getSession', {})).toMatchObject({ locked: false, operators: [] });
    await unit.call('listLedgers', {});
    expect(await unit.refusal('lockStore', {})).toMatchObject({ code: 'E_NOBODY_REGISTERED' });
    await unit.call('listLedgers', {});
    expect(existsSync(join(unit.dir, OPERATORS_FILE))).toBe(false);
  });

  test('Who registers the first name goes on working; the next start and 锁定 ask who it is', async () => {
    const unit = await shared();
    await unit.call('listLedgers', {});
    expect(await unit.call('lockStore', {})).toMatchObject({
      locked: true,
      operators: [
        { name: '张三', hasPassword: true },
        { name: '李四', hasPassword: false },
      ],
    });
    unit.close();
    const next = await window(unit.dir);
    expect((await next.call('getSession', {})).locked).toBe(true);
    expect((await next.call('chooseOperator', { name: '李四', password: null })).locked).toBe(false);
  });

  test('A locked store refuses everything but the lock itself and how it looks', async () => {
    const unit = await shared();
    const before = unit.dump();
    await unit.call('lockStore', {});
    for (const refused of [
      await unit.refusal('listLedgers', {}),
      await unit.refusal('getTask', { task: '#1' }),
      await unit.refusal('confirmTasks', { tasks: ['#1'] }),
      await unit.refusal('makeBackup', { path: join(testFolder(), 'b.tzbak') }),
      await unit.refusal('exportBundles', { to: 'all', dir: testFolder(), kind: null }),
      await unit.refusal('saveOperator', { name: '王五', password: null, current: null }),
      await unit.refusal('removeOperator', { name: '李四', current: null }),
      await unit.refusal('saveIdentity', { operator: '王五' }),
      await unit.refusal('saveSettings', { language: 'en', backupEveryDays: 0 }),
      await unit.refusal('undoStep', { id: null }),
    ])
      expect(refused.code).toBe('E_LOCKED');
    expect((await unit.call('saveSettings', { language: 'en', textScale: 150 })).language).toBe('en');
    expect(unit.dump()).toBe(before);
  });

  test('The name that was chosen stands in the history, whoever took over earlier', async () => {
    const unit = await shared();
    await unit.call('chooseOperator', { name: '张三', password: PASSWORD });
    expect(await whoChanged(unit)).toBe('张三');
    await unit.call('handOver', {
      posts: ['filler'],
      from: '张三',
      to: '李四',
      on: '2026-11-01',
      witness: null,
      phone: null,
      unit: null,
    });
    expect((await unit.call('getSession', {})).operator).toBe('张三');
    expect((await unit.call('chooseOperator', { name: '李四', password: null })).operator).toBe('李四');
  });

  test('Nobody takes another name but at the lock, and a restore does not give one either', async () => {
    const unit = await shared();
    await unit.call('chooseOperator', { name: '李四', password: null });
    const backup = join(testFolder(), 'b.tzbak');
    await unit.call('makeBackup', { path: backup });
    await unit.call('chooseOperator', { name: '张三', password: PASSWORD });
    for (const operator of ['李四', '王五', null])
      expect((await unit.refusal('saveIdentity', { operator })).code).toBe('E_NAMED_AT_LOCK');
    expect((await unit.call('saveIdentity', { operator: '张三', aliases: ['旧名'] })).operator).toBe('张三');
    await unit.call('restoreBackup', { path: backup });
    expect((await unit.call('getSession', {})).operator).toBe('张三');
    expect(await whoChanged(unit)).toBe('张三');
    await unit.call('removeOperator', { name: '张三', current: PASSWORD });
    await unit.call('removeOperator', { name: '李四', current: null });
    expect((await unit.call('saveIdentity', { operator: '王五' })).operator).toBe('王五');
  });

  test('A password is checked; after three wrong ones each further try waits longer', async () => {
    const unit = await shared();
    await unit.call('lockStore', {});
    const wrong = () => unit.refusal('chooseOperator', { name: '张三', password: 'x' });
    expect((await unit.refusal('chooseOperator', { name: '张三', password: null })).code).toBe(
      'E_WRONG_PASSWORD',
    );
    expect((await wrong()).code).toBe('E_WRONG_PASSWORD');
    expect((await wrong()).code).toBe('E_WRONG_PASSWORD');
    expect(await wrong()).toMatchObject({
      code: 'E_PASSWORD_WAIT',
      hint: expect.stringContaining('请等 5 秒'),
    });
    unit.clock.at += 4000;
    expect(await unit.refusal('chooseOperator', { name: '张三', password: PASSWORD })).toMatchObject({
      code: 'E_PASSWORD_WAIT',
      hint: expect.stringContaining('请等 1 秒'),
    });
    expect((await unit.call('getSession', {})).locked).toBe(true);
    unit.clock.at += 1000;
    expect((await wrong()).hint).toContain('请等 10 秒');
    unit.clock.at += 10_000;
    expect(await unit.call('chooseOperator', { name: '张三', password: PASSWORD })).toMatchObject({
      locked: false,
      operator: '张三',
    });
    expect((await unit.refusal('chooseOperator', { name: '王五', password: null })).code).toBe(
      'E_NO_OPERATOR',
    );
  });

  test('Whoever has a password gives it before it is changed or the name removed', async () => {
    const unit = await shared();
    const taken = { name: '张三', password: 'mine', current: null };
    expect((await unit.refusal('saveOperator', taken)).code).toBe('E_WRONG_PASSWORD');
    expect((await unit.refusal('removeOperator', { name: '张三', current: 'x' })).code).toBe(
      'E_WRONG_PASSWORD',
    );
    await unit.call('saveOperator', { ...taken, current: PASSWORD });
    await unit.call('chooseOperator', { name: '张三', password: 'mine' });
    expect((await unit.call('removeOperator', { name: '张三', current: 'mine' })).operators).toEqual([
      { name: '李四', hasPassword: false },
    ]);
  });

  test('The command line is not locked, and clears the names of whoever forgot a password', async () => {
    const unit = await shared();
    unit.close();
    const cli = await openUnit(unit.dir);
    await cli.call('listLedgers', {});
    await cli.call('removeOperator', { name: '张三', current: null });
    await cli.call('removeOperator', { name: '李四', current: null });
    cli.close();
    expect((await (await window(unit.dir)).call('getSession', {})).locked).toBe(false);
  });

  test('No bundle, archive, backup or dump holds anything of it, and a restore neither brings nor takes it', async () => {
    const { a: dir } = copyWorld(played);
    const unit = await shared(dir);
    await unit.call('chooseOperator', { name: '李四', password: null });
    const kept = readFileSync(join(dir, OPERATORS_FILE), 'utf8');
    const { salt, hash } = JSON.parse(kept).operators[0].password;
    const out = testFolder();
    const backup = join(out, 'b.tzbak');
    await unit.call('makeBackup', { path: backup });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
    const bundles = await unit.call('exportBundles', { to: 'all', dir: out, kind: null });
    const archive = await unit.call('exportBundles', { to: 'all', dir: out, kind: 'archive' });
    const database = databaseFile(dir);
    const files = [...bundles.files, ...archive.files].map((file) => file.path);
    for (const secret of [salt, hash, PASSWORD]) {
      expect(unit.dump()).not.toContain(secret);
      for (const file of [backup, ...files, database].filter(existsSync))
        expect(readFileSync(file).includes(secret)).toBe(false);
    }
    await unit.call('restoreBackup', { path: backup });
    expect(readFileSync(join(dir, OPERATORS_FILE), 'utf8')).toBe(kept);
    expect((await unit.call('getSession', {})).locked).toBe(false);
    const elsewhere = await window(join(testFolder(), 'new'));
    await elsewhere.call('restoreBackup', { path: backup });
    expect(await elsewhere.call('getSession', {})).toMatchObject({ locked: false, operators: [] });
  });

  test('The file is its account’s alone; one that can’t be read names nobody and locks nobody out', async () => {
    const unit = await shared();
    const file = join(unit.dir, OPERATORS_FILE);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(PASSWORD);
    unit.close();
    for (const damaged of ['', '{', '[]', '{"version":1,"operators":[{"name":"张三","password":"1"}]}']) {
      writeFileSync(file, damaged);
      const next = await window(unit.dir);
      expect((await next.call('getSession', {})).locked).toBe(false);
      next.close();
    }
  });
});
