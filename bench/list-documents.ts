import { createWriteStream, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import exceljs from 'exceljs';
import { ZipFile } from 'yazl';
import { workloadText } from './workload.ts';

const linesOf = (count: number): readonly (readonly string[])[] =>
  workloadText(count)
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t'));

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Runs as Word writes them: each script in its own, with its fonts. */
const runs = (text: string): string =>
  (text.match(/[ -~]+|[^ -~]+/g) ?? [])
    .map(
      (run) =>
        `<w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr><w:t xml:space="preserve">${escapeXml(run)}</w:t></w:r>`,
    )
    .join('');

const cell = (text: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="851" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>${runs(text)}</w:p></w:tc>`;

const office = 'http://schemas.openxmlformats.org';

/** A task list of `count` rows as Word saves it. */
export async function writeWordList(path: string, count: number): Promise<void> {
  const rows = linesOf(count).map((cells) => `<w:tr w:rsidR="00A77B3E">${cells.map(cell).join('')}</w:tr>`);
  const parts = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p>${runs('工作任务清单')}</w:p><w:tbl>${rows.join('')}</w:tbl></w:body></w:document>`,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(path)));
}

/** The same as a workbook of one sheet. */
export async function writeExcelList(path: string, count: number): Promise<void> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('任务清单');
  for (const cells of linesOf(count)) sheet.addRow([...cells]);
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
}
