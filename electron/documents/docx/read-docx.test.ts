import { describe, expect, test } from 'vitest';
import { outlineOf } from '../outline.fixture.ts';
import { readBytes } from '../read-bytes.ts';
import { cell, type DocxParts, docxOf, paragraph, run, table } from './docx.fixture.ts';

const read = async (body: string, parts?: DocxParts) => readBytes(await docxOf(body, parts));
const outline = async (body: string, parts?: DocxParts) => outlineOf((await read(body, parts)).document);

describe('tables', () => {
  test('Cells merged downwards and across become spans', async () => {
    const merged = table(
      [cell('序号'), cell('任务', '<w:gridSpan w:val="2"/>'), cell('单位')],
      [cell('1'), cell('甲', '<w:vMerge w:val="restart"/>'), cell('做事'), cell('教育局')],
      [cell('2'), cell('', '<w:vMerge/>'), cell('再做'), cell('财政局')],
    );
    expect(await outline(merged)).toEqual([
      ['序号', '任务 2×1', '单位'],
      ['1', '甲 1×2', '做事', '教育局'],
      ['2', '再做', '财政局'],
    ]);
  });
  test('A merge that goes on under another width is a cell of its own', async () => {
    const merged = table(
      [cell('甲', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), cell('乙')],
      [cell('丙', '<w:vMerge/>'), cell('丁'), cell('戊')],
    );
    expect(await outline(merged)).toEqual([
      ['甲 2×1', '乙'],
      ['', '丁', '戊'],
    ]);
  });
  test('A table inside a cell becomes lines of the cell', async () => {
    const inner = table([cell('内1'), cell('内2')], [cell('内3')]);
    const outer = table(
      [cell('甲'), cell(`${inner}${paragraph('外')}`)],
      [cell('乙'), cell('丙')],
      [cell('丁')],
    );
    expect(await outline(outer)).toEqual([['甲', '内1 内2|内3|外'], ['乙', '丙'], ['丁']]);
  });
  test('A table that only frames another one is taken apart', async () => {
    const frame = table([
      cell(`${paragraph('标题')}${table([cell('甲'), cell('乙')], [cell('1'), cell('2')])}`),
    ]);
    expect(await outline(frame)).toEqual(['标题', ['甲', '乙'], ['1', '2']]);
  });
  test('A deleted row is gone', async () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('旧')}</w:tr>`;
    const rows = table([cell('甲')]).replace('</w:tbl>', `${deleted}<w:tr>${cell('乙')}</w:tr></w:tbl>`);
    expect(await outline(rows)).toEqual([['甲'], ['乙']]);
  });
});

describe('what is printed', () => {
  test('Inserted text is kept, deleted and moved away text dropped, and it is said', async () => {
    const { document, notes } = await read(
      `<w:p>${run('甲')}<w:ins>${run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>` +
        `<w:moveFrom>${run('丁')}</w:moveFrom><w:moveTo>${run('戊')}</w:moveTo></w:p>`,
    );
    expect(outlineOf(document)).toEqual(['甲乙戊']);
    expect(notes).toEqual([{ code: 'revisions' }]);
  });
  test('A paragraph whose end was deleted runs on into the next', async () =>
    expect(await outline(`${paragraph('甲', '<w:rPr><w:del/></w:rPr>')}${paragraph('乙')}`)).toEqual([
      '甲乙',
    ]));
  test('Hidden text is left out, text switched back to visible is not', async () =>
    expect(
      await outline(`<w:p>${run('甲', '<w:vanish/>')}${run('乙', '<w:vanish w:val="0"/>')}</w:p>`),
    ).toEqual(['乙']));
  test('Of a field the result is read, never its instruction', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = '<w:r><w:instrText>HYPERLINK "http://127.0.0.1:9/"</w:instrText></w:r>';
    expect(
      await outline(
        `<w:p>${run('见')}${field('begin')}${code}${field('separate')}${run('附件')}${field('end')}</w:p>`,
      ),
    ).toEqual(['见附件']);
  });
  test('A text box is read once, before the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${paragraph('框内')}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await outline(`<w:p>${both}${run('框外')}</w:p>`)).toEqual(['框内', '框外']);
  });
  test('A line break divides, a page break does not', async () =>
    expect(
      await outline(
        `<w:p>${run('甲')}<w:r><w:br/></w:r>${run('乙')}<w:r><w:br w:type="page"/></w:r>${run('丙')}</w:p>`,
      ),
    ).toEqual(['甲', '乙丙']));
  test('The table of contents is not read', async () =>
    expect(
      await outline(`${paragraph('一、总则\t1', '<w:pStyle w:val="a"/>')}${paragraph('一、总则')}`, {
        styles: '<w:style w:styleId="a"><w:name w:val="toc 1"/></w:style>',
      }),
    ).toEqual(['一、总则']));
});

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const official = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="h1"/>')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum>`;
  const numbering = `${official}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`;
  const item = (text: string, at: number, list = 1) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('are put back as printed, and restart under each higher number', async () =>
    expect(
      await outline(
        [
          item('总体要求', 0),
          item('目标', 1),
          item('2022年底前建成', 2),
          item('再建', 2),
          item('小项', 3),
          item('原则', 1),
          item('先建', 2),
          item('任务', 0),
          item('分工', 1),
        ].join(''),
        { numbering },
      ),
    ).toEqual([
      '一、总体要求',
      '（一）目标',
      '1. 2022年底前建成',
      '2.再建',
      '①小项',
      '（二）原则',
      '1.先建',
      '二、任务',
      '（一）分工',
    ]));
  test('count on in another list of the same definition, unless that one starts anew', async () =>
    expect(
      await outline([item('甲', 0), item('乙', 0, 3), item('丙', 0, 2), item('丁', 0, 2)].join(''), {
        numbering,
      }),
    ).toEqual(['一、甲', '二、乙', '一、丙', '二、丁']));
  test('come with a style and its bases, and are switched off by list 0', async () => {
    const styles =
      '<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="own"><w:name w:val="own"/><w:basedOn w:val="h1"/></w:style>';
    const styled = (text: string, more = '') => paragraph(text, `<w:pStyle w:val="own"/>${more}`);
    const off = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    expect(
      await outline([styled('甲'), styled('乙', off), styled('丙')].join(''), { numbering, styles }),
    ).toEqual(['一、甲', '乙', '二、丙']);
  });
  test('fill a column of running numbers that holds no text', async () => {
    const numbers =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    expect(
      await outline(table([cell(item('', 0)), cell('甲')], [cell(item('', 0)), cell('乙')]), {
        numbering: numbers,
      }),
    ).toEqual([
      ['1', '甲'],
      ['2', '乙'],
    ]);
  });
  test('a bullet is no number', async () =>
    expect(
      await outline(item('甲', 0), {
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '●')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      }),
    ).toEqual(['甲']));
});

test('Macros are not read, and it is said', async () => {
  const { document, notes } = await read(paragraph('甲'), {
    parts: { 'word/vbaProject.bin': 'Sub AutoOpen()' },
  });
  expect(outlineOf(document)).toEqual(['甲']);
  expect(notes).toEqual([{ code: 'macros' }]);
});
