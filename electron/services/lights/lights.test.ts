import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presets } from '../../../shared/rules/lights/presets.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  jinan,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

/** 2026-11-26 12:00 in +08:00; every store of these tests stands on it, or some days later. */
const NOON = Date.UTC(2026, 10, 26, 4);
const later = (days: number) => ({ now: () => NOON + days * 86_400_000 });

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const lightsOf = async (unit: TestUnit, seqs: readonly number[], cutoff?: string) => {
  const rows = await unit.call('listTasks', cutoff === undefined ? {} : { cutoff });
  return seqs.map((seq) => {
    const light = rows.find((row) => row.seq === seq)?.light;
    return light ? [light.level, light.rule] : null;
  });
};

async function bureauWithTask(change: { readonly date: string; readonly text: string }) {
  const bureau = await openUnit(join(testFolder(), 'bureau'), later(0));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('editTask', { task: '#1', changes: { deadline: { kind: 'by', ...change } } });
  return bureau;
}

test('there is no light before a body has taken rules, and none of a task that is nobody’s', async () => {
  const bureau = await bureauWithTask({ date: '2026-12', text: '2026年12月' });
  expect((await bureau.call('getRules', {})).own).toBe(null);
  expect(await lightsOf(bureau, [1])).toEqual([null]);
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#2'], unit: A.name, role: 'lead' });
  expect((await bureau.call('getRules', {})).own).toBe(null);
  expect(await lightsOf(bureau, [1, 2, 3])).toEqual([null, null, null]);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  expect((await bureau.call('getRules', {})).own).toMatchObject({ preset: 'default', version: 1 });
  expect(await lightsOf(bureau, [1, 2, 3])).toEqual([['normal', 10], ['red', 2], null]);
});

test('a light follows the cut-off: silence after three working days, then the limit', async () => {
  const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const at = async (cutoff: string) => (await lightsOf(bureau, [1], cutoff))[0];
  expect(await at('2026-12-01')).toEqual(['attention', 4]);
  expect(await at('2026-11-30')).toEqual(['normal', 10]);
  expect(await at('2027-07-01')).toEqual(['red', 2]);
  await bureau.call('chooseCutoff', { date: '2027-07-01' });
  expect(await at('2026-11-30')).toEqual(['normal', 10]);
  expect(await lightsOf(bureau, [1])).toEqual([['red', 2]]);
  expect((await bureau.call('getSession', {})).cutoff).toBe('2027-07-01');
  await bureau.call('chooseCutoff', { date: null });
  expect((await bureau.call('getSession', {})).cutoff).toBe('2026-11-26');
});

test.each([
  ['2026-12-01', 'normal'],
  ['2026-12-02', 'attention'],
])(
  'on a cut-off of 2026-12-01 a report typed on 12-04 and heard on %s leaves the light %s',
  async (on, level) => {
    const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
    await bureau.call('adoptRules', { preset: 'default', set: null });
    await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
    expect(await lightsOf(bureau, [1], '2026-12-01')).toEqual([['attention', 4]]);
    bureau.close();
    const days = await openUnit(bureau.dir, later(8));
    const { evidence: _none, ...report } = draft({ text: '电话里说：已开课' });
    const heard = { source: 'phone', from: null, by: null, on } as const;
    await days.call('transcribeReport', { task: '#1', unit: A.name, period: '2026-11', report, ...heard });
    expect((await lightsOf(days, [1], '2026-12-01'))[0]?.[0]).toBe(level);
  },
);

test('a holiday is no working day', async () => {
  const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
  await bureau.call('saveReportCycle', {
    ledgers: [],
    tasks: ['#1'],
    cycle: { kind: 'year', day: 31, following: false },
  });
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  expect(await lightsOf(bureau, [1], '2026-12-02')).toEqual([['attention', 8]]);
  await bureau.call('saveCalendar', { year: 2026, holidays: ['2026-12-01'], workdays: [] });
  expect(await lightsOf(bureau, [1], '2026-12-02')).toEqual([['normal', 10]]);
  const stray = await bureau.refusal('saveCalendar', { year: 2026, holidays: ['2027-01-01'], workdays: [] });
  expect(stray.code).toBe('E_NO_SUCH_DATE');
});

test('school and bureau see one light by one rule set, which came with the bundle', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await receive(bureau, world.up.a);
  await bureau.call('adoptRules', { preset: 'suqian', set: null });
  const a = await openUnit(world.a);
  const [down] = await exportTo(bureau, A.name);
  await receive(a, down ?? '');
  const one = await bureau.call('getTask', { task: '#1' });
  const other = await a.call('getTask', { task: '#1' });
  expect(other.row.light).toEqual(one.row.light);
  expect(other.row.light?.ruleSet).toMatchObject({ name: '宿迁：三色督办单', version: 1 });
  expect((await a.call('getRules', {})).above).toMatchObject([
    { body: { name: BUREAU }, set: { version: 1 } },
  ]);
});

test('a light is found by level, colour or word, and no other word is one', async () => {
  const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await bureau.call('assign', { tasks: ['#1', '#2'], unit: A.name, role: 'lead' });
  for (const light of ['red', '红', '红灯', '逾期'])
    expect((await bureau.call('listTasks', { light })).map((row) => row.seq)).toEqual([2]);
  for (const light of ['normal', 'green', '正常', '绿'])
    expect((await bureau.call('listTasks', { light })).map((row) => row.seq)).toEqual([1]);
  for (const light of ['紫', 'constructor'])
    expect((await bureau.refusal('listTasks', { light })).code).toBe('E_LIGHT');
});

test('a flagged risk is red until it is cleared, and says what was flagged', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await receive(bureau, world.up.b);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await bureau.call('editTask', {
    task: '#3',
    changes: { deadline: { kind: 'ongoing', text: '持续推进', date: null } },
  });
  const flag = { tasks: ['#3'], year: null, approvedBy: null };
  await bureau.call('decideTasks', { ...flag, verdict: 'flagRisk', text: '资金未到位' });
  const { light } = (await bureau.call('getTask', { task: '#3' })).row;
  expect(light).toMatchObject({ level: 'red', rule: 3, by: 'issuer' });
  expect(light?.reason).toContain('资金未到位');
  await bureau.call('decideTasks', { ...flag, verdict: 'clearRisk', text: '' });
  expect((await bureau.call('getTask', { task: '#3' })).row.light?.rule).not.toBe(3);
});

describe('rule sets', () => {
  test('one that can not judge is refused with what is wrong; the present one stays', async () => {
    const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
    await bureau.call('adoptRules', { preset: 'default', set: null });
    const set = structuredClone(presets.default);
    for (const rule of set.rules) if (rule.test === 'timeLeft') rule.steps = [{ at: null, level: 'red' }];
    const refused = await bureau.refusal('adoptRules', { preset: null, set });
    expect(refused.code).toBe('E_RULE_SET');
    expect(refused.message).toContain('规则 7 缺少界限');
    expect((await bureau.call('getRules', {})).own).toMatchObject({ version: 1 });
  });

  test('are versions of their own: the one with the highest number judges', async () => {
    const bureau = await bureauWithTask({ date: '2027-06', text: '2027年6月' });
    await bureau.call('adoptRules', { preset: 'default', set: null });
    await bureau.call('adoptRules', { preset: 'yinchuan', set: null });
    expect((await bureau.call('getRules', {})).own).toMatchObject({ preset: 'yinchuan', version: 2 });
  });

  test('lights depend on records, rules and cut-off alone: a copy of the store on another day shows the same', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    await receive(bureau, world.up.b);
    await bureau.call('adoptRules', { preset: 'default', set: null });
    const show = async (unit: TestUnit) => {
      const rows = await unit.call('listTasks', { cutoff: '2026-12-20' });
      return rows.map(({ id, light }) => [id, light]);
    };
    const here = await show(bureau);
    bureau.close();
    const copy = join(world.root, 'copy');
    cpSync(world.bureau, copy, { recursive: true });
    const there = await openUnit(copy, later(400));
    expect(await show(there)).toEqual(here);
    expect(here.filter(([, light]) => light !== null)).toHaveLength(4);
  });
});

test('a report that was returned does not count as one; the next version does', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const end = { kind: 'by', text: '2026-12-05', date: '2026-12-05' } as const;
  await bureau.call('editTask', { task: '#1', changes: { deadline: end } });
  const at = async (cutoff: string) => (await lightsOf(bureau, [1], cutoff))[0]?.[1];
  expect(await at('2026-11-30')).not.toBe(7);
  await bureau.call('review', {
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
  });
  const [down] = await exportTo(bureau, A.name);
  await receive(a, down ?? '');
  await a.call('saveDraft', {
    task: '#1',
    period: '2026-11',
    draft: draft({ text: '补充后的进展', reason: '按审核意见补充' }),
  });
  await a.call('signOff', { period: null, by: '校长' });
  const [up] = await exportTo(a, 'all');
  await receive(bureau, up ?? '');
  const { reports } = await bureau.call('getTask', { task: '#1' });
  expect(reports.map(({ version, status }) => [version, status])).toEqual([
    [2, 'received'],
    [1, 'returned'],
  ]);
});

test('of other units a school sees no light, and none of a task that only names it', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  const [down] = await exportTo(bureau, A.name);
  const a = await openUnit(world.a);
  await receive(a, down ?? '');
  const detail = await a.call('getTask', { task: '#2' });
  expect(detail.shares.filter(({ light }) => light !== null)).toHaveLength(1);
  expect(detail.assignments.map(({ unit }) => unit.name).sort()).toEqual([A.name, B.name].sort());
  expect(await lightsOf(a, [4])).toEqual([null]);
});
