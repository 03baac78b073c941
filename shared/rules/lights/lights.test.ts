import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainCalendar } from '../../calendar-dates.ts';
import { lightLevels, type RuleSet, ruleSetFields } from '../../model/rule-set.ts';
import { taskStates } from '../../model/views.ts';
import { evaluateLight, type LightFacts } from './evaluate.ts';
import { expectedProgress } from './expected.ts';
import { type PresetName, presetNames, presets } from './presets.ts';
import { ruleSetProblem, ruleSetProblemText } from './problems.ts';
import { tellLight } from './words.ts';

const CUTOFF = '2026-11-26';
const calm: LightFacts = {
  state: 'inProgress',
  due: null,
  start: '2026-01-05',
  risk: null,
  missed: [],
  reported: true,
  progress: null,
  milestones: [],
  assignedOn: '2026-01-05',
  urges: [],
  closedYears: new Set(),
  completedOn: null,
  rolledInto: null,
};
const light = (change: Partial<LightFacts>, preset: PresetName = 'default', cutoff = CUTOFF) =>
  evaluateLight({ ...calm, ...change }, presets[preset], cutoff, plainCalendar);
const shown = (change: Partial<LightFacts>, preset: PresetName = 'default', cutoff = CUTOFF) => {
  const { level, rule } = light(change, preset, cutoff);
  return [level, rule];
};
const told = (change: Partial<LightFacts>, language: 'zh' | 'en' = 'zh') =>
  tellLight(light(change), { ...presets.default, id: 'SET', version: 1 }, language);

describe('the default preset, rule by rule', () => {
  test.each<[string, Partial<LightFacts>, readonly [string, number]]>([
    ['cancelled', { state: 'cancelled', due: '2020-01-01' }, ['none', 0]],
    ['suspended', { state: 'suspended', risk: '资金' }, ['none', 0]],
    [
      'completed, though late',
      { state: 'completed', due: '2026-01-31', completedOn: '2026-03-01' },
      ['done', 1],
    ],
    ['struck off', { state: 'struckOff' }, ['done', 1]],
    ['closed for the year', { closedYears: new Set([2026]), missed: ['2026-10'] }, ['done', 1]],
    ['closed for the year before', { closedYears: new Set([2025]), missed: ['2026-10'] }, ['attention', 4]],
    ['the last day of the limit', { due: CUTOFF }, ['normal', 10]],
    ['the day after', { due: '2026-11-25' }, ['red', 2]],
    ['a major risk', { risk: '资金未到位' }, ['red', 3]],
    ['one report missed', { missed: ['2026-10'] }, ['attention', 4]],
    ['two in a row', { missed: ['2026-09', '2026-10'] }, ['red', 4]],
    ['ten points behind', { progress: 80.2, start: '2026-01-01' }, ['attention', 5]],
    ['a little less', { progress: 80.5, start: '2026-01-01' }, ['normal', 10]],
    ['a milestone of yesterday', { milestones: [{ name: '开工', due: '2026-11-25' }] }, ['attention', 6]],
    ['a milestone of three months ago', { milestones: [{ name: '开工', due: '2026-08-26' }] }, ['red', 6]],
    ['15 % of the time left, no report', { due: '2026-12-31', reported: false }, ['warning', 7]],
    ['the same with a report', { due: '2026-12-31' }, ['normal', 10]],
    ['30 % left, no report', { due: '2027-03-31', reported: false }, ['attention', 7]],
    [
      'not acknowledged for four working days',
      { state: 'assigned', assignedOn: '2026-11-20' },
      ['attention', 8],
    ],
    ['not acknowledged for three', { state: 'assigned', assignedOn: '2026-11-23' }, ['normal', 10]],
    ['not begun', { start: '2026-12-01' }, ['none', 9]],
    ['ongoing and reported', {}, ['normal', 10]],
  ])('%s', (_name, change, expected) => expect(shown(change)).toEqual(expected));

  test('30 points behind is yellow, more than 30 is red', () => {
    const year = { start: '2026-01-01', due: '2026-12-31' };
    const expected = expectedProgress({ start: year.start, end: year.due }, CUTOFF, 'days');
    expect(shown({ ...year, progress: expected - 30 })).toEqual(['attention', 5]);
    expect(shown({ ...year, progress: expected - 30.01 })).toEqual(['red', 5]);
  });

  test('a task without a limit is never overdue nor near it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.boolean(), (days, reported) => {
        const { test: fired } = light({ reported }, 'default', addDays('2026-01-05', days));
        expect(['overdue', 'timeLeft']).not.toContain(fired);
      }),
    );
  });

  test('the cut-off decides: before the list began nothing has been missed', () => {
    expect(shown({ due: '2026-12-31', reported: false }, 'default', '2025-12-31')).toEqual(['none', 9]);
  });
});

describe('序时进度', () => {
  test('by months, January to November is the published 91.7 %', () => {
    const year = { start: '2026-01-01', end: '2026-12-31' };
    for (const day of ['2026-11-01', '2026-11-30'])
      expect(expectedProgress(year, day, 'months')).toBeCloseTo(91.67, 2);
  });

  test('by days, a leap year has its 29 February', () => {
    const year = { start: '2028-01-01', end: '2028-12-31' };
    expect(expectedProgress(year, '2028-02-29', 'days')).toBeCloseTo((60 / 366) * 100, 10);
    expect(expectedProgress(year, '2028-12-31', 'days')).toBe(100);
    expect(expectedProgress(year, '2027-12-31', 'days')).toBe(0);
  });

  test('a school year crosses the year', () => {
    const term = { start: '2026-09-01', end: '2027-01-31' };
    expect(expectedProgress(term, '2026-12-31', 'months')).toBe(80);
    expect(expectedProgress(term, '2027-01-31', 'days')).toBe(100);
  });

  test('never falls as time goes on', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), fc.constantFrom('days', 'months'), (a, b, by) => {
        const span = { start: '2026-01-15', end: '2027-06-30' } as const;
        const at = (days: number) => expectedProgress(span, addDays(span.start, days), by);
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe('other presets', () => {
  test('each is a valid rule set of its own name', () => {
    for (const name of presetNames) {
      const set = { ...presets[name], version: 1, madeBy: null };
      expect(ruleSetFields.safeParse(set).success, name).toBe(true);
      expect(ruleSetProblem(set), name).toBe(null);
      expect(set.preset).toBe(name);
    }
  });

  test('Suqian shows blue near the limit and yellow behind schedule', () => {
    const near = { due: '2026-12-31', reported: false };
    expect(shown(near, 'suqian')).toEqual(['attention', 4]);
    expect(presets.suqian.levels.attention.colour).toBe('blue');
    expect(shown({ ...near, progress: 10 }, 'suqian')).toEqual(['warning', 3]);
  });

  test('Shangqiu rises from one unanswered urge to the next', () => {
    const urge = { level: 'attention', limit: '2026-11-20' } as const;
    expect(shown({ urges: [urge] }, 'shangqiu')).toEqual(['warning', 4]);
    expect(shown({ urges: [urge, { level: 'warning', limit: '2026-11-25' }] }, 'shangqiu')).toEqual([
      'red',
      4,
    ]);
    expect(shown({ urges: [{ ...urge, limit: CUTOFF }] }, 'shangqiu')).toEqual(['normal', 7]);
  });

  test('Yinchuan counts by months', () => {
    expect(shown({ progress: 62, due: '2026-12-31', start: '2026-01-01' }, 'yinchuan')).toEqual([
      'attention',
      2,
    ]);
    expect(shown({ progress: 61, due: '2026-12-31', start: '2026-01-01' }, 'yinchuan')).toEqual(['red', 2]);
  });
});

describe('a rule set that can not judge is refused by name', () => {
  const broken = (change: (rules: RuleSet['rules']) => RuleSet['rules']) =>
    ruleSetProblem({ rules: change(structuredClone(presets.shangqiu.rules)) });

  test.each<[string, (rules: RuleSet['rules']) => RuleSet['rules'], { kind: string; rule: number | null }]>([
    [
      'a missing threshold',
      (rules) =>
        rules.map((r) => (r.test === 'timeLeft' ? { ...r, steps: [{ at: null, level: 'red' }] } : r)),
      { kind: 'noThreshold', rule: 5 },
    ],
    [
      'a cycle of urges',
      (rules) =>
        rules.map((r) =>
          r.test === 'unansweredUrge'
            ? {
                ...r,
                steps: [
                  { at: 0, after: 'attention', level: 'warning' },
                  { at: 0, after: 'warning', level: 'attention' },
                ],
              }
            : r,
        ),
      { kind: 'cycle', rule: 4 },
    ],
    [
      'an urge about nothing',
      (rules) =>
        rules.map((r) => (r.test === 'unansweredUrge' ? { ...r, steps: [{ at: 0, level: 'red' }] } : r)),
      { kind: 'noThreshold', rule: 4 },
    ],
    ['the same number twice', (rules) => [...rules, ...rules.slice(0, 1)], { kind: 'sameNumber', rule: 0 }],
    ['no last rule', (rules) => rules.slice(0, -1), { kind: 'noLast', rule: null }],
    [
      'a step behind one that takes all its cases',
      (rules) => rules.map((r) => (r.test === 'timeLeft' ? { ...r, steps: r.steps.toReversed() } : r)),
      { kind: 'unreachable', rule: 5 },
    ],
    [
      'a negative threshold',
      (rules) => rules.map((r) => (r.test === 'timeLeft' ? { ...r, steps: [{ at: -1, level: 'red' }] } : r)),
      { kind: 'badThreshold', rule: 5 },
    ],
    [
      'a rule without a light',
      (rules) => rules.map((r) => (r.test === 'overdue' ? { ...r, steps: [] } : r)),
      { kind: 'noStep', rule: 2 },
    ],
  ])('%s', (_name, change, expected) => {
    const problem = broken(change);
    expect(problem).toEqual(expected);
    if (problem) {
      expect(ruleSetProblemText(problem, 'zh')).toMatch(/[\u4e00-\u9fff]/);
      expect(ruleSetProblemText(problem, 'en')).toMatch(/^[ -~]+$/);
    }
  });
});

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const anyFacts: fc.Arbitrary<LightFacts> = fc.record({
  state: fc.constantFrom(...taskStates),
  due: maybe(anyDay),
  start: maybe(anyDay),
  risk: maybe(fc.constant('资金')),
  missed: fc.constantFrom([], ['2026-10'], ['2026-09', '2026-10']),
  reported: fc.boolean(),
  progress: maybe(fc.integer({ min: 0, max: 120 })),
  milestones: fc.array(fc.record({ name: fc.constant('开工'), due: anyDay }), { maxLength: 2 }),
  assignedOn: maybe(anyDay),
  urges: fc.array(fc.record({ level: fc.constantFrom(...lightLevels), limit: anyDay }), { maxLength: 3 }),
  closedYears: fc.subarray([2025, 2026, 2027]).map((years) => new Set(years)),
  completedOn: maybe(anyDay),
  rolledInto: maybe(fc.constant({ year: 2026, title: '2027年任务', lastDay: '2027-01-10' })),
});

describe('any task under any preset', () => {
  test('has one light, with a reason in both languages and no gap in it', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.constantFrom(...presetNames), (facts, cutoff, name) => {
        const set = { ...presets[name], id: 'SET', version: 1 };
        const verdict = evaluateLight(facts, set, cutoff, plainCalendar);
        for (const language of ['zh', 'en'] as const) {
          const { reason, clear, word, shape } = tellLight(verdict, set, language);
          expect(`${word} ${shape}`).not.toContain('undefined');
          expect(reason).not.toBe('');
          expect(reason + clear).not.toMatch(/[{}]|undefined|NaN/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('has the light of its facts, rule set and cut-off alone: order of facts and rules does not matter', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.constantFrom(...presetNames), (facts, cutoff, name) => {
        const set = presets[name];
        const turned = {
          ...facts,
          milestones: facts.milestones.toReversed(),
          urges: facts.urges.toReversed(),
        };
        const shuffled = { ...set, rules: set.rules.toReversed() };
        expect(evaluateLight(turned, shuffled, cutoff, plainCalendar)).toEqual(
          evaluateLight(facts, set, cutoff, plainCalendar),
        );
      }),
    );
  });

  test('has the light of the firing rule with the lowest number', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, cutoff) => {
        const { rules, ...rest } = presets.default;
        const verdict = evaluateLight(facts, presets.default, cutoff, plainCalendar);
        const earlier = rules.filter((rule) => rule.number < verdict.rule);
        const last = rules.slice(-1);
        const without = { ...rest, rules: [...earlier, ...last] };
        expect(evaluateLight(facts, without, cutoff, plainCalendar).rule).toBe(10);
      }),
    );
  });
});

describe('words', () => {
  test('give the figures used, what clears it and by whom', () => {
    expect(told({ due: '2026-11-14' })).toMatchObject({
      word: '红灯',
      shape: 'square',
      colour: 'red',
      rule: 2,
      reason: '时限 2026-11-14 已过 12 天',
      by: 'unit',
    });
    expect(told({ missed: ['2026-09', '2026-10'] }).reason).toBe(
      '从2026年9月到2026年10月，连续 2 期没有报送进展',
    );
    expect(told({ due: '2026-11-14' }, 'en').reason).toBe('The limit 2026-11-14 passed 12 days ago');
    expect(told({ risk: '资金未到位' })).toMatchObject({
      by: 'issuer',
      reason: '下发单位标记重大风险：资金未到位',
    });
  });

  test('each level has a shape of its own', () => {
    const all = lightLevels.map(
      (level) => tellLight({ ...light({}), level }, { ...presets.default, id: '', version: 1 }, 'zh').shape,
    );
    expect(new Set(all).size).toBe(lightLevels.length);
  });
});
