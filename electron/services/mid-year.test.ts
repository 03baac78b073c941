import { afterAll, beforeAll, expect, test } from 'vitest';
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
  unitId,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const question = { ledger: null, period: PERIOD, system: 'c1', by: 'share' } as const;
const countOf = async (unit: TestUnit, name: string) => {
  const { units } = await unit.call('getFigures', question);
  return units.find((row) => row.name === name) ?? null;
};

test('a unit renamed in the middle of the year keeps its reports and figures; its next file, under the old name, is still its own', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const before = await countOf(bureau, A.name);
  await bureau.call('saveUnit', {
    id: await unitId(bureau, A.name),
    unit: unitRow('济南职业技术大学', { code: A.code, aliases: [A.name] }),
  });
  const { name: _old, ...figures } = before ?? { name: '' };
  expect((before?.reports.onTime ?? 0) + (before?.reports.late ?? 0)).toBe(2);
  expect(await countOf(bureau, '济南职业技术大学')).toMatchObject(figures);
  expect(await countOf(bureau, A.name)).toBe(null);

  await receive(a, (await exportTo(bureau, '济南职业技术大学'))[0] ?? '');
  expect((await a.call('listTasks', { mine: true })).length).toBeGreaterThan(0);
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '改名以后的进展' }) });
  await a.call('signOff', { period: PERIOD, by: null });
  await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
  const { reports } = await bureau.call('getTask', { task: '#8' });
  expect(reports.map(({ unit, text }) => [unit.name, text])).toEqual([
    ['济南职业技术大学', '改名以后的进展'],
  ]);
});

test('a unit split in the middle of the year: what it reported stays its own, the new unit begins with its 交办', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const NEW = '济南职业学院莱芜校区';
  await bureau.call('addUnits', { rows: [unitRow(NEW)] });
  expect((await bureau.call('unassign', { tasks: ['#2'], unit: A.name })).cancelled).toBe(1);
  await bureau.call('assign', { tasks: ['#2'], unit: NEW, role: 'cooperate' });
  const detail = await bureau.call('getTask', { task: '#2' });
  expect(detail.reports.map(({ unit }) => unit.name)).toEqual([A.name]);
  expect(
    detail.assignments
      .filter(({ state }) => state === 'assigned')
      .map(({ unit }) => unit.name)
      .toSorted(),
  ).toEqual([B.name, NEW].toSorted());
  // Figures count whoever has it now; nothing is missing from before it was given.
  const filter = { unit: NEW, column: null, level: null, completion: null, report: null } as const;
  const { rows } = await bureau.call('listShares', { question, filter, offset: 0, limit: 10 });
  expect(rows.map(({ title, report }) => [title, report])).toEqual([[detail.row.title, null]]);

  // The old unit learns that it is no longer its task, and cannot report on it any more.
  await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
  const refused = await a.refusal('saveDraft', {
    task: '#2',
    period: PERIOD,
    draft: draft({ text: '还在做' }),
  });
  expect(refused).toMatchObject({ code: 'E_NOT_OURS' });
  expect(refused.message).toMatch(/没有交办给本单位，不能填报。$/);
  expect(refused.hint).toContain('请与下发单位联系');
  expect((await a.call('getTask', { task: '#2' })).reports.length).toBeGreaterThan(0);
});
