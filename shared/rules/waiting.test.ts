import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from './waiting.ts';

const after = (count: number, now = 0) => waitAfter({ count, last: 0 }, now);

test('three wrong passwords in a row and each further one make the next wait longer, to 5 minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 8, 9, 9999].map((count) => after(count) / 1000)).toEqual([
    0, 0, 0, 5, 10, 20, 160, 300, 300,
  ]);
  expect(waitAfter(undefined, 0)).toBe(0);
});

test('a wait ends, and never grows with a clock that was set back', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.integer({ min: -1e12, max: 1e12 }), (count, now) => {
      const wait = after(count, now);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(after(count));
      expect(waitAfter({ count, last: 0 }, 5 * 60_000)).toBe(0);
    }),
  );
});
