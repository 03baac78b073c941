import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPeriod, type PeriodKind } from './period.ts';
import { comparePeriods, isEarlier } from './period-order.ts';
import { periodAt, rangeOf } from './report-cycle.ts';

const kinds: readonly PeriodKind[] = ['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year'];
const period = fc
  .tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 20_000 }))
  .map(([kind, day]) =>
    periodAt(kind, new Date(Date.UTC(2000, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)),
  );

test('a quarter comes after the months before it, and after the month it ends with', () => {
  const sorted = ['2026-11', '2026-Q3', '2026-09', '2025-2026-2', '2026', '2026-W36', '2026-12'].sort(
    comparePeriods,
  );
  expect(sorted).toEqual(['2025-2026-2', '2026-W36', '2026-09', '2026-Q3', '2026-11', '2026-12', '2026']);
});

test('a term that crosses a year comes after December of its first year', () => {
  expect(isEarlier('2026-12', '2026-2027-1')).toBe(true);
  expect(isEarlier('2026-2027-1', '2027-02')).toBe(true);
});

test('what is no period comes before all, and equals only itself', () => {
  expect(comparePeriods('nothing', '1990-01')).toBeLessThan(0);
  expect(comparePeriods('nothing', 'nothing')).toBe(0);
});

test('the order is total, and follows the day a period ends', () => {
  fc.assert(
    fc.property(period, period, (a, b) => {
      const [x, y] = [formatPeriod(a), formatPeriod(b)];
      const order = comparePeriods(x, y);
      expect(Math.sign(order)).toBe(-Math.sign(comparePeriods(y, x)) + 0);
      expect(order === 0).toBe(x === y);
      if (rangeOf(a).end < rangeOf(b).end) expect(order).toBeLessThan(0);
    }),
  );
});
