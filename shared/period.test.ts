import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPeriod, monthOf, parsePeriod } from './period.ts';

describe('the forms a period is written in', () => {
  test.each([
    ['2026', { kind: 'year', year: 2026, part: 0 }],
    ['2026-H1', { kind: 'half', year: 2026, part: 1 }],
    ['2026-H2', { kind: 'half', year: 2026, part: 2 }],
    ['2026-Q1', { kind: 'quarter', year: 2026, part: 1 }],
    ['2026-Q4', { kind: 'quarter', year: 2026, part: 4 }],
    ['2026-01', { kind: 'month', year: 2026, part: 1 }],
    ['2026-12', { kind: 'month', year: 2026, part: 12 }],
    ['2026-01/02', { kind: 'twoMonths', year: 2026, part: 1 }],
    ['2026-11/12', { kind: 'twoMonths', year: 2026, part: 11 }],
    ['2026-W01', { kind: 'week', year: 2026, part: 1 }],
    ['2026-W53', { kind: 'week', year: 2026, part: 53 }],
    ['2025-W52', { kind: 'week', year: 2025, part: 52 }],
    ['2020-W53', { kind: 'week', year: 2020, part: 53 }],
    ['2026-2027-1', { kind: 'term', year: 2026, part: 1 }],
    ['2026-2027-2', { kind: 'term', year: 2026, part: 2 }],
  ])('%s', (text, period) => {
    const parsed = parsePeriod(text);
    expect(parsed).toEqual({ ok: true, value: period });
    expect(parsed.ok && formatPeriod(parsed.value)).toBe(text);
  });
});

describe('beyond every bound', () => {
  test.each([
    '',
    '26',
    '02026',
    '2026-H0',
    '2026-H3',
    '2026-Q0',
    '2026-Q5',
    '2026-00',
    '2026-13',
    '2026-1',
    '2026-001',
    '2026-12/13',
    '2026-02/03',
    '2026-11/11',
    '2026-12/01',
    '2026-00/01',
    '2026-W00',
    '2025-W53',
    '2026-W54',
    '2026-W1',
    '2026-2028-1',
    '2026-2026-1',
    '2026-2027-0',
    '2026-2027-3',
    '2026-q1',
    ' 2026-11',
    '2026-11 ',
    '2026-11\n',
    '２０２６-11',
    '2026-11-30',
  ])('%j is refused', (text) => {
    expect(parsePeriod(text)).toEqual({
      ok: false,
      error: { code: 'E_BAD_PERIOD', params: { period: text } },
    });
  });
});

test('a year has 53 weeks exactly when its 28 December lies in week 53 of ISO 8601', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
      const day = new Date(Date.UTC(year, 11, 28));
      const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000);
      const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
      expect(parsePeriod(`${year}-W53`).ok).toBe(week === 53);
      expect(parsePeriod(`${year}-W52`).ok).toBe(true);
    }),
  );
});

test('what is no period is never taken for one: any text is refused or printed back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0126-/HQW '), maxLength: 12 }), (text) => {
      const parsed = parsePeriod(text);
      if (parsed.ok) expect(formatPeriod(parsed.value)).toBe(text);
    }),
  );
});

test('the month of a date', () => expect(monthOf('2026-11-30')).toBe('2026-11'));
