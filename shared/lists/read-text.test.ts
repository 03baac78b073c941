import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from './grid.ts';
import { textToDocument } from './read-text.ts';

const tables = (text: string) =>
  textToDocument(text).blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
const paragraphs = (text: string) =>
  textToDocument(text).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const rows = (text: string) => tables(text).flatMap((table) => table.map((row) => row.map(cellText)));

describe('cell by cell', () => {
  test('a TAB begins a cell, a blank line ends a row', () =>
    expect(rows('标题\n\n\t序号\n\t任务\n\n\t1\n\t做事\n')).toEqual([
      ['序号', '任务'],
      ['1', '做事'],
    ]));
  test('a TAB alone is an empty cell', () => expect(rows('\t1\n\t\n\t做事')).toEqual([['1', '', '做事']]));
  test('a paragraph without a TAB belongs to the cell above, also behind a blank line', () =>
    expect(rows('\t1\n\t甲\n\n乙\n\t丙\n\n\t2\n\t丁\n戊\n\t己')).toEqual([
      ['1', '甲\n乙', '丙'],
      ['2', '丁\n戊', '己'],
    ]));
  test('a heading between rows is a row of its own, a sentence is a paragraph of the last cell', () =>
    expect(rows('\t1\n\t甲\n\n二、第二部分\n\n\t2\n\t乙\n\n这是上一格的第二段。\n\n\t3\n\t丙')).toEqual([
      ['1', '甲'],
      ['二、第二部分'],
      ['2', '乙\n这是上一格的第二段。'],
      ['3', '丙'],
    ]));
  test('lines above and below the table are kept apart from it', () => {
    const { blocks } = textToDocument(' 附件2\n\n标题\n\n\t1\n\t甲\n\n注：略\n ');
    expect(blocks.map((block) => (block.kind === 'table' ? block.rows.length : block.text))).toEqual([
      '附件2',
      '标题',
      1,
      '注：略',
    ]);
  });
});

describe('row by row', () => {
  test('TABs part the cells of a line', () =>
    expect(rows('序号\t任务\t单位\n1\t做事\t\n\t再做\t市教育局')).toEqual([
      ['序号', '任务', '单位'],
      ['1', '做事', ''],
      ['', '再做', '市教育局'],
    ]));
  test('a quoted cell may hold line breaks and doubled quotes', () =>
    expect(rows('序号\t任务\n1\t"第一段\n第二段""引""完"\n2\t乙')).toEqual([
      ['序号', '任务'],
      ['1', '第一段\n第二段"引"完'],
      ['2', '乙'],
    ]));
  test('a quote that never closes is plain text', () =>
    expect(rows('1\t"甲\n2\t乙')).toEqual([
      ['1', '"甲'],
      ['2', '乙'],
    ]));
});

const cell = fc
  .array(fc.constantFrom('教', '育', '1', '。', '、', ' 末'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 });

test('cells written cell by cell come back as they were', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const text = cells.map((row) => row.map((each) => `\t${each}\n`).join('')).join('\n');
      expect(rows(text)).toEqual(cells);
    }),
  );
});

test('line ends and a byte order mark make no difference', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const text = `标题\n\n${cells.map((row) => row.map((each) => `\t${each}\n`).join('')).join('\n')}`;
      expect(textToDocument(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(textToDocument(text));
    }),
  );
});

test('every text gives a grid, and nothing printed is lost', () => {
  const signs = fc.constantFrom('\t', '\n', '\r\n', '"', '甲', '1', ' ', '。');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const kept = [...paragraphs(text), ...rows(text).flat()].join('').match(/[甲1。]/g)?.length ?? 0;
      expect(kept).toBe(text.match(/[甲1。]/g)?.length ?? 0);
    }),
    { numRuns: 500 },
  );
});
