import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCalendar } from '../calendar-dates.ts';
import type { ReportCycle } from '../report-cycle.ts';
import { type Collecting, dueTurns, turnInHand } from './collecting.ts';

/** By the 5th of the month after. */
const following: ReportCycle = { kind: 'month', day: 5, following: true };
const done: Collecting = { owing: 4, missing: 0, open: 0 };

const inHand = (on: string, last: Collecting, cycle = following) => {
  const due = dueTurns(cycle, on);
  return due[turnInHand(last, cycle, on, plainCalendar)].period;
};

describe('the period that is collected', () => {
  test('on the due day it is the period due; the day after it still is, while a unit is missing', () => {
    expect(inHand('2026-11-05', { owing: 4, missing: 1, open: 0 })).toBe('2026-10');
    expect(inHand('2026-11-06', { owing: 4, missing: 1, open: 0 })).toBe('2026-10');
  });

  test('it goes on once all reports are in, and not before the last of them was reviewed', () => {
    expect(inHand('2026-11-12', { owing: 4, missing: 0, open: 1 })).toBe('2026-10');
    expect(inHand('2026-11-12', done)).toBe('2026-11');
  });

  test('a unit that never reports holds it until the next due day is five working days away', () => {
    const missing = { owing: 4, missing: 1, open: 0 };
    // 2026-12-05 is a Saturday: the working days between are 30 November to 4 December.
    expect(inHand('2026-11-26', missing)).toBe('2026-10');
    expect(inHand('2026-11-30', missing)).toBe('2026-11');
  });

  test('where nobody owed the last period, as in the first month of a list, it is the next', () => {
    expect(inHand('2026-11-06', { owing: 0, missing: 0, open: 0 })).toBe('2026-11');
  });

  test('quarters and weeks go by their own due days', () => {
    const missing = { owing: 1, missing: 1, open: 0 };
    expect(inHand('2026-10-20', missing, { kind: 'quarter', day: 10, following: true })).toBe('2026-Q3');
    const friday: ReportCycle = { kind: 'week', day: 5, following: false };
    expect(inHand('2026-11-23', missing, friday)).toBe('2026-W47');
    expect(inHand('2026-11-26', missing, friday)).toBe('2026-W48');
  });
});

test('the last due day lies before the date, the next on it or after, and the periods follow each other', () => {
  const anyCycle = fc.record({
    kind: fc.constantFrom('year', 'half', 'quarter', 'month', 'twoMonths', 'term', 'week' as const),
    day: fc.integer({ min: 1, max: 7 }),
    following: fc.boolean(),
  });
  const anyDay = fc
    .integer({ min: 0, max: 2000 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(anyCycle, anyDay, (cycle, on) => {
      const { last, next } = dueTurns(cycle as ReportCycle, on);
      expect(last.by < on).toBe(true);
      expect(next.by >= on).toBe(true);
      expect(dueTurns(cycle as ReportCycle, last.by).next).toEqual(last);
    }),
  );
});
