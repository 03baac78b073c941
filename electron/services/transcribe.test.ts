import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Args } from '../../shared/contract.ts';
import { typedNote } from '../../shared/reports/paper/reporting-paper.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  paperText,
  playMonth,
  receive,
  SECRET_A,
  type TestUnit,
  testFolder,
  unitId,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const { evidence: _none, ...blank } = draft();
const typed = (
  change: Partial<Args<'transcribeReport'>> = {},
  report: Partial<typeof blank> = {},
): Args<'transcribeReport'> => ({
  task: '#1',
  unit: A.name,
  period: PERIOD,
  report: { ...blank, text: '电话报：已完成两门课程', percent: 30, ...report },
  source: 'phone',
  from: '甲校李老师',
  by: '督办科王',
  ...change,
});
const reportsOf = async (unit: TestUnit, task = '#1') => (await unit.call('getTask', { task })).reports;

describe('A report typed for a unit (代录)', () => {
  test('counts until the unit’s own comes, and says everywhere how it was heard and who typed it', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const done = await bureau.call('transcribeReport', typed());
    expect(done).toMatchObject({ unit: { name: A.name }, period: PERIOD, version: 1 });
    expect(await reportsOf(bureau)).toMatchObject([
      {
        id: done.report,
        transcribed: { source: 'phone', from: '甲校李老师', by: '督办科王' },
        replaced: false,
        signedOffBy: null,
        status: 'received',
      },
    ]);
    expect((await bureau.refusal('transcribeReport', typed())).code).toBe('E_REASON_NEEDED');
    await bureau.call('transcribeReport', typed({}, { text: '更正', reason: '听错了' }));
    await receive(bureau, world.up.a);
    const reports = await reportsOf(bureau);
    expect(reports.filter(({ replaced }) => !replaced).map((r) => r.transcribed)).toEqual([undefined]);
    expect(reports.filter(({ transcribed }) => transcribed !== undefined)).toHaveLength(2);
    expect((await bureau.refusal('transcribeReport', typed({}, { reason: 'x' }))).code).toBe('E_REPORTED');
    expect(await bureau.call('listDifferences', {})).toEqual([]);
  });

  test('goes down to that unit alone, stands in nobody’s way there, and never goes up as its own', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await bureau.call('transcribeReport', typed({ task: '#2', period: '2026-10' }, { text: '甲校口报' }));
    const a = await openUnit(world.a);
    const taken = await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect(taken.refused).toEqual([]);
    expect(await reportsOf(a, '#2')).toContainEqual(
      expect.objectContaining({
        text: '甲校口报',
        transcribed: expect.objectContaining({ source: 'phone' }),
      }),
    );
    const b = await openUnit(world.b);
    await receive(b, (await exportTo(bureau, B.name))[0] ?? '');
    expect(b.dump()).not.toContain('甲校口报');
    await a.call('saveDraft', { task: '#2', period: '2026-10', draft: draft({ text: '甲校自己的十月' }) });
    await a.call('signOff', { period: '2026-10', by: '校长' });
    const own = (await reportsOf(a, '#2')).find(({ text }) => text === '甲校自己的十月');
    expect(own).toMatchObject({ version: 1, replaced: false, reason: null });
    await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
    const there = (await reportsOf(bureau, '#2')).filter(({ period }) => period === '2026-10');
    expect(there.map(({ text, replaced }) => [text, replaced]).sort()).toEqual([
      ['甲校口报', true],
      ['甲校自己的十月', false],
    ]);
  });

  test.each([
    ['for a task that was not assigned to it', { task: '#3' }, {}, 'E_NOT_BELOW'],
    ['for a unit nobody knows', { unit: '没有的学校' }, {}, 'E_NO_UNIT'],
    ['for no period', { period: '十月' }, {}, 'E_BAD_PERIOD'],
    ['without a word in it', {}, { text: ' ', percent: null }, 'E_EMPTY_REPORT'],
    ['with what must be put right', {}, { text: '/' }, 'E_FINDINGS'],
    ['as heard on a day that is still to come', { on: '2999-01-01' }, {}, 'E_DATE_AHEAD'],
  ] as const)('is refused %s', async (_, change, report, code) => {
    const bureau = await openUnit(copyWorld(played).bureau);
    expect((await bureau.refusal('transcribeReport', typed(change, report))).code).toBe(code);
  });

  test('is typed from a sheet that tells what is missing, what was typed and what the unit sent itself', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const sheet = (period?: string) =>
      bureau.call('getTypingSheet', { unit: A.name, ...(period !== undefined && { period }) });
    const now = await sheet(PERIOD);
    expect(now).toMatchObject({ unit: { name: A.name }, period: PERIOD });
    expect(now.rows.map(({ seq }) => seq)).toEqual([1, 2, 8]);
    expect(now.rows.map(({ signed }) => signed)).toEqual([null, null, null]);
    expect(now.periods.some(({ period, current }) => current && period !== '')).toBe(true);
    await bureau.call('transcribeReport', typed());
    expect((await sheet(PERIOD)).rows[0]?.signed).toMatchObject({ transcribed: { source: 'phone' } });
    await receive(bureau, world.up.a);
    const there = (await sheet(PERIOD)).rows[0]?.signed;
    expect(there?.text).toBe(SECRET_A);
    expect(there?.transcribed).toBeUndefined();
    expect((await bureau.refusal('getTypingSheet', { unit: '没有的学校' })).code).toBe('E_NO_UNIT');
    expect((await bureau.call('getTypingSheet', { unit: BUREAU })).rows).toEqual([]);
  });

  test('counts as in time by the day it was heard, is marked in ledger, summary and papers, and can be taken back', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await bureau.call('transcribeReport', typed({ on: '2026-01-02' }));
    const [row] = await bureau.call('listTasks', { search: '' });
    expect(row?.progress).toMatchObject({ transcribed: { source: 'phone' } });
    const { reports } = await bureau.call('getTask', { task: '#1' });
    expect(reports[0]?.transcribed).toMatchObject({ on: '2026-01-02', by: '督办科王' });
    const figures = await bureau.call('getFigures', {
      ledger: null,
      period: PERIOD,
      system: 'c1',
      by: 'task',
    });
    const unit = figures.units.find(({ name }) => name === A.name);
    expect(unit?.typed).toBe(1);
    const [note] = typedNote(figures);
    expect(note && 'text' in note && note.text).toContain(`${A.name} 1 份`);
    await bureau.call('undoStep', { id: null });
    expect((await bureau.call('getTask', { task: '#1' })).reports).toEqual([]);
  });

  test('is marked in every paper that prints its words or what follows from its figures', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const indicators = [{ text: '课程不少于 9 门', value: 9, subject: '课程', unit: '门' }];
    const changes = {
      indicators: indicators.map((each) => ({ ...each, comparator: '>=', min: null, max: null })),
    };
    await bureau.call('editTask', { task: '#1', changes } as Args<'editTask'>);
    const [indicator] = (await bureau.call('getTask', { task: '#1' })).indicators;
    const actuals = [{ indicator: indicator?.id ?? '', value: 3 }];
    await bureau.call('adoptRules', { preset: 'default', set: null });
    await bureau.call('transcribeReport', typed({}, { actuals, percent: 1 }));
    const flag = { tasks: ['#1'], year: null, approvedBy: null, text: '资金未到位' } as const;
    await bureau.call('decideTasks', { ...flag, tasks: ['#1'], verdict: 'flagRisk' });
    const { lights } = await bureau.call('getWorkbench', {});
    expect(lights.worst.filter(({ transcribed }) => transcribed)).toMatchObject([
      { seq: 1, transcribed: { source: 'phone' } },
    ]);
    const mark = '（代录·电话报送）';
    expect(await paperText(bureau, { kind: 'bulletin', period: PERIOD })).toContain(mark);
    expect(await paperText(bureau, { kind: 'card', task: '#1' })).toContain(`（现为 3门）${mark}`);
    expect(await paperText(bureau, { kind: 'ledger', period: PERIOD })).toContain(mark);
    const fresh = await openUnit(testFolder());
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await receive(fresh, (await exportTo(bureau, A.name))[0] ?? '');
    expect(await paperText(fresh, { kind: 'progress', period: PERIOD })).toContain(
      `电话报：已完成两门课程${mark}`,
    );
    for (const type of ['extend', 'close'] as const) {
      const date = type === 'extend' ? '2032-06-30' : null;
      await fresh.call('saveRequest', { task: '#1', type, reason: '说明', date, text: null });
      const request = (await fresh.call('listRequests', {})).find((each) => each.type === type)?.id ?? '';
      expect(await paperText(fresh, { kind: 'request', request }), type).toContain(mark);
      await fresh.call('dropRequest', { id: request });
    }
  });

  test('is refused to a school: what it holds was issued to it', async () => {
    const a = await openUnit(copyWorld(played).a);
    const id = await unitId(a, A.name);
    expect((await a.refusal('transcribeReport', typed({ unit: id }))).code).toBe('E_NOT_BELOW');
  });
});
