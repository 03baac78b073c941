import { expect, test } from 'vitest';
import { daysFrom, weekdayNumber, withDays, withoutDay } from './calendar.ts';

test('a span of days goes over the end of a month and over a leap day', () => {
  expect(daysFrom('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysFrom('2027-02-28', '2027-03-01')).toEqual(['2027-02-28', '2027-03-01']);
});

test('a span the wrong way round, without a date, or longer than a year holds no day', () => {
  expect(daysFrom('2026-10-07', '2026-10-01')).toEqual([]);
  expect(daysFrom('2026-02-29', '2026-03-01')).toEqual([]);
  expect(daysFrom('', '2026-03-01')).toEqual([]);
  expect(daysFrom('2026-01-01', '2028-01-01')).toEqual([]);
});

test('a day is off or worked, never both', () => {
  const off = withDays({ holidays: [], workdays: ['2026-10-10'] }, ['2026-10-01', '2026-10-10'], 'holiday');
  expect(off).toEqual({ holidays: ['2026-10-01', '2026-10-10'], workdays: [] });
  expect(withoutDay(off, '2026-10-01')).toEqual({ holidays: ['2026-10-10'], workdays: [] });
});

test('Sunday is the seventh day of the week', () => {
  expect(weekdayNumber('2026-11-29')).toBe(7);
  expect(weekdayNumber('2026-11-30')).toBe(1);
});
