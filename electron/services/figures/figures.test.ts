import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FiguresQuestion, ShareFilter } from '../../../shared/model/views.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const question: FiguresQuestion = { ledger: null, period: PERIOD, system: 'c3', by: 'share' };
const open: ShareFilter = { unit: null, column: null, level: null, completion: null, report: null };
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const behind = (unit: TestUnit, filter: Partial<ShareFilter>, asked = question) =>
  unit.call('listShares', { question: asked, filter: { ...open, ...filter }, offset: 0, limit: 500 });

/** What a store answers that has just been opened, with nothing kept. */
async function anew(unit: TestUnit, asked = question) {
  unit.close();
  const fresh = await openUnit(unit.dir);
  const figures = await fresh.call('getFigures', asked);
  fresh.close();
  return figures;
}

test('every cell, light, class and report count opens onto as many rows as it says', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await receive(bureau, played.up.a);
  for (const by of ['task', 'share'] as const) {
    const asked = { ...question, system: 'c1', by } as const;
    const figures = await bureau.call('getFigures', asked);
    expect(figures.shares).toBe(5);
    for (const unit of figures.units)
      for (const [at, cell] of unit.cells.entries()) {
        const column = figures.columns[at] ?? null;
        expect((await behind(bureau, { unit: unit.id, column }, asked)).total).toBe(sum(cell ?? []));
      }
    for (const [at, { level }] of figures.levels.entries())
      expect((await behind(bureau, { level }, asked)).total).toBe(figures.lights[at]);
    for (const { name, count } of figures.classes) {
      const { rows } = await behind(bureau, { completion: name }, asked);
      const counted = by === 'share' ? rows.length : new Set(rows.map((row) => row.task)).size;
      expect([name, counted]).toEqual([name, count]);
    }
    for (const report of ['onTime', 'late', 'missing', 'pending'] as const)
      expect((await behind(bureau, { report }, asked)).total).toBe(figures.reports[report]);
  }
});

test('the row behind a figure is the report it came from', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  expect((await behind(bureau, { unit: A.name })).rows.map(({ report }) => report)).toEqual([
    null,
    null,
    null,
  ]);
  await receive(bureau, played.up.a);
  const [row] = (await behind(bureau, { unit: A.name })).rows;
  expect(row).toMatchObject({ seq: 1, unit: { name: A.name }, report: { period: PERIOD, version: 1 } });
});

test('figures kept and brought up to date are those counted anew', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const steps: (() => Promise<unknown>)[] = [
    () => bureau.call('adoptRules', { preset: 'default', set: null }),
    () => receive(bureau, world.up.a),
    () => bureau.call('assign', { tasks: ['#5', '#6'], unit: B.name, role: 'lead' }),
    () => receive(bureau, world.up.b),
    () =>
      bureau.call('review', {
        task: '#1',
        unit: A.name,
        report: null,
        request: null,
        verdict: 'return',
        text: '请补充数据',
        date: null,
        strikeOff: false,
        conclusion: null,
        approvedBy: null,
      }),
    () => bureau.call('unassign', { tasks: ['#5'], unit: B.name }),
    () =>
      bureau.call('decideTasks', {
        tasks: ['#1'],
        verdict: 'suspend',
        text: '等待政策',
        year: null,
        approvedBy: null,
      }),
    () => bureau.call('editTask', { task: '#3', changes: { category: '另一类' } }),
    () => bureau.call('addUnits', { rows: [unitRow('第三学校')] }),
    () => bureau.call('assign', { tasks: ['#3'], unit: '第三学校', role: 'cooperate' }),
    async () => {
      const units = await bureau.call('listUnits', {});
      const idOf = (name: string) => units.find((unit) => unit.name === name)?.id ?? '';
      await bureau.call('joinUnits', { from: idOf('第三学校'), into: idOf(A.name) });
    },
    () => bureau.call('assign', { tasks: ['#9'], unit: A.name, role: 'lead' }),
  ];
  await bureau.call('getFigures', question);
  for (const [at, step] of steps.entries()) {
    await step();
    const kept = await bureau.call('getFigures', { ...question, system: 'c1' });
    const copy = copyWorld({ ...world });
    const fresh = await openUnit(copy.bureau);
    expect([at, await fresh.call('getFigures', { ...question, system: 'c1' })]).toEqual([at, kept]);
    fresh.close();
  }
});

test('an undone receive leaves no figure behind', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const before = await bureau.call('getFigures', question);
  await receive(bureau, played.up.a);
  expect(await bureau.call('getFigures', question)).not.toEqual(before);
  await bureau.call('undoReceive', { id: null });
  expect(await bureau.call('getFigures', question)).toEqual(before);
  expect(await anew(bureau)).toEqual(before);
});

test('a cut-off on the day of the first 交办 counts nothing as missing; every figure says how it is counted', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const { cutoff } = await bureau.call('getFigures', question);
  await bureau.call('chooseCutoff', { date: cutoff });
  const figures = await bureau.call('getFigures', { ...question, period: null });
  expect([figures.period, figures.reports.missing, figures.cutoff]).toEqual([cutoff.slice(0, 7), 0, cutoff]);
  for (const sentence of Object.values(figures.basis)) expect(sentence).toContain(cutoff);
  const english = await bureau.call('getFigures', question, { language: 'en' });
  expect(english.basis.classes).toMatch(/^Cut-off \d{4}-\d{2}-\d{2}; /);
});

test('an unknown ledger, a bad period and an unknown unit are refused by name', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  expect((await bureau.refusal('getFigures', { ...question, ledger: '没有这个' })).code).toBe('E_NO_LEDGER');
  expect((await bureau.refusal('getFigures', { ...question, period: '2026-13' })).code).toBe('E_BAD_PERIOD');
  expect(
    (
      await bureau.refusal('listShares', {
        question,
        filter: { ...open, unit: '没有这个单位' },
        offset: 0,
        limit: 1,
      })
    ).code,
  ).toBe('E_NO_UNIT');
});

test('a store without tasks of its own has figures of nothing', async () => {
  const bureau = await openUnit(join(testFolder(), 'bureau'));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
  expect(await bureau.call('getFigures', question)).toMatchObject({ tasks: 0, shares: 0, units: [] });
  await bureau.call('importList', { path: jinan, edits: [] });
  expect(await bureau.call('getFigures', question)).toMatchObject({ tasks: 0, shares: 0, columns: [] });
});
