import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  archiveOf,
  copyWorld,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../electron/services/test-stores.ts';
import { done, inStore, keepCompiled, run } from './cli-run.ts';

/** The care commands over real stores and files: what was passed on, what two PCs wrote apart, the way back. */
keepCompiled();
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const retitle = (unit: TestUnit, title: string) => unit.call('editTask', { task: '#1', changes: { title } });

test('pass-on makes a list of ours and brings it up to date; compare-origin holds it against the file it came in', async () => {
  const { a, down } = copyWorld(played);
  const { ledgers } = await done(a, 'ledgers');
  const passed = await done(a, 'pass-on', ledgers[0].id);
  expect(passed.counts).toMatchObject({ changed: 0, unchanged: 0 });
  expect(passed.counts.new).toBeGreaterThan(0);
  const again = await done(a, 'pass-on', ledgers[0].id);
  expect(again.ledger.id).toBe(passed.ledger.id);
  expect(again.counts).toMatchObject({ new: 0, changed: 0 });
  const compared = await done(a, 'compare-origin', passed.ledger.id, down.a);
  expect(compared).toMatchObject({ sameFile: true, differing: [], missing: [] });
  expect(compared.compared).toBeGreaterThan(0);
  const other = await done(a, 'compare-origin', passed.ledger.id, down.b);
  expect(other.sameFile).toBe(false);
});

test('differences lists what two PCs wrote apart, settle closes one by choice or by a third value', async () => {
  const { bureau: dir } = copyWorld(played);
  const one = await openUnit(dir);
  const two = await openUnit(join(testFolder(), 'two'));
  await receive(two, await archiveOf(one));
  await retitle(one, '甲机写的');
  await retitle(two, '乙机写的');
  await receive(one, await archiveOf(two));
  one.close();
  const { differences } = await done(dir, 'differences');
  expect(differences).toHaveLength(1);
  const [{ id, values }] = differences;
  expect(values.map(({ value }: { value: unknown }) => value).sort()).toEqual(['乙机写的', '甲机写的']);
  expect((await inStore(dir, 'settle', id)).exit).toBe(2);
  expect((await inStore(dir, 'settle', id, '--choose', '0', '--value', 'x')).exit).toBe(2);
  expect((await inStore(dir, 'settle', id, '--choose', '7')).exit).toBe(1);
  expect(await done(dir, 'settle', id, '--value', '第三种写法')).toEqual({ settled: { id } });
  expect((await done(dir, 'differences')).differences).toEqual([]);
  expect((await done(dir, 'task', '#1')).row.title).toBe('第三种写法');
});

test('settle decides a report that was signed off twice field by field', async () => {
  const { a: dir } = copyWorld(played);
  const one = await openUnit(dir);
  const two = await openUnit(join(testFolder(), 'two'));
  await receive(two, await archiveOf(one));
  for (const [unit, name, percent] of [
    [one, '甲机', 10],
    [two, '乙机', 20],
  ] as const) {
    const says = draft({ text: `${name}的进展`, percent, problems: `${name}的问题`, next: `${name}的打算` });
    await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: says });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
  }
  await receive(one, await archiveOf(two));
  one.close();
  const { differences } = await done(dir, 'differences');
  const [{ id, values }] = differences;
  const said = values[1].parts.find(({ field }: { field: string }) => field === 'problems').value;
  const told = (await run(['--store', dir, 'differences'])).out;
  for (const words of ['percent', '10', '20', '甲机的问题', '乙机的问题']) expect(told).toContain(words);
  for (const wrong of ['percent=很多', 'mood=好', '=x'])
    expect((await inStore(dir, 'settle', id, '--write', wrong)).exit, wrong).toBe(1);
  expect((await inStore(dir, 'settle', id, '--take', 'problems=7')).exit).toBe(1);
  expect((await inStore(dir, 'settle', id, '--value', 'x', '--write', 'text=y')).exit).toBe(2);
  const third = ['--take', 'problems=1', '--write', 'percent=15', '--write', 'text=商定=甲乙'] as const;
  await done(dir, 'settle', id, ...third);
  expect((await done(dir, 'differences')).differences).toEqual([]);
  const { reports } = await done(dir, 'task', '#8');
  const newest = reports.find(({ replaced }: { replaced: boolean }) => !replaced);
  expect(newest).toMatchObject({ version: 2, text: '商定=甲乙', percent: 15, problems: said });
  expect(reports).toHaveLength(3);
});

test('restore-points say what happened since, preview-restore looks into one and into a backup file, restore-task brings one task back', async () => {
  const { bureau: dir, up } = copyWorld(played);
  const backup = join(testFolder(), '备份.tzbackup');
  const unit = await openUnit(dir);
  const was = (await unit.call('getTask', { task: '#1' })).row.title;
  await unit.call('makeBackup', { path: backup });
  await receive(unit, up.a);
  await retitle(unit, '改坏的');
  unit.close();
  const { points } = await done(dir, 'restore-points');
  const point = points.find(({ reason }: { reason: string }) => reason === 'receive');
  expect(point.since).toMatchObject({ receives: 1 });
  const preview = await done(dir, 'preview-restore', point.name);
  expect(preview.counts).toMatchObject({ older: 1, back: 0 });
  expect((await done(dir, 'preview-restore', '--backup', backup)).counts).toEqual(preview.counts);
  expect((await inStore(dir, 'preview-restore')).exit).toBe(2);
  expect((await inStore(dir, 'preview-restore', point.name, '--backup', backup)).exit).toBe(2);
  expect((await inStore(dir, 'preview-restore', '--backup', up.a)).exit).toBe(1);
  expect(await done(dir, 'restore-task', point.name, '#1')).toEqual({ restored: 1 });
  const back = await openUnit(dir);
  expect((await back.call('getTask', { task: '#1' })).row.title).toBe(was);
  expect((await back.call('getTask', { task: '#1' })).reports.map(({ unit: { name } }) => name)).toEqual([
    A.name,
  ]);
});

test('lost-evidence and ask-evidence: what is gone is named with who has it, and asked for', async () => {
  const { bureau: dir, up } = copyWorld(played);
  const unit = await openUnit(dir);
  await receive(unit, up.a);
  unit.close();
  expect(await done(dir, 'lost-evidence')).toEqual({ lost: [] });
  expect(await done(dir, 'ask-evidence', '--all')).toEqual({ asked: [] });
  rmSync(join(dir, 'evidence'), { recursive: true });
  const { lost } = await done(dir, 'lost-evidence');
  expect(lost).toMatchObject([{ name: 'proof-a.txt', state: 'missing', holder: { name: A.name } }]);
  expect((await inStore(dir, 'ask-evidence')).exit).toBe(2);
  expect(await done(dir, 'ask-evidence', '--all')).toMatchObject({
    asked: [{ sha256: lost[0].sha256, of: { name: A.name } }],
  });
  expect((await done(dir, 'lost-evidence')).lost).toMatchObject([{ asked: true }]);
  expect((await inStore(dir, 'save-evidence', lost[0].sha256, '--out', join(testFolder(), 'a'))).exit).toBe(
    1,
  );
});
