import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lightLevels } from '../../../shared/model/rule-set.ts';
import { completionClass } from '../../../shared/model/views.ts';
import { classSystems } from '../../../shared/rules/figures/classes.ts';
import { reportStates } from '../../../shared/rules/figures/reporting.ts';
import { addressParams, type FiguresAddress, isListed, readAddress, unitFilters } from './question.ts';

const text = fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: null });
const oneOf = <T extends string>(names: readonly T[]) => fc.option(fc.constantFrom(...names), { nil: null });
const address: fc.Arbitrary<FiguresAddress> = fc.record({
  question: fc.record({
    ledger: text,
    period: text,
    system: fc.constantFrom(...classSystems),
    by: fc.constantFrom('task', 'share'),
  }),
  units: fc.record({ query: fc.string({ maxLength: 6 }), only: fc.constantFrom(...unitFilters) }),
  behind: fc.option(
    fc.record({
      unit: text,
      column: text,
      level: oneOf([...lightLevels, 'unlit']),
      completion: oneOf(completionClass.options),
      report: oneOf(reportStates),
    }),
    { nil: null },
  ),
});

test('a figure that was opened comes back from its address', () => {
  fc.assert(
    fc.property(address, (asked) => {
      expect(readAddress(addressParams(asked))).toEqual(asked);
    }),
  );
});

test('an address that names nothing known asks for everything', () => {
  expect(
    readAddress({ classes: 'c9', by: 'x', only: 'x', open: '1', level: 'x', class: 'x', report: 'x' }),
  ).toEqual({
    question: { ledger: null, period: null, system: 'c1', by: 'task' },
    units: { query: '', only: 'all' },
    behind: { unit: null, column: null, level: null, completion: null, report: null },
  });
});

test('units are listed by what they miss, or by a red light or a warning', () => {
  const reports = { onTime: 1, late: 0, missing: 0, pending: 0 };
  const late = { reports: { ...reports, missing: 2 }, lights: [0, 0, 1, 0, 0, 0, 0] };
  const red = { reports, lights: [1, 0, 0, 0, 0, 0, 0] };
  expect(unitFilters.map((only) => isListed(only, late))).toEqual([true, true, false]);
  expect(unitFilters.map((only) => isListed(only, red))).toEqual([true, false, true]);
});
