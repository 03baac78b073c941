import { describe, expect, test } from 'vitest';
import { chineseNumber, circledNumber, fullWidthNumber, romanNumber } from './printed-number.ts';

describe('a number as it is printed', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%i in Chinese is %s', (number, printed) => expect(chineseNumber(number)).toBe(printed));
  test.each([
    [1, '①'],
    [20, '⑳'],
    [21, '㉑'],
    [36, '㊱'],
    [50, '㊿'],
    [51, '51'],
  ])('%i in a circle is %s', (number, printed) => expect(circledNumber(number)).toBe(printed));
  test('full width', () => expect(fullWidthNumber(12)).toBe('１２'));
  test.each([
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [40, 'xl'],
  ])('%i in Roman is %s', (number, printed) => expect(romanNumber(number)).toBe(printed));
});
