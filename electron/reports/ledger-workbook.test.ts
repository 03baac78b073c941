import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerReport } from '../../shared/reports/ledger-report.ts';
import { looksLikeFormula, sheetText } from '../../shared/spreadsheet-text.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';
import { sampleReport, sampleRow, seedLedger } from './ledgers.fixture.ts';
import { readParts } from './zip-parts.ts';

interface Opened {
  readonly ledger: ExcelJS.Worksheet;
  readonly data: ExcelJS.Worksheet;
}

const readPart = async (bytes: Uint8Array, name: string): Promise<string> =>
  (await readParts(bytes)).get(name)?.toString('utf8') ?? '';

const open = async (report: LedgerReport): Promise<Opened> => openBytes(await ledgerWorkbook(report));

async function openBytes(bytes: Uint8Array): Promise<Opened> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const [ledger, data] = workbook.worksheets;
  if (!ledger || !data) throw new Error('two sheets expected');
  return { ledger, data };
}

const texts = (sheet: ExcelJS.Worksheet, row: number): string[] =>
  Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(row, index + 1).text);

const column = (sheet: ExcelJS.Worksheet, number: number, from: number, to: number): unknown[] =>
  Array.from({ length: to - from + 1 }, (_, index) => sheet.getCell(from + index, number).value);

describe('the two lists', () => {
  test('The list with categories keeps its six columns, wording and merges', async () => {
    const report = seedLedger('jinan');
    const { ledger } = await open(report);
    expect(report.rows).toHaveLength(40);
    expect(ledger.name).toBe('台账');
    expect(ledger.getCell('A1').value).toBe('济南市工作任务清单');
    expect(ledger.getCell('D36').text).toContain('\n');
    expect(texts(ledger, 2).filter(Boolean)).toEqual([
      '填报单位：示例学院',
      '统计期：2026年11月　　统计截止日：2026年11月30日',
    ]);
    expect(texts(ledger, 3)).toEqual([...report.columns, '进展情况（截至2026年11月30日）', '状态', '备注']);
    expect(column(ledger, 1, 4, 43)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    for (const [index, row] of report.rows.entries()) {
      expect(texts(ledger, index + 4).slice(2, 6)).toEqual(row.cells.slice(2));
    }
    const merges = ledger.model.merges;
    expect(merges).toContain('A1:I1');
    expect(merges).toContain('B4:B12');
    expect(merges.filter((range) => range !== 'A1:I1').every((range) => /^B\d+:B\d+$/.test(range))).toBe(
      true,
    );
  });

  test('The list without categories has no merge but its title', async () => {
    const report = seedLedger('jiyuan');
    const { ledger } = await open(report);
    expect(report.rows).toHaveLength(24);
    expect(texts(ledger, 3).slice(0, 3)).toEqual(['序号', '工作任务', '责任单位（按职责分工负责）']);
    expect(ledger.model.merges).toEqual(['A1:F1']);
  });

  test('A4 landscape up to eight columns, A3 above', async () => {
    expect((await open(seedLedger('jiyuan'))).ledger.pageSetup.paperSize).toBe(9);
    expect((await open(seedLedger('jinan'))).ledger.pageSetup.paperSize).toBe(8);
  });

  test('Headings repeat on every page, one page wide and as many as needed high', async () => {
    const { ledger } = await open(seedLedger('jinan'));
    expect(ledger.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(ledger.headerFooter.oddFooter).toBe('&C第 &P 页 共 &N 页');
    expect(ledger.headerFooter.firstHeader).toMatch(/附件2$/);
  });

  test('Headings and the columns up to the task are frozen, the filter covers the tasks', async () => {
    const { ledger } = await open(seedLedger('jinan'));
    expect(ledger.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 3 });
    expect(ledger.autoFilter).toBe('A3:I43');
  });

  test('The sheet ends with the signatures and the 非涉密 notice', async () => {
    const { ledger } = await open(seedLedger('jinan'));
    const end = [44, 45].flatMap((row) => texts(ledger, row)).join('');
    for (const word of ['填报人', '审核人', '负责人（签字）', '联系电话', '（盖章）', '日期', '非涉密']) {
      expect(end).toContain(word);
    }
  });

  test('The data sheet has one row of headings, nothing merged, every category and real dates', async () => {
    const report = seedLedger('jinan');
    const { data } = await open(report);
    expect(data.name).toBe('数据');
    expect(data.model.merges).toEqual([]);
    expect(column(data, 2, 2, 41)).toEqual(report.rows.map((row) => row.category));
    expect(data.getCell('J2').value).toEqual(new Date(Date.UTC(2022, 11, 31)));
    expect(data.getCell('J5').value).toBeNull();
  });

  test('Every row is as high as its longest cell needs', async () => {
    const { ledger } = await open(seedLedger('jiyuan'));
    const heights = Array.from({ length: 24 }, (_, index) => ledger.getRow(index + 4).height);
    expect(heights.every((height) => height >= 26 && height <= 409)).toBe(true);
    expect(new Set(heights).size).toBeGreaterThan(3);
  });
});

describe('categories', () => {
  const rows = (...names: [printed: string, category: string | null][]) =>
    names.map(([printed, category], index) => sampleRow([`${index + 1}`, printed, '目标', ''], { category }));
  const merges = async (report: LedgerReport): Promise<readonly string[]> =>
    (await open(report)).ledger.model.merges.slice(1);

  test('A name repeated after a page break continues its group', async () => {
    expect(
      await merges(sampleReport({ rows: rows(['甲', '甲'], ['', '甲'], ['甲', '甲'], ['乙', '乙']) })),
    ).toEqual(['B4:B6']);
  });

  test('Rows without a category are never merged', async () => {
    expect(await merges(sampleReport({ rows: rows(['甲', '甲'], ['', null], ['', null]) }))).toEqual([]);
  });

  test('A category that a person put right is shown and parts the group', async () => {
    const { ledger } = await open(sampleReport({ rows: rows(['甲', '甲'], ['', '乙'], ['', '乙']) }));
    expect(ledger.getCell('B5').value).toBe('乙');
    expect(ledger.model.merges.slice(1)).toEqual(['B5:B6']);
  });

  test('An empty ledger is still a form', async () => {
    const { ledger } = await open(sampleReport());
    expect(ledger.autoFilter).toBe('A3:G3');
    expect(texts(ledger, 4).join('')).toContain('填报人');
  });
});

describe('texts in cells', () => {
  const withTask = (text: string): LedgerReport => sampleReport({ rows: [sampleRow(['1', '', text, ''])] });

  test.each([
    '=HYPERLINK("http://example.invalid")',
    '+1',
    '-5所学校',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    `-${'长'.repeat(300)}`,
  ])('%j is a text cell with quotePrefix', async (text) => {
    const bytes = await ledgerWorkbook(withTask(text));
    const { ledger, data } = await openBytes(bytes);
    for (const cell of [ledger.getCell('C4'), data.getCell('C2')]) {
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(cell.value).toBe(text);
      expect(cell.numFmt).toBe(text.length > 255 ? undefined : '@');
    }
    const sheet = await readPart(bytes, 'xl/worksheets/sheet1.xml');
    const styles = await readPart(bytes, 'xl/styles.xml');
    const style = Number(/<c r="C4"[^>]* s="(\d+)"/.exec(sheet)?.[1]);
    const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)];
    expect(formats[style]?.[0]).toContain('quotePrefix="1"');
    expect(sheet).not.toContain('<f>');
  });

  test('Harmless text carries no quotePrefix', async () => {
    const bytes = await ledgerWorkbook(withTask('建设3个'));
    expect(await readPart(bytes, 'xl/styles.xml')).not.toContain('quotePrefix');
  });

  test('Only a plain 序号 is a number', async () => {
    const rows = ['1', '01', '1-2', '一', '2'].map((seq) => sampleRow([seq, '', '2022', '2022']));
    const { ledger } = await open(sampleReport({ rows }));
    expect(column(ledger, 1, 4, 8)).toEqual([1, '01', '1-2', '一', 2]);
    expect(ledger.getCell('C4').value).toBe('2022');
  });

  test('Any text survives the round trip but for what sheetText removes', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('=', '-', '_', 'x', '0', '4', '1', ' ', '\n', '\t', '&', '<', '"', '济', '😀'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (values) => {
        const rows = values.map((value) => sampleRow(['1', '', value, '']));
        const { ledger, data } = await open(sampleReport({ rows }));
        for (const [index, value] of values.entries()) {
          const expected = sheetText(value);
          expect(ledger.getCell(index + 4, 3).value ?? '').toBe(expected);
          expect(data.getCell(index + 2, 3).value ?? '').toBe(expected);
          expect(ledger.getCell(index + 4, 3).alignment.readingOrder === 'ltr').toBe(
            looksLikeFormula(expected),
          );
        }
      }),
      { numRuns: process.env['SLOW'] ? 100 : 15 },
    );
  });
});
