import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Args } from '../../shared/contract.ts';
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
  receive,
  SECRET_A,
  type TestUnit,
  testFolder,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const DAY = 86_400_000;
const { evidence: _none, ...blank } = draft();
const typed = (
  text: string,
  change: Partial<Args<'transcribeReport'>> = {},
  report: Partial<typeof blank> = {},
): Args<'transcribeReport'> => ({
  task: '#1',
  unit: A.name,
  period: PERIOD,
  report: { ...blank, text, ...report },
  source: 'phone',
  from: '甲校李老师',
  by: '督办科王',
  ...change,
});

/** What is here about a task: period, text, and whether it counts. */
const standing = async (unit: TestUnit, task = '#1') =>
  (await unit.call('getTask', { task })).reports
    .map(({ period, text, replaced }) => ({ period, text, counts: !replaced }))
    .sort((a, b) => (a.period + a.text < b.period + b.text ? -1 : 1));

describe('A report typed for a unit, and the unit’s own', () => {
  test.each([
    ['before', -30 * DAY],
    ['after', 30 * DAY],
  ])('the unit’s own counts, typed %s it was signed off; both stay', async (_, shift) => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau, { now: () => Date.now() + shift });
    await bureau.call('transcribeReport', typed('听来的'));
    await receive(bureau, world.up.a);
    expect(await standing(bureau)).toEqual([
      { period: PERIOD, text: '听来的', counts: false },
      { period: PERIOD, text: SECRET_A, counts: true },
    ]);
    const { history, row } = await bureau.call('getTask', { task: '#1' });
    expect(row.progress).toMatchObject({ text: SECRET_A });
    expect(row.progress).not.toHaveProperty('transcribed');
    const reports = history.filter(({ kind, action }) => kind === 'report' && action === 'created');
    expect(reports.map(({ who }) => who)).toContain('督办科王');
    expect(reports).toHaveLength(2);
  });

  test('what was typed for an earlier or a later period goes on counting', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await bureau.call('transcribeReport', typed('十月', { period: '2026-10' }));
    await bureau.call('transcribeReport', typed('十二月', { period: '2026-12' }));
    await receive(bureau, world.up.a);
    expect(await standing(bureau)).toEqual([
      { period: '2026-10', text: '十月', counts: true },
      { period: PERIOD, text: SECRET_A, counts: true },
      { period: '2026-12', text: '十二月', counts: true },
    ]);
  });

  test('counts again when the receive that brought the unit’s own is taken back, and gives way again', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await bureau.call('transcribeReport', typed('听来的', {}, { percent: 30 }));
    const before = bureau.dump();
    await receive(bureau, world.up.a);
    const after = await standing(bureau);
    await bureau.call('undoReceive', { id: null });
    expect(bureau.dump()).toBe(before);
    const { row } = await bureau.call('getTask', { task: '#1' });
    expect(row.progress).toMatchObject({ text: '听来的', percent: 30, transcribed: { source: 'phone' } });
    // It can be corrected as before, and the unit's own takes the place of the correction as well.
    await bureau.call('transcribeReport', typed('听来的，更正', {}, { reason: '听错了' }));
    await receive(bureau, world.up.a);
    expect(await standing(bureau)).toEqual(
      [...after, { period: PERIOD, text: '听来的，更正', counts: false }].sort((a, b) =>
        a.text < b.text ? -1 : 1,
      ),
    );
  });

  test('typed twice for one period: the correction counts, and the first stays with its words', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await bureau.call('transcribeReport', typed('第一次'));
    const second = await bureau.call('transcribeReport', typed('第二次', {}, { reason: '听错了' }));
    expect(second.version).toBe(2);
    expect(await standing(bureau)).toEqual([
      { period: PERIOD, text: '第一次', counts: false },
      { period: PERIOD, text: '第二次', counts: true },
    ]);
  });

  test('the unit sees what was said in its name; it has nothing of it to send or to close', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await bureau.call('transcribeReport', typed('听来的', { task: '#8' }));
    const a = await openUnit(world.a);
    const before = (await a.call('getWorkbench', {})).own;
    const taken = await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect(taken.refused).toEqual([]);
    const [said] = (await a.call('getTask', { task: '#8' })).reports;
    expect(said).toMatchObject({
      text: '听来的',
      transcribed: { source: 'phone', from: '甲校李老师', by: '督办科王' },
    });
    expect((await a.call('getWorkbench', {})).own.toSend).toBe(before.toSend);
    expect(await a.call('listDifferences', {})).toEqual([]);
    const sheet = await a.call('getSheet', { period: PERIOD });
    expect(sheet.rows.find(({ seq }) => seq === 8)).toMatchObject({ signed: null });
    const sent = (await a.call('exportBundles', { to: 'all', dir: testFolder(), kind: 'submit' })).files[0];
    const back = await receive(bureau, sent?.path ?? '');
    expect(back.refused).toEqual([]);
    expect((await standing(bureau, '#8')).map(({ text }) => text)).toEqual(['听来的']);
  });
});

test('over three levels what a district typed for a school stays between the two of them', async () => {
  const [DISTRICT, SCHOOL] = ['历下区教育和体育局', '历下第一中学'];
  const level = async (name: string, role: 'bureau' | 'district' | 'school') => {
    const unit = await openUnit(join(testFolder(), 'store'));
    await unit.call('createUnit', { name, role, code: null, operator: `${name}经办` });
    return unit;
  };
  const first = async (unit: TestUnit, ledger: string) =>
    (await unit.call('listTasks', { ledger })).find(({ seq }) => seq === 1)?.id ?? '';
  const assignOne = async (unit: TestUnit, ledger: string, name: string) => {
    await unit.call('addUnits', { rows: [unitRow(name)] });
    await unit.call('assign', { tasks: [await first(unit, ledger)], unit: name, role: 'lead' });
  };
  const city = await level(BUREAU, 'bureau');
  await city.call('importList', { path: jinan, edits: [] });
  const [list] = await city.call('listLedgers', {});
  await assignOne(city, list?.id ?? '', DISTRICT);
  const district = await level(DISTRICT, 'district');
  await receive(district, (await exportTo(city, DISTRICT))[0] ?? '');
  const above = (await district.call('listLedgers', {}))[0]?.id ?? '';
  const { ledger } = await district.call('passOn', { ledger: above });
  await assignOne(district, ledger.id, SCHOOL);

  // The school has no program yet: the district types what it says, and reports to the city in its own words.
  const task = await first(district, ledger.id);
  await district.call('transcribeReport', typed('学校电话里说的', { task, unit: SCHOOL }));
  const upward = await first(district, above);
  expect(
    (await district.refusal('transcribeReport', typed('越级', { task: upward, unit: SCHOOL }))).code,
  ).toBe('E_NOT_BELOW');
  await district.call('saveDraft', { task: upward, period: PERIOD, draft: draft({ text: '区里汇总' }) });
  await district.call('signOff', { period: PERIOD, by: '区局长' });
  const up = await district.call('exportBundles', { to: [BUREAU], dir: testFolder(), kind: 'submit' });
  expect((await receive(city, up.files[0]?.path ?? '')).refused).toEqual([]);
  expect(city.dump()).toContain('区里汇总');
  for (const inside of ['学校电话里说的', '督办科王', SCHOOL]) expect(city.dump()).not.toContain(inside);

  // With the program the school reads it, and its own takes the place of it at the district.
  const school = await level(SCHOOL, 'school');
  await receive(school, (await exportTo(district, SCHOOL))[0] ?? '');
  const mine = await first(school, (await school.call('listLedgers', {}))[0]?.id ?? '');
  expect(await standing(school, mine)).toMatchObject([{ text: '学校电话里说的', counts: true }]);
  await school.call('saveDraft', { task: mine, period: PERIOD, draft: draft({ text: '学校自己报的' }) });
  await school.call('signOff', { period: PERIOD, by: '校长' });
  await receive(district, (await exportTo(school, 'all'))[0] ?? '');
  expect(await standing(district, task)).toMatchObject([
    { text: '学校电话里说的', counts: false },
    { text: '学校自己报的', counts: true },
  ]);
});
