import { expect, test } from 'vitest';
import { choosablePeriods } from './periods.ts';

test('months, quarters, halves and years up to the cut-off can be chosen, newest first', () => {
  const groups = choosablePeriods('2028-02-29', '2028-02');
  expect(groups.map(({ kind, periods }) => [kind, periods[0], periods.at(-1)])).toEqual([
    ['month', '2028-02', '2027-03'],
    ['quarter', '2028-Q1', '2027-Q2'],
    ['half', '2028-H1', '2027-H2'],
    ['year', '2028', '2027'],
  ]);
});

test('a term that is asked for stands before them, and nonsense does not', () => {
  expect(choosablePeriods('2028-02-29', '2027-2028-1')[0]).toEqual({
    kind: 'term',
    periods: ['2027-2028-1'],
  });
  expect(choosablePeriods('2028-02-29', 'soon')[0]?.kind).toBe('month');
});
