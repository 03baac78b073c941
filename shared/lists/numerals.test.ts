import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, scaleOf, spelledNumber, spelledRange } from './numerals.ts';

test.each([
  ['一', 1],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['九十九', 99],
  ['一百', 100],
  ['三百零五', 305],
  ['两千五百', 2500],
  ['千', 1000],
  ['一万两千', 12_000],
  ['五百万', 5_000_000],
  ['千万', 10_000_000],
  ['一亿', 100_000_000],
  ['万亿', 1_000_000_000_000],
])('%s is %d', (words, value) => expect(spelledNumber(words)).toBe(value));

test.each(['三五', '一二三', '〇', '零', '十百', '', '三所'])('“%s” is no number', (words) =>
  expect(spelledNumber(words)).toBeNull(),
);

test.each([
  ['一两', [1, 2]],
  ['三四', [3, 4]],
  ['三五', [3, 5]],
  ['五三', null],
  ['二四', null],
  ['三', null],
])('side by side: %s', (words, range) => expect(spelledRange(words)).toEqual(range));

test('scales multiply', () => expect(['', '十', '百万', '万亿'].map(scaleOf)).toEqual([1, 10, 1e6, 1e12]));

test('folding keeps every offset and is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
  expect(fold('４—６所，占３０％：职普比５∶５')).toBe('4-6所，占30%:职普比5:5');
});
