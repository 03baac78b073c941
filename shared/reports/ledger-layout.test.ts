import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodWords } from '../period-words.ts';
import { columnWidths } from './column-widths.ts';
import { chooseFonts } from './fonts.ts';
import { lastDay, ledgerDataSheet } from './ledger-data.ts';
import { ledgerSheet } from './ledger-layout.ts';
import type { LedgerReport } from './ledger-report.ts';
import { textWidth, wrappedLines } from './text-measure.ts';

const report = (change: Partial<LedgerReport>): LedgerReport => ({
  title: '清单',
  preamble: [],
  unitName: '示例学院',
  cutoff: '2026-11-30',
  period: '2026-11',
  columns: ['序号', '任务'],
  categoryColumn: null,
  rows: [],
  signatures: { filledBy: null, reviewedBy: null, responsible: null, phone: null },
  ...change,
});

const row = (cells: readonly string[], progress = '') => ({
  cells,
  category: null,
  progress,
  state: '推进中',
  remark: '',
});

describe('text measure', () => {
  test('A Chinese character is as wide as two Latin ones', () => {
    expect(textWidth('职普比49：51')).toBe(12);
  });

  test('Lines are broken at the width and at paragraphs', () => {
    expect(wrappedLines('', 20)).toBe(1);
    expect(wrappedLines('字'.repeat(9), 20)).toBe(1);
    expect(wrappedLines('字'.repeat(10), 20)).toBe(2);
    expect(wrappedLines('甲\n乙\n', 20)).toBe(3);
  });

  test('A closing mark takes the character before it to the next line', () => {
    expect(wrappedLines(`${'字'.repeat(9)}。`, 20)).toBe(2);
  });

  test('A wider column never needs more lines of plain Chinese', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 4, max: 80 }), (length, width) => {
        const text = '字'.repeat(length);
        expect(wrappedLines(text, width + 1)).toBeLessThanOrEqual(wrappedLines(text, width));
      }),
    );
  });
});

describe('column widths', () => {
  test('Every column keeps within its bounds and the page is filled', () => {
    const bounds = fc.record({ length: fc.nat(300), min: fc.integer({ min: 6, max: 20 }) });
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 7 }), (columns) => {
        const contents = [
          ...columns.map(({ length, min }) => ({ texts: ['字'.repeat(length)], min, max: min + 60 })),
          { texts: [], min: 30, max: Number.POSITIVE_INFINITY },
        ];
        const widths = columnWidths(contents, 200);
        for (const [index, { min, max }] of contents.entries()) {
          expect(widths[index]).toBeGreaterThanOrEqual(min);
          expect(widths[index]).toBeLessThanOrEqual(max);
        }
        const sum = widths.reduce((total, width) => total + width, 0);
        expect(sum).toBeLessThanOrEqual(200);
        expect(sum).toBeGreaterThan(200 - contents.length);
      }),
    );
  });
});

describe('ledger sheet', () => {
  test('A column that the source already has is not printed under the same heading twice', () => {
    const head = ledgerSheet(report({ columns: ['序号', '任务', '备注'] })).rows[2];
    expect(head?.cells.map((cell) => cell.value)).toEqual([
      '序号',
      '任务',
      '备注',
      '进展情况（截至2026年11月30日）',
      '状态',
      '备注（填报）',
    ]);
  });

  test('A very long text stops at the tallest row that Excel allows', () => {
    const sheet = ledgerSheet(report({ rows: [row(['1', '任务'], '字'.repeat(20_000))] }));
    expect(sheet.rows[3]?.height).toBe(409);
  });

  test('A row with fewer cells than columns is filled up with blanks', () => {
    const sheet = ledgerSheet(report({ rows: [row(['1'])] }));
    expect(sheet.rows[3]?.cells).toHaveLength(5);
  });

  test('A group is at least as high as its own name', () => {
    const name = '很长的重点工作名称'.repeat(12);
    const low = { ...row(['1', name, '任务']), category: name };
    const sheet = ledgerSheet(
      report({ columns: ['序号', '重点工作', '任务'], categoryColumn: 1, rows: [low, low] }),
    );
    const height = (sheet.rows[3]?.height ?? 0) + (sheet.rows[4]?.height ?? 0);
    expect(height).toBeGreaterThan(wrappedLines(name, sheet.widths[1] ?? 0) * 15);
  });

  test('Known names stand in the signature line, unknown ones are blanks', () => {
    const signatures = { filledBy: '某甲', reviewedBy: null, responsible: null, phone: '0531-0000' };
    const line = ledgerSheet(report({ signatures })).rows[3]?.cells[0]?.value;
    expect(line).toMatch(/^填报人：某甲　+审核人：_+　+负责人（签字）：_+　+联系电话：0531-0000$/);
  });
});

describe('data sheet', () => {
  test('Blank and equal headings become distinct ones', () => {
    const head = ledgerDataSheet(report({ columns: ['序号', '', '任务', '任务'] })).rows[0];
    expect(head?.cells.slice(0, 4).map((cell) => cell.value)).toEqual(['序号', '第2列', '任务', '任务（2）']);
  });

  test.each([
    ['2022-12', Date.UTC(2022, 11, 31)],
    ['2024-02', Date.UTC(2024, 1, 29)],
    ['2022', Date.UTC(2022, 11, 31)],
    ['2022-06-05', Date.UTC(2022, 5, 5)],
  ])('%s ends on its last day', (text, time) => {
    expect(lastDay(text)).toBe(time / 86_400_000 + 25_569);
  });

  test('Wording that is no date gives no day', () => {
    expect(lastDay('持续推进')).toBeNull();
    expect(lastDay(null)).toBeNull();
  });
});

test.each([
  ['2026', '2026年'],
  ['2026-H1', '2026年上半年'],
  ['2026-Q3', '2026年第3季度'],
  ['2026-11', '2026年11月'],
  ['2026-11/12', '2026年11—12月'],
  ['2026-W47', '2026年第47周'],
  ['2026-2027-1', '2026—2027学年第1学期'],
  ['其他', '其他'],
])('The period %s reads %s', (period, words) => {
  expect(periodWords(period)).toBe(words);
});

test('The first installed font of the chain carries the title, 宋体 in bold where there is none', () => {
  expect(chooseFonts(new Set(['华文中宋', '方正小标宋简体'])).title).toEqual({
    name: '方正小标宋简体',
    bold: false,
  });
  expect(chooseFonts(new Set(['Arial'])).title).toEqual({ name: '宋体', bold: true });
});
