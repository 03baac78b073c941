/** Numbers as documents print them in front of headings. All take a whole number from 1. */

const digits = '〇一二三四五六七八九';

/** 一, 十一, 二十, 一百零一; from 1,000 on digit by digit. */
export function chineseNumber(number: number): string {
  if (number < 1 || number > 999) return chineseDigits(number);
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const high = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  const middle = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`;
  return `${high}${gap}${middle}${ones > 0 ? digits[ones] : ''}`;
}

/** 一〇, 二〇二二: digit by digit. */
export const chineseDigits = (number: number): string =>
  String(number).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);

/** ①; beyond 50 as plain digits. */
export function circledNumber(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return String(number);
}

export const fullWidthNumber = (number: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

const stems = '甲乙丙丁戊己庚辛壬癸';
export const stemNumber = (number: number): string => stems[(number - 1) % 10] ?? String(number);

/** a, b … z, aa, bb: as word processors count. */
export const letterNumber = (number: number): string =>
  String.fromCodePoint(0x61 + ((number - 1) % 26)).repeat(Math.min(20, Math.floor((number - 1) / 26) + 1));

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

export function romanNumber(number: number): string {
  let rest = Math.min(number, 4999);
  let printed = '';
  for (const [value, sign] of romans) for (; rest >= value; rest -= value) printed += sign;
  return printed;
}
