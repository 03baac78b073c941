import { expect, test } from 'vitest';
import { dayText, periodText } from './period-text.ts';

test('a period is said in Chinese, and stays as written in English or when it is none', () => {
  expect(
    ['2026-11', '2026-Q3', '2026-H1', '2026-2027-1', '2026-11/12'].map((text) => periodText(text, 'zh')),
  ).toEqual(['2026年11月', '2026年第3季度', '2026年上半年', '2026—2027学年第1学期', '2026年11—12月']);
  expect(periodText('2026-11', 'en')).toBe('2026-11');
  expect(periodText('soon', 'zh')).toBe('soon');
});

test('a date loses its year and its zeros', () => {
  expect(dayText('2026-11-05', 'zh')).toBe('11月5日');
  expect(dayText('2026-11-05', 'en')).toBe('2026-11-05');
});
