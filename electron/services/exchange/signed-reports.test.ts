import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFile } from '../../store/database.ts';
import {
  archiveOf,
  cardOf,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_A,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const exported = async (unit: TestUnit): Promise<string> => (await exportTo(unit, 'all'))[0] ?? '';

/** Lays a hand on a store that no program has open. */
function tamper(dir: string, sql: string): void {
  const db = new Database(databaseFile(dir));
  db.exec(sql);
  db.close();
}

/** Task 8 has no report yet, task 2 has one: it gets a next version. */
async function sign(unit: TestUnit, text: string, task: '#8' | '#2' = '#8'): Promise<void> {
  const reason = task === '#2' ? '补充' : null;
  await unit.call('saveDraft', { task, period: PERIOD, draft: draft({ text, reason }) });
  await unit.call('signOff', { period: PERIOD, by: '校长' });
}

/** What is said of signed-off reports when a file comes. */
const said = async (unit: TestUnit, path: string) =>
  (await receive(unit, path)).findings.filter(({ kind }) => kind.startsWith('signed'));

describe('what was signed off and reported', () => {
  test('a signed-off report that was altered afterwards is named; what it said before is in the history', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, await exported(a));
    a.close();
    tamper(
      world.a,
      `UPDATE record SET fields = json_set(fields, '$.text', '改过的文字'), counter = counter + 100 WHERE kind = 'report'`,
    );
    const again = await openUnit(world.a);
    const path = await exported(again);
    const [preview] = await bureau.call('previewBundles', { paths: [path] });
    const received = await receive(bureau, path);
    expect(preview?.ok && preview.findings).toEqual(received.findings);
    expect(received.findings).toMatchObject([{ kind: 'signedChanged', tone: 'warning' }]);
    expect(received.findings[0]?.text).toMatch(/任务 1 .*第 1 版/);
    const history = await bureau.call('listHistory', { task: '#1', before: null, limit: 100 });
    expect(JSON.stringify(history)).toContain(SECRET_A);
  });

  test('a signed-off report that is missing from a later file is named and kept', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const bureau = await openUnit(world.bureau);
    const older = await exported(a);
    await receive(bureau, await exported(a));
    const before = bureau.dump();
    a.close();
    tamper(
      world.a,
      "DELETE FROM record WHERE kind = 'report' AND parent IN (SELECT id FROM record WHERE json_extract(fields, '$.seq') = 1)",
    );
    const again = await openUnit(world.a);
    const received = await receive(bureau, await exported(again));
    expect(received.findings).toMatchObject([{ kind: 'signedGone', tone: 'warning' }]);
    expect(received.findings[0]?.text).toContain('任务 1');
    expect(bureau.dump()).toBe(before);
    expect((await receive(bureau, older)).findings.map(({ kind }) => kind)).not.toContain('signedGone');
  });

  test('is missed also where the bureau has moved to another PC since: who signed it stands in it', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await sign(a, '这台电脑签发的');
    await receive(bureau, await exported(a));
    const archive = await archiveOf(bureau);
    const moved = await openUnit(join(testFolder(), 'new-pc'));
    await receive(moved, archive);
    a.close();
    tamper(world.a, "DELETE FROM record WHERE kind = 'report'");
    const again = await openUnit(world.a);
    expect(await said(moved, await exported(again))).toMatchObject([{ kind: 'signedGone', tone: 'warning' }]);
  });
});

describe('a PC that went back to a backup', () => {
  /** A school that reported after its backup and then went back to it, and the bureau that had the report. */
  async function wentBack() {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const backup = join(testFolder(), 'backup.tzbak');
    await a.call('makeBackup', { path: backup });
    await sign(a, '还原之前签发的');
    const before = await exported(a);
    return { world, a, bureau, backup, before, goBack: () => a.call('restoreBackup', { path: backup }) };
  }

  test('is held to what its key has signed: the missing version is named, kept, and named until it is there again', async () => {
    const { a, bureau, before, goBack } = await wentBack();
    await receive(bureau, before);
    await goBack();
    const path = await exported(a);
    const [preview] = await bureau.call('previewBundles', { paths: [path] });
    const [finding, ...others] = await said(bureau, path);
    expect(finding).toMatchObject({ kind: 'signedLost', tone: 'warning' });
    expect(finding?.text).toMatch(/还原过备份.*任务 8.*（2026年11月，第 1 版）/);
    expect(others).toEqual([]);
    expect(preview?.ok && preview.findings).toContainEqual(finding);
    expect((await bureau.call('getTask', { task: '#8' })).reports).toMatchObject([
      { text: '还原之前签发的' },
    ]);
    expect(await said(bureau, await exported(a))).toEqual([finding]);
  });

  test('is named under a new key too, which says what it replaced', async () => {
    const { a, bureau, before, goBack } = await wentBack();
    await receive(bureau, before);
    await goBack();
    await a.call('renewKey', { why: 'replaced' });
    expect(await said(bureau, await exported(a))).toMatchObject([{ kind: 'signedLost' }]);
  });

  test('is named on a new PC in the place of a lost one, whose key the bureau has called back', async () => {
    const { a, bureau, before, backup } = await wentBack();
    await receive(bureau, before);
    a.close();
    const pc = await openUnit(join(testFolder(), 'new-pc'));
    await pc.call('restoreBackup', { path: backup });
    const card = await cardOf(pc);
    await bureau.call('trustCard', { path: card, replaces: 'lost' });
    expect(await said(bureau, await exported(pc))).toMatchObject([{ kind: 'signedLost' }]);
  });

  test('is named by a store that was brought up from an earlier version', async () => {
    const { a, bureau, before, goBack, world } = await wentBack();
    await receive(bureau, before);
    bureau.close();
    tamper(
      world.bureau,
      'DROP INDEX unit_key_by_minisign; ALTER TABLE receive DROP COLUMN key; PRAGMA user_version = 8',
    );
    const upgraded = await openUnit(world.bureau);
    await goBack();
    expect(await said(upgraded, await exported(a))).toMatchObject([{ kind: 'signedLost' }]);
  });

  test('leaves its earlier files alone: one that comes late is not held to what was signed since', async () => {
    const { a, bureau, before, goBack } = await wentBack();
    await goBack();
    await sign(a, '还原之后签发的', '#2');
    await receive(bureau, await exported(a));
    expect(await said(bureau, before)).toEqual([]);
  });

  test('is no reason to ask another PC of the unit, which has a key of its own', async () => {
    const { a, bureau, before } = await wentBack();
    const other = await openUnit(join(testFolder(), 'other-pc'));
    const archive = await archiveOf(a);
    await receive(other, archive);
    await receive(bureau, before);
    const card = await cardOf(other);
    await bureau.call('trustCard', { path: card, anotherKey: true });
    await sign(a, '另一台不知道的', '#2');
    await receive(bureau, await exported(a));
    expect(await said(bureau, await exported(other))).toEqual([]);
  });

  test('two copies of one store that both go on are told what the other has and they have not', async () => {
    const { world, a, bureau } = await wentBack();
    a.close();
    const twin = join(world.root, 'twin');
    cpSync(world.a, twin, { recursive: true });
    const [one, two] = [await openUnit(world.a), await openUnit(twin)];
    await sign(one, '一台签发的', '#2');
    await receive(bureau, await exported(one));
    expect(await said(bureau, await exported(two))).toMatchObject([{ kind: 'signedLost' }]);
  });
});
