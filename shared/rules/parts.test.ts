import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lightLevels } from '../model/rule-set.ts';
import { type LedgerRow, taskStates } from '../model/views.ts';
import { gravest, isDone, numberOf, partsByRow, rolledUpState, type Splittable } from './parts.ts';
import { rollUp } from './roll-up.ts';

const ids = ['A', 'B', 'C', 'D', 'E'] as const;
const anyTask = fc.record({
  id: fc.constantFrom(...ids),
  parent: fc.constantFrom('L1', 'L2'),
  author: fc.constantFrom('U1', 'U2'),
  of: fc.option(fc.constantFrom(...ids, 'nowhere'), { nil: undefined }),
  number: fc.integer({ min: 1, max: 3 }),
});
const anyTasks = fc.uniqueArray(anyTask, { selector: ({ id }) => id, maxLength: 5 }).map((tasks) =>
  tasks.map(
    ({ id, parent, author, of, number }): Splittable => ({
      id,
      parent,
      author,
      fields: { seq: null, ordinal: 1, ...(of !== undefined && { part: { of, number } }) },
    }),
  ),
);

describe('which tasks are parts of which', () => {
  test('does not depend on the order in which they arrived', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const read = (order: readonly Splittable[]) =>
          [...partsByRow(order)].map(([row, parts]) => [row, parts.map(({ id }) => id)]).sort();
        expect(read(tasks.toReversed())).toEqual(read(tasks));
      }),
    );
  });

  test('a part stands under one row of its own list and author, and has no parts itself', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const byId = new Map(tasks.map((task) => [task.id, task]));
        const parts = partsByRow(tasks);
        const placed = [...parts.values()].flat();
        expect(new Set(placed).size).toBe(placed.length);
        for (const [row, own] of parts)
          for (const part of own) {
            expect(part).toMatchObject({ parent: byId.get(row)?.parent, author: byId.get(row)?.author });
            expect(parts.has(part.id)).toBe(false);
          }
      }),
    );
  });

  test('is called by the number of its row', () => {
    const row = { fields: { seq: 7, ordinal: 9 } };
    const part = { fields: { seq: null, ordinal: 9, part: { of: 'A', number: 10 } } };
    expect([numberOf(row, null), numberOf(part, row), numberOf(part, null)]).toEqual(['7', '7.10', '–.10']);
    expect(numberOf({ fields: { seq: null, ordinal: 9 } }, null)).toBe('9');
  });
});

const anyState = fc.constantFrom(...taskStates);
const anyRow = fc
  .record({
    id: fc.uuid(),
    state: anyState,
    level: fc.option(fc.constantFrom(...lightLevels), { nil: null }),
    evidence: fc.nat(9),
  })
  .map(({ id, state, level, evidence }): LedgerRow => ({ ...blank, id, state, evidence, light: lit(level) }));
const blank: LedgerRow = {
  id: '',
  ledger: '',
  ordinal: 1,
  seq: 1,
  number: '1',
  partOf: null,
  parts: null,
  category: null,
  title: '任务',
  detail: null,
  units: [],
  assigned: [],
  deadline: { kind: 'none', text: null, date: null },
  indicators: 0,
  mine: null,
  state: 'registered',
  light: null,
  guesses: [],
  progress: null,
  evidence: 0,
  approval: null,
  awaitsApproval: false,
  owner: null,
  editable: true,
};
const lit = (level: (typeof lightLevels)[number] | null): LedgerRow['light'] =>
  level && {
    level,
    colour: 'grey',
    shape: 'ring',
    word: level,
    rule: 1,
    reason: '原因',
    clear: '',
    by: 'nobody',
    ruleSet: { id: '', name: '', version: 1 },
  };
const part = (row: LedgerRow, reportedAt: number | null = null) => ({ row, reportedAt });

describe('what the parts of a row come to', () => {
  test('depends on nothing but the parts: not on their order, nor on what the row says of itself', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), fc.string(), (rows, title) => {
        const rolled = (order: readonly LedgerRow[], row: LedgerRow) => {
          const { state, light, evidence, parts } = rollUp(
            row,
            order.map((each) => part(each)),
            'zh',
          );
          return { state, level: light?.level, evidence, count: parts?.count, done: parts?.done };
        };
        expect(rolled(rows.toReversed(), blank)).toEqual(rolled(rows, { ...blank, title, seq: 9 }));
      }),
    );
  });

  test('is closed exactly when every part that counts is', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 6 }), (states) => {
        const counted = states.filter((state) => state !== 'cancelled');
        expect(isDone(rolledUpState(states))).toBe(counted.length > 0 && counted.every(isDone));
        expect(rolledUpState(states) === 'cancelled').toBe(counted.length === 0);
      }),
    );
  });

  test('a part that comes back, or is returned, opens the row again', () => {
    expect(rolledUpState(['completed', 'inProgress'])).toBe('inProgress');
    expect(rolledUpState(['struckOff', 'completed'])).toBe('completed');
    expect(rolledUpState(['completed', 'registered'])).toBe('inProgress');
    expect(rolledUpState(['inProgress', 'returnedForReassignment'])).toBe('returnedForReassignment');
  });

  test('the light is the gravest of all and says from which part it is taken', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), anyRow, (rows, own) => {
        const { light, parts } = rollUp(
          own,
          rows.map((row) => part({ ...row, number: '1.1' })),
          'zh',
        );
        const worst = gravest([own, ...rows])?.light?.level ?? null;
        expect(light?.level ?? null).toBe(worst);
        const isOwn = parts?.lightOf === null;
        expect(light?.reason.startsWith('分解任务 1.1：') ?? false).toBe(!isOwn);
      }),
    );
  });

  test('the progress is that of the part signed off last, under its number', () => {
    const said = (number: string, text: string): LedgerRow => ({
      ...blank,
      id: number,
      number,
      progress: { text, percent: null, period: '2026-11', unit: '甲', status: 'received', noChange: false },
    });
    const rolled = rollUp(blank, [part(said('1.1', '先'), 5), part(said('1.2', '后'), 9)], 'zh');
    expect(rolled.progress?.text).toBe('分解任务 1.2：后');
    expect(rollUp(said('1', '总'), [part(said('1.1', '先'), 5)], 'zh').progress?.text).toBe('总');
  });

  test('of a row that was issued to us only our own parts are here, so nothing is concluded', () => {
    const rolled = rollUp({ ...blank, editable: false }, [part({ ...blank, state: 'completed' })], 'zh');
    expect(rolled).toMatchObject({ state: 'registered', light: null, parts: { count: 1, whole: false } });
  });
});
