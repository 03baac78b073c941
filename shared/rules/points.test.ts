import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointFacts } from '../model/scoring.ts';
import { ranked, schemeInForce, schemes, scoreOf } from './points.ts';

const facts = (change: Partial<Record<(typeof pointFacts)[number], number>> = {}) => ({
  onTime: 0,
  late: 0,
  missing: 0,
  returned: 0,
  urged: 0,
  ...change,
});

test('points come from the facts of the scheme alone', () => {
  expect(scoreOf(schemes.deduct, facts({ missing: 2, returned: 1, onTime: 9 }))).toBe(75);
  expect(scoreOf(schemes.timely, facts({ missing: 2, late: 1, onTime: 9 }))).toBe(75);
  expect(scoreOf(schemes.deduct, facts())).toBe(100);
});

test('there is no name for 批示 or files among what may be counted', () => {
  expect([...pointFacts].sort()).toEqual(['late', 'missing', 'onTime', 'returned', 'urged']);
});

test('it is off until switched on, and the last change holds', () => {
  const change = { approvedBy: '局长', by: null, on: '2027-01-01', at: 0 };
  const scheme = { ...schemes.deduct, version: 1, madeBy: null };
  expect(schemeInForce(undefined)).toBeNull();
  expect(schemeInForce([{ ...change, scheme }])).toEqual(scheme);
  expect(
    schemeInForce([
      { ...change, scheme },
      { ...change, scheme: null },
    ]),
  ).toBeNull();
});

test('places follow points: more points never stand behind, equals stand together', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ points: fc.integer({ min: -20, max: 20 }) })), (rows) => {
      const placed = ranked(rows);
      for (const a of placed)
        for (const b of placed) {
          expect(a.place < b.place).toBe(a.points > b.points);
          expect(a.place === b.place).toBe(a.points === b.points);
        }
      expect(placed.length === 0 || placed[0]?.place === 1).toBe(true);
    }),
  );
});
