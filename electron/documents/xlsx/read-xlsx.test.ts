import { describe, expect, test } from 'vitest';
import { outlineOf } from '../outline.fixture.ts';
import { readBytes } from '../read-bytes.ts';
import { textRows, type XlsxParts, xlsxOf } from './xlsx.fixture.ts';

const read = async (xml: string, parts?: XlsxParts) =>
  readBytes(await xlsxOf([{ name: '清单', xml }], parts));
const outline = async (xml: string, parts?: XlsxParts) => outlineOf((await read(xml, parts)).document);

test('Every visible sheet is a table of its name; hidden ones are left out, and it is said', async () => {
  const { document, notes } = await readBytes(
    await xlsxOf([
      { name: '一', xml: textRows(['甲']) },
      { name: '旧稿', xml: textRows(['乙']), state: 'hidden' },
      { name: '二', xml: textRows(['丙']) },
    ]),
  );
  expect(document.blocks.map((block) => block.kind === 'table' && block.name)).toEqual(['一', '二']);
  expect(outlineOf(document)).toEqual([['甲'], ['丙']]);
  expect(notes).toEqual([{ code: 'hiddenSheets', count: 1 }]);
});

describe('merged cells', () => {
  test('become spans, over the header too', async () => {
    const xml = `${textRows(['任务清单', '', ''], ['序号', '任务', ''], ['1', '甲', '做事'], ['2', '', '再做'])}<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/><mergeCell ref="B3:B4"/></mergeCells>`;
    expect(await outline(xml)).toEqual([
      ['任务清单 3×1'],
      ['序号', '任务 2×1'],
      ['1', '甲 1×2', '做事'],
      ['2', '再做'],
    ]);
  });
  test('lose what is hidden of them', async () => {
    const xml = `<sheetData><row r="1" hidden="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>一</v></c></row><row r="2"><c r="B2" t="str"><v>二</v></c></row><row r="3"><c r="B3" t="str"><v>三</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>`;
    expect(await outline(xml)).toEqual([['甲 1×2', '二'], ['三']]);
  });
  test('over whole columns end where the sheet ends', async () => {
    const xml = `${textRows(['甲', '乙'], ['丙', '丁'])}<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>`;
    expect(await outline(xml)).toEqual([['甲 1×2', '乙'], ['丁']]);
  });
});

test('Hidden rows and columns are left out, and it is said', async () => {
  const { document, notes } = await read(
    `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>密</v></c><c r="C1" t="str"><v>乙</v></c></row><row r="2" hidden="1"><c r="A2" t="str"><v>丙</v></c></row></sheetData>`,
  );
  expect(outlineOf(document)).toEqual([['甲', '乙']]);
  expect(notes).toEqual([
    { code: 'hiddenRows', sheet: '清单', count: 1 },
    { code: 'hiddenColumns', sheet: '清单', count: 1 },
  ]);
});

describe('a cell reads as it is shown', () => {
  const formats =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="177" formatCode="[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>';
  const styled = (id: number, value: string, properties = '') =>
    outline(`<sheetData><row><c s="1"><v>${value}</v></c></row></sheetData>`, {
      styles: `${formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`,
      properties,
    });
  test.each([
    [0, '12', '12'],
    [0, '0.30000000000000004', '0.3'],
    [0, '23.1', '23.1'],
    [9, '0.35', '35%'],
    [10, '0.3525', '35.25%'],
    [3, '12000', '12,000'],
    [14, '44926', '2022/12/31'],
    [57, '44926', '2022年12月'],
    [176, '44926', '2022年12月'],
    [177, '44926', '二〇二二年十二月三十一日'],
  ])('format %i of %s is %s', async (id, value, shown) => expect(await styled(id, value)).toEqual([[shown]]));
  test('a date of a workbook that counts from 1904', async () =>
    expect(await styled(14, '43464', '<workbookPr date1904="1"/>')).toEqual([['2022/12/31']]));
  test('shared texts with several fonts, without the reading aids', async () =>
    expect(
      await outline('<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>', {
        strings: ['<r><t>做</t></r><r><t>事</t></r><rPh><t>zuoshi</t></rPh>', '甲_x000D_\n乙'],
      }),
    ).toEqual([['做事', '甲|乙']]));
  test('a formula by its saved result; one without is blank, and it is said', async () => {
    const { document, notes } = await read(
      '<sheetData><row><c t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>甲</v></c><c><f>1+1</f><v>2</v></c><c><f>SUM(A1:A9)</f></c><c t="str"><v>乙</v></c></row></sheetData>',
    );
    expect(outlineOf(document)).toEqual([['甲', '2', '', '乙']]);
    expect(notes).toEqual([{ code: 'formulas', sheet: '清单', count: 1 }]);
  });
  test('empty rows and the empty edge are no rows', async () =>
    expect(
      await outline(
        '<sheetData><row r="5"><c r="C5" t="str"><v>甲</v></c></row><row r="9"><c r="D9" t="str"><v>乙</v></c></row></sheetData>',
      ),
    ).toEqual([
      ['甲', ''],
      ['', '乙'],
    ]));
});

test('Macros of a workbook are not read, and it is said', async () => {
  const { notes } = await read(textRows(['甲']), { parts: { 'xl/vbaProject.bin': 'Sub Auto_Open()' } });
  expect(notes).toEqual([{ code: 'macros' }]);
});
