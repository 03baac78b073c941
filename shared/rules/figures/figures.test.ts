import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../period.ts';
import { defaultCycle, type ReportCycle } from '../../report-cycle.ts';
import { classNames, classOf, classOfTask, classSystems } from './classes.ts';
import { consolidate } from './consolidate.ts';
import { owedIn, reportsIn } from './reporting.ts';
import type { Share } from './share.ts';

const calm: Share = {
  task: 'T',
  unit: 'U',
  role: 'lead',
  state: 'inProgress',
  light: { level: 'normal', rule: 10 },
  schedule: null,
  yearClosed: false,
  since: '2026-01-05',
  completedOn: null,
  cycle: defaultCycle,
  reports: [],
  returns: 0,
};
const share = (change: Partial<Share> = {}): Share => ({ ...calm, ...change });
const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const report = (name: string, firstOn: string) => ({ period: name, firstOn, lastAt: Date.parse(firstOn) });
const states = (change: Partial<Share>, name = '2026-10', cutoff = '2026-11-26') =>
  reportsIn(period(name), cutoff)(share(change));
const quarterly: ReportCycle = { kind: 'quarter', day: 5, following: true };

describe('报送情况', () => {
  test('on the last day it is in time, the day after it is late', () => {
    expect(states({ reports: [report('2026-10', '2026-10-31')] })).toEqual(['onTime']);
    expect(states({ reports: [report('2026-10', '2026-11-01')] })).toEqual(['late']);
  });

  test('nothing sent is missing once the last day has passed, and not due until then', () => {
    expect(states({}, '2026-10', '2026-11-01')).toEqual(['missing']);
    expect(states({}, '2026-10', '2026-10-31')).toEqual(['pending']);
  });

  test('nothing is owed before 交办, after 办结 and by what is not counted', () => {
    expect(states({ since: '2026-10-31' })).toEqual([]);
    expect(states({ since: '2026-10-30' })).toEqual(['missing']);
    expect(states({ since: null })).toEqual([]);
    expect(states({ completedOn: '2026-10-30', state: 'completed' })).toEqual([]);
    expect(states({ completedOn: '2026-10-31', state: 'completed' })).toEqual(['missing']);
    for (const state of ['cancelled', 'suspended', 'returnedForReassignment'] as const)
      expect(states({ state })).toEqual([]);
  });

  test('a quarterly report belongs to the last month of its quarter, and three monthly ones to a quarter', () => {
    expect(states({ cycle: quarterly }, '2026-08')).toEqual([]);
    expect(states({ cycle: quarterly }, '2026-09')).toEqual(['missing']);
    expect(states({ reports: [report('2026-08', '2026-08-20')] }, '2026-Q3')).toEqual([
      'missing',
      'onTime',
      'missing',
    ]);
  });

  test('a report of another cycle stands for the periods it covers', () => {
    expect(states({ reports: [report('2026-Q3', '2026-09-20')] }, '2026-08')).toEqual(['late']);
    expect(states({ cycle: quarterly, reports: [report('2026-08', '2026-08-20')] }, '2026-Q3')).toEqual([
      'onTime',
    ]);
  });

  test('a term that crosses the year and a leap day', () => {
    const term: ReportCycle = { kind: 'term', day: 31, following: false };
    expect(states({ cycle: term }, '2027-01', '2027-02-01')).toEqual(['missing']);
    expect(states({ since: '2028-02-28' }, '2028-02', '2028-03-01')).toEqual(['missing']);
  });
});

describe('完成情况分类', () => {
  const paced = (actual: number) => share({ schedule: { expected: 50, actual } });

  test('C1 by the gap to the line', () => {
    const classes = [49.9, 50, 59.9, 60].map((actual) => classOf('c1', paced(actual)));
    expect(classes).toEqual(['behind', 'onSchedule', 'onSchedule', 'ahead']);
  });

  test('without a figure the light speaks', () => {
    const lit = (level: 'red' | 'attention' | 'normal' | 'none') => share({ light: { level, rule: 1 } });
    expect((['red', 'attention', 'normal', 'none'] as const).map((l) => classOf('c1', lit(l)))).toEqual([
      'behind',
      'behind',
      'onSchedule',
      'other',
    ]);
    expect(classOf('c2', share({ light: null }))).toBe('other');
  });

  test('what is done is done in every system; 年度办结 too', () => {
    for (const done of [
      share({ state: 'struckOff' }),
      share({ state: 'completed' }),
      share({ yearClosed: true }),
    ])
      expect(classSystems.map((system) => classOf(system, done))).toEqual(['done', 'reached', 'completed']);
  });

  test('a task is where its lead is; without one where the worst of its units is', () => {
    const behind = share({ role: 'cooperate', schedule: { expected: 50, actual: 1 } });
    const done = share({ role: 'cooperate', state: 'completed' });
    expect(classOfTask('c1', [behind, share({ state: 'completed' })])).toBe('done');
    expect(classOfTask('c1', [done, behind])).toBe('behind');
    expect(classOfTask('c3', [done, behind])).toBe('inHand');
  });
});

const anyShare = fc.record({
  task: fc.constantFrom('A', 'B', 'C'),
  unit: fc.constantFrom('X', 'Y', 'Z'),
  role: fc.constantFrom('lead', 'cooperate'),
  state: fc.constantFrom('inProgress', 'completed', 'suspended', 'assigned', 'underReview'),
  light: fc.option(fc.record({ level: fc.constantFrom('red', 'normal', 'none'), rule: fc.nat(10) })),
  schedule: fc.option(fc.record({ expected: fc.nat(100), actual: fc.nat(100) })),
  yearClosed: fc.boolean(),
  since: fc.constantFrom(null, '2026-01-05', '2026-10-20'),
  completedOn: fc.constant(null),
  cycle: fc.constantFrom(defaultCycle, quarterly),
  reports: fc.constantFrom([], [report('2026-10', '2026-10-20')], [report('2026-10', '2026-11-20')]),
  returns: fc.nat(3),
}) satisfies fc.Arbitrary<Share>;

test('every figure counts each share once, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { maxLength: 40 }), fc.constantFrom(...classSystems), (all, system) => {
      const shares = [...new Map(all.map((each) => [`${each.task}${each.unit}`, each])).values()];
      const tasks = ['A', 'B', 'C'].map((id) => ({
        id,
        column: id === 'C' ? 'two' : 'one',
        shares: shares.filter((each) => each.task === id),
      }));
      const question = { period: period('2026-10'), cutoff: '2026-11-26', system, trend: 3 } as const;
      const figures = consolidate(tasks, { ...question, by: 'share' });
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
      expect(figures.shares).toBe(shares.length);
      expect(sum(figures.lights)).toBe(shares.length);
      expect(sum(figures.units.flatMap((unit) => unit.cells.map((cell) => sum(cell ?? []))))).toBe(
        shares.length,
      );
      expect(sum(figures.classes.map(({ count }) => count))).toBe(shares.length);
      expect(figures.classes.map(({ name }) => name)).toEqual(classNames[system]);
      expect(sum(consolidate(tasks, { ...question, by: 'task' }).classes.map(({ count }) => count))).toBe(
        figures.tasks,
      );
      expect(figures.trend.at(-1)?.reports).toEqual(figures.reports);
      expect(sum(figures.units.map(({ reports }) => owedIn(reports)))).toBe(owedIn(figures.reports));
    }),
  );
});
