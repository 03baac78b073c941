import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, plainCalendar, workdaysBetween } from './calendar-dates.ts';
import { formatPeriod, type PeriodKind, parsePeriod } from './period.ts';
import { dueDay, missedPeriods, nextPeriod, periodAt, periodDue, rangeOf } from './report-cycle.ts';

const kinds: readonly PeriodKind[] = ['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year'];
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
const anyKind = fc.constantFrom(...kinds);
const anyCycle = fc.record({
  kind: anyKind,
  day: fc.integer({ min: 1, max: 7 }),
  following: fc.boolean(),
});

describe('periods of the calendar', () => {
  test('every day lies in one period of a kind, which is written as it is read', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodAt(kind, day);
        const { start, end } = rangeOf(period);
        expect(start <= day && day <= end).toBe(true);
        expect(parsePeriod(formatPeriod(period))).toEqual({ ok: true, value: period });
      }),
    );
  });

  test('one period begins the day after the other ends', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodAt(kind, day);
        expect(rangeOf(nextPeriod(period)).start).toBe(addDays(rangeOf(period).end, 1));
      }),
    );
  });

  test('a term crosses the year, and February ends as the calendar says', () => {
    expect(rangeOf({ kind: 'term', year: 2026, part: 1 })).toEqual({
      start: '2026-09-01',
      end: '2027-01-31',
    });
    expect(formatPeriod(periodAt('term', '2027-01-05'))).toBe('2026-2027-1');
    expect(formatPeriod(periodAt('term', '2027-02-01'))).toBe('2026-2027-2');
    expect(rangeOf({ kind: 'month', year: 2028, part: 2 }).end).toBe('2028-02-29');
    expect(rangeOf({ kind: 'twoMonths', year: 2027, part: 1 }).end).toBe('2027-02-28');
    expect(formatPeriod(periodAt('week', '2027-01-01'))).toBe('2026-W53');
  });
});

describe('what is due when', () => {
  test('the report that is due next is never late, and the one before it always is', () => {
    fc.assert(
      fc.property(anyCycle, anyDay, (cycle, day) => {
        const period = periodDue(cycle, day);
        expect(dueDay(period, cycle) >= day).toBe(true);
        const before = periodAt(period.kind, addDays(rangeOf(period).start, -1));
        expect(dueDay(before, cycle) < day).toBe(true);
      }),
    );
  });

  test.each([
    [{ kind: 'month', day: 5, following: true }, '2026-11-03', '2026-10', '2026-11-05'],
    [{ kind: 'month', day: 5, following: true }, '2026-11-06', '2026-11', '2026-12-05'],
    [{ kind: 'month', day: 28, following: false }, '2026-11-29', '2026-12', '2026-12-28'],
    [{ kind: 'month', day: 31, following: false }, '2028-02-29', '2028-02', '2028-02-29'],
    [{ kind: 'twoMonths', day: 10, following: true }, '2026-11-10', '2026-09/10', '2026-11-10'],
    [{ kind: 'term', day: 15, following: false }, '2027-01-15', '2026-2027-1', '2027-01-15'],
    [{ kind: 'week', day: 5, following: false }, '2026-11-26', '2026-W48', '2026-11-27'],
    [{ kind: 'year', day: 31, following: false }, '2026-11-26', '2026', '2026-12-31'],
  ] as const)('%j on %s: %s by %s', (cycle, day, period, due) => {
    const found = periodDue(cycle, day);
    expect([formatPeriod(found), dueDay(found, cycle)]).toEqual([period, due]);
  });
});

describe('missed reports', () => {
  const monthly = { kind: 'month', day: 5, following: true } as const;

  test('are counted back from the newest one that is due, to the first that is here', () => {
    expect(missedPeriods(monthly, '2026-01-10', '2026-11-26', ['2026-08'])).toEqual(['2026-09', '2026-10']);
    expect(missedPeriods(monthly, '2026-01-10', '2026-11-26', ['2026-10', '2026-08'])).toEqual([]);
    expect(missedPeriods(monthly, '2026-11-06', '2026-11-26', [])).toEqual([]);
    expect(missedPeriods(monthly, '2026-10-31', '2026-11-06', [])).toEqual(['2026-10']);
  });

  test('a month that was over before the task was assigned is not owed', () => {
    expect(missedPeriods(monthly, '2026-11-01', '2026-11-06', [])).toEqual([]);
  });

  test('a report is in time on its last day', () => {
    expect(missedPeriods(monthly, '2026-01-10', '2026-11-05', ['2026-09'])).toEqual([]);
  });

  test('a month within the quarter, or the quarter around the month, is a report too', () => {
    const quarterly = { kind: 'quarter', day: 31, following: false } as const;
    expect(missedPeriods(quarterly, '2026-06-01', '2026-11-26', ['2026-08', '2026-05'])).toEqual([]);
    expect(missedPeriods(monthly, '2026-06-10', '2026-11-26', ['2026-Q3', '2026-10'])).toEqual([]);
  });
});

describe('working days', () => {
  test('weekends are off, holidays too, and a weekend that is worked is not', () => {
    expect(workdaysBetween('2026-11-26', '2026-11-30', plainCalendar)).toBe(2);
    const calendar = { holidays: new Set(['2026-10-01', '2026-10-02']), workdays: new Set(['2026-10-10']) };
    expect(workdaysBetween('2026-09-30', '2026-10-11', calendar)).toBe(6);
    expect(workdaysBetween('2026-10-11', '2026-09-30', calendar)).toBe(0);
  });

  test('add up over any split', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), fc.nat(400), (from, a, b) => {
        const middle = addDays(from, a);
        const end = addDays(middle, b);
        const count = (x: string, y: string) => workdaysBetween(x, y, plainCalendar);
        expect(count(from, end)).toBe(count(from, middle) + count(middle, end));
        expect(daysBetween(from, end)).toBe(a + b);
      }),
    );
  });

  test('a month later than the 31st is the last day of a shorter month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });
});
