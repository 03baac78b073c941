import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL_LIMIT, CUT_MARK, looksLikeFormula, sheetText } from './spreadsheet-text.ts';

describe('sheetText', () => {
  test('Ordinary text is unchanged', () => {
    expect(sheetText('高中阶段教育职普比49：51，\n\t市属😀')).toBe('高中阶段教育职普比49：51，\n\t市属😀');
  });

  test('Line ends become \\n', () => {
    expect(sheetText('甲\r\n乙\r丙')).toBe('甲\n乙\n丙');
  });

  test('Control characters and half surrogate pairs are removed', () => {
    expect(sheetText('甲\u0000\u0008\u001b\u007f\u0085\ud800乙\udc00\uffff')).toBe('甲乙');
  });

  test('A text at the limit stays whole, one unit more is cut with a mark', () => {
    const full = '字'.repeat(CELL_LIMIT);
    expect(sheetText(full)).toBe(full);
    const cut = sheetText(`${full}字`);
    expect(cut).toHaveLength(CELL_LIMIT);
    expect(cut.endsWith(CUT_MARK)).toBe(true);
  });

  test('A cut never splits a surrogate pair', () => {
    expect(sheetText(`a${'😀'.repeat(CELL_LIMIT)}`).isWellFormed()).toBe(true);
    expect(sheetText('😀'.repeat(CELL_LIMIT)).isWellFormed()).toBe(true);
  });

  test('Cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sheetText(sheetText(text))).toBe(sheetText(text));
      }),
    );
  });
});

describe('looksLikeFormula', () => {
  test.each([
    '=1+1',
    '+1',
    '-5所',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '  =1',
    '\t=1',
    '\r\n-1',
    '\u3000=1',
    '\ufeff=1',
  ])('%j would be taken for a formula', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
  });

  test.each(['', '建设3个', '1=1', '—5所', '（-1）', '“=”'])('%j would not', (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });
});
