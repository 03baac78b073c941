import { formatValue } from 'hucre';
import { chineseDigits, chineseNumber } from '../../../shared/lists/printed-number.ts';

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30), as a Chinese system shows them. */
const builtIn: Readonly<Record<number, string>> = {
  ...{ 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm' },
  ...{ 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm/d/yy', 31: 'yyyy"年"m"月"d"日"' },
  ...{
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"',
    35: 'm"月"d"日"',
    36: 'yyyy"年"m"月"',
  },
  ...{ 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00' },
  ...{ 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@' },
  ...{ 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"' },
  ...{ 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"' },
};

export const builtInFormat = (id: number): string => builtIn[id] ?? 'General';

/** Days between the two calendars that a workbook may count by. */
const days1904 = 1462;

/** A number as its cell shows it, whatever the column's width; `from1904` where the workbook counts days from 1904. */
export function numberText(value: number, format: string, from1904 = false): string {
  if (/^(general|@|)$/i.test(format)) return plainNumber(value);
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  const isDate = /[ymdhs]/i.test(letters) && !/^general/i.test(letters);
  const chinese = /\[DBNum[12]\]/i.test(format);
  // A date without a time never depends on the seconds that arithmetic may have left.
  const shown = formatValue(
    from1904 && isDate ? value + days1904 : value,
    format.replace(/\[DBNum\d\]/gi, ''),
  ).trim();
  return chinese ? inChinese(shown) : shown;
}

/** Up to fifteen digits are exact in a spreadsheet; what comes after is the machine's. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

const inChinese = (text: string): string =>
  text.replace(/\d+/g, (digits, at: number) =>
    text[at + digits.length] === '年' && digits.length === 4
      ? chineseDigits(Number(digits))
      : chineseNumber(Number(digits)),
  );
