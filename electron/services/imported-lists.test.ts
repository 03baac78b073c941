import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  copyWorld,
  exportTo,
  jinan,
  openUnit,
  playMonth,
  receive,
  seedsDir,
  testFolder,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('lists', () => {
  test('importing the same document again changes nothing, and corrections survive', async () => {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    const { ledger } = await unit.call('importList', { path: jinan, edits: [] });
    await unit.call('editTask', {
      task: '#1',
      changes: { title: '改正的标题', deadline: { kind: 'by', text: '2023年', date: '2023' } },
    });
    const before = unit.dump();
    const again = await unit.call('importList', { path: jinan, edits: [] });
    expect(again).toEqual({
      ledger,
      counts: { new: 0, changed: 0, unchanged: 40, refused: 0 },
      revised: false,
    });
    expect(unit.dump()).toBe(before);
    const copy = join(testFolder(), '另一个名字.txt');
    cpSync(jinan, copy);
    expect((await unit.call('previewList', { path: copy })).known).toMatchObject({
      counts: { changed: 0, new: 0 },
    });
    expect((await unit.call('getTask', { task: '#1' })).corrected).toEqual(['deadline', 'title']);
  });

  test('guesses that are confirmed are none any more, in one step, and stay so when the document is read again', async () => {
    const unit = await openUnit(join(testFolder(), 'unit'));
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await unit.call('importList', { path: jinan, edits: [] });
    const guessed = (await unit.call('listTasks', {})).filter((row) => row.guesses.length > 0);
    expect(guessed.length).toBeGreaterThan(0);
    const tasks = guessed.map((row) => row.id);
    expect(await unit.call('confirmTasks', { tasks })).toEqual({ confirmed: guessed.length });
    expect(await unit.call('confirmTasks', { tasks })).toEqual({ confirmed: 0 });
    expect((await unit.call('importList', { path: jinan, edits: [] })).counts.changed).toBe(0);
    expect((await unit.call('listTasks', {})).filter((row) => row.guesses.length > 0)).toEqual([]);
  });

  test('an import, a backup, a restore or a report that is cancelled changes nothing and leaves no file', async () => {
    const unit = await openUnit(join(testFolder(), 'unit'));
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    const before = unit.dump();
    const context = { language: 'zh', cancelled: () => true } as const;
    const path = join(testFolder(), 'backup.zip');
    const imported = await unit.services.call('importList', { path: jinan, edits: [] }, context);
    const backed = await unit.services.call('makeBackup', { path }, context);
    expect([imported, backed]).toMatchObject([
      { error: { code: 'E_CANCELLED' } },
      { error: { code: 'E_CANCELLED' } },
    ]);
    expect(existsSync(path)).toBe(false);
    await unit.call('makeBackup', { path });
    await unit.call('createLedger', { title: '自建台账' });
    const later = unit.dump();
    const workbook = join(testFolder(), 'ledger.xlsx');
    const restored = await unit.services.call('restoreBackup', { path }, context);
    const report = { kind: 'ledger', ledger: null, period: null, path: workbook };
    const reported = await unit.services.call('writeReport', report, context);
    expect([restored, reported]).toMatchObject([
      { error: { code: 'E_CANCELLED' } },
      { error: { code: 'E_CANCELLED' } },
    ]);
    expect(unit.dump()).toBe(later);
    expect(existsSync(workbook)).toBe(false);
    expect(later).not.toBe(before);
  });

  test('a task added by hand travels like the others', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const [ledger] = await bureau.call('listLedgers', {});
    const added = await bureau.call('addTask', { ledger: ledger?.id ?? '', task: { title: '临时任务' } });
    expect(added).toMatchObject({ seq: 41, ordinal: 41, title: '临时任务' });
    await bureau.call('assign', { tasks: [added.id], unit: A.name, role: 'lead' });
    const [path] = await exportTo(bureau, A.name);
    await receive(a, path ?? '');
    expect((await a.call('getTask', { task: added.id })).row).toMatchObject({
      title: '临时任务',
      mine: { role: 'lead' },
    });
  });

  test('#SEQ needs a ledger where two ledgers hold the number', async () => {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    for (const name of ['jinan.txt', 'jiyuan.txt'])
      await unit.call('importList', { path: join(seedsDir, name), edits: [] });
    const refused = await unit.refusal('getTask', { task: '#1' });
    expect(refused.code).toBe('E_AMBIGUOUS');
    expect((await unit.call('getTask', { task: '济南市工作任务清单#1' })).row.seq).toBe(1);
    expect((await unit.call('getTask', { task: '#40' })).row.seq).toBe(40);
  });

  test.each([
    ['你好，这不是清单。', 'E_NOT_A_LIST'],
    ['', 'E_LIST_EMPTY'],
  ])('text without tasks is refused and stores nothing', async (content, code) => {
    const unit = await openUnit(copyWorld(played).bureau);
    const before = unit.dump();
    const path = join(testFolder(), '文件.txt');
    writeFileSync(path, content);
    expect((await unit.refusal('importList', { path, edits: [] })).code).toBe(code);
    expect(unit.dump()).toBe(before);
  });
});
