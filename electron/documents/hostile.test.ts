import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { describeFailure, type Language } from '../../shared/errors.ts';
import type { Isolation } from '../threads/run-in-thread.ts';
import { compoundOf } from './container/compound.fixture.ts';
import { documentLimits } from './document-builder.ts';
import { cell, docxOf, paragraph, table } from './docx/docx.fixture.ts';
import { outlineOf } from './outline.fixture.ts';
import { readSource, type Source } from './read-source.ts';
import { textRows, xlsxOf } from './xlsx/xlsx.fixture.ts';

const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures/lists', name));

const read = (bytes: Uint8Array, limits?: Partial<Isolation>) =>
  readSource({ bytes, name: '清单.docx' }, limits);

/** The refusal's code; every one of them has a sentence about the file and a next step in both languages. */
async function refusalOf(bytes: Uint8Array, limits?: Partial<Isolation>): Promise<string> {
  const result = await read(bytes, limits);
  if (result.ok) return `read: ${JSON.stringify(outlineOf(result.value.document)).slice(0, 60)}`;
  for (const language of ['zh', 'en'] satisfies Language[]) {
    const { message, hint } = describeFailure(result.error, language);
    expect(`${message}${hint}`).not.toContain('—，');
    if (result.error.code !== 'E_CANCELLED') expect(message).toContain('清单.docx');
    expect(hint.length).toBeGreaterThan(5);
  }
  return result.error.code;
}

async function mustRead(bytes: Uint8Array): Promise<Source> {
  const result = await read(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function zipOf(entries: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** A .docx whose document is these bytes. */
const docxWith = async (document: Uint8Array) =>
  zipOf({
    '_rels/.rels': Buffer.from(
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': document,
  });

describe('a password', () => {
  test('on a .docx or .xlsx', async () =>
    expect(
      await refusalOf(
        compoundOf({ EncryptionInfo: Buffer.from([4, 0, 4, 0]), EncryptedPackage: Buffer.alloc(9) }),
      ),
    ).toBe('E_LIST_PASSWORD'));
  test('on an .xls', async () => {
    const begin = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    const encrypted = [0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0];
    expect(await refusalOf(compoundOf({ Workbook: Uint8Array.from([...begin, ...encrypted]) }))).toBe(
      'E_LIST_PASSWORD',
    );
  });
  test('on a .doc', async () => {
    const doc = Buffer.from(await fixture('jiyuan.doc'));
    const at = doc.indexOf(Buffer.from([0xec, 0xa5]));
    doc.writeUInt16LE(doc.readUInt16LE(at + 0x0a) | 0x0100, at + 0x0a);
    expect(await refusalOf(doc)).toBe('E_LIST_PASSWORD');
  });
});

describe('what looks like one thing and is another', () => {
  test.each(['docx', 'doc', 'rtf', 'xlsx', 'xls', 'html', 'csv'])(
    '.%s under another name is read by its content',
    async (ending) => {
      const bytes = await fixture(`jiyuan.${ending}`);
      const names = ['清单.txt', '清单.doc', '清单.xlsx', '清单'];
      const read = await Promise.all(names.map((name) => readSource({ bytes, name })));
      for (const result of read) expect(result.ok && result.value.document.blocks.length).toBeGreaterThan(0);
      expect(new Set(read.map((result) => JSON.stringify(result.ok && result.value.document))).size).toBe(1);
    },
  );
  test('an OFD, which is a zip too', async () =>
    expect(await refusalOf(await zipOf({ 'OFD.xml': Buffer.from('<ofd/>') }))).toBe('E_LIST_PAGES'));
  test('a zip of something else', async () =>
    expect(await refusalOf(await zipOf({ 'a.txt': Buffer.from('甲') }))).toBe('E_LIST_FORMAT'));
  test('a compound file of something else', async () =>
    expect(await refusalOf(compoundOf({ 'PowerPoint Document': Buffer.alloc(9) }))).toBe('E_LIST_FORMAT'));
  test('a Word file older than 1997', async () => {
    const head = Buffer.alloc(600);
    head.writeUInt16LE(0xa5dc, 0);
    head.writeUInt16LE(0x65, 2);
    expect(await refusalOf(compoundOf({ WordDocument: head }))).toBe('E_LIST_FORMAT');
  });
});

describe('what is cut short', () => {
  test.each(['docx', 'doc', 'rtf', 'xlsx', 'xls'])(
    'a .%s at any place is refused or read whole',
    async (ending) => {
      const bytes = await fixture(`jiyuan.${ending}`);
      const whole = JSON.stringify((await mustRead(bytes)).document);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 9, max: bytes.length - 1 }), async (length) => {
          const result = await read(bytes.subarray(0, length));
          if (result.ok) expect(JSON.stringify(result.value.document)).toBe(whole);
          else expect(['E_TRUNCATED', 'E_LIST_FORMAT', 'E_LIST_EMPTY']).toContain(result.error.code);
        }),
        { numRuns: 12 },
      );
    },
  );
});

describe('what would fill the memory', () => {
  test('a zip bomb is refused before it is unpacked', async () =>
    expect(await refusalOf(await docxWith(Buffer.alloc(60 * 1024 * 1024, 0x20)))).toBe('E_LIST_HOSTILE'));
  test('a part that is larger than it says is refused while it is unpacked', async () => {
    const honest = Buffer.from(await docxWith(Buffer.alloc(3_000_000, 0x20)));
    const central = honest.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    honest.writeUInt32LE(1000, central + 24);
    expect(await refusalOf(honest)).toBe('E_LIST_HOSTILE');
  });
  test('entities that expand are never expanded', async () => {
    const laughs = '<!DOCTYPE d [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>';
    expect(await refusalOf(await docxWith(Buffer.from(laughs)))).toBe('E_LIST_HOSTILE');
  });
  test('an entity of its own is no XML that an office program writes', async () =>
    expect(await refusalOf(await docxWith(Buffer.from('<d>&b;</d>')))).toBe('E_TRUNCATED'));
  test('tables nested beyond reason, in Word', async () => {
    let nested = paragraph('底');
    for (let depth = 0; depth < 30; depth++) nested = table([cell(nested)]);
    expect(await refusalOf(await docxOf(nested))).toBe('E_LIST_HOSTILE');
  });
  test.each([30, 20_000])('%i tables nested in a page', async (depth) =>
    expect(await refusalOf(Buffer.from(`<html>${'<table><tr><td>甲'.repeat(depth)}</html>`))).toBe(
      'E_LIST_HOSTILE',
    ),
  );
  test('elements nested beyond reason, in a page', async () =>
    expect(await refusalOf(Buffer.from(`<html>${'<div>'.repeat(50_000)}甲</html>`))).toBe('E_LIST_HOSTILE'));
  test('spans that reach beyond every table end with theirs', async () => {
    const html = '<html><table><tr><td colspan=999999 rowspan=999999>甲<td>乙<tr><td>丙</table></html>';
    expect(outlineOf((await mustRead(Buffer.from(html))).document)).toEqual([['甲 256×2'], []]);
  });
  test('a sheet of 100,000 rows is refused', async () => {
    const row = '<row><c t="str"><v>任务</v></c></row>';
    const sheet = await xlsxOf([{ name: '全', xml: `<sheetData>${row.repeat(100_000)}</sheetData>` }]);
    expect(await refusalOf(sheet)).toBe('E_LIST_TOO_LONG');
  });
  test('a sheet formatted to its last row is as long as its text', async () => {
    const blank = '<row r="2"/>'.repeat(100_000);
    const sheet = await xlsxOf([
      { name: '全', xml: `<sheetData><row r="1"><c t="str"><v>甲</v></c></row>${blank}</sheetData>` },
    ]);
    expect(outlineOf((await mustRead(sheet)).document)).toEqual([['甲']]);
  });
  test('as many rows as are allowed are read', async () => {
    const rows = '<tr><td>1'.repeat(documentLimits.rows);
    expect((await read(Buffer.from(`<html><table>${rows}</table></html>`))).ok).toBe(true);
    expect(await refusalOf(Buffer.from(`<html><table>${rows}<tr><td>1</table></html>`))).toBe(
      'E_LIST_TOO_LONG',
    );
  });
});

describe('the thread that reads', () => {
  test('is ended when it takes too long', async () =>
    expect(await refusalOf(await fixture('jinan.docx'), { milliseconds: 1 })).toBe('E_LIST_TOO_HEAVY'));
  test('is ended when it takes too much memory', async () => {
    const page = Buffer.from(`<html>${'<p>甲<b>乙</b>'.repeat(400_000)}</html>`);
    expect(await refusalOf(page, { megabytes: 40 })).toBe('E_LIST_TOO_HEAVY');
  });
  test('is ended when it is no longer wanted', async () =>
    expect(
      await refusalOf(await fixture('jinan.docx'), { cancelled: () => true, milliseconds: 60_000 }),
    ).toBe('E_CANCELLED'));
});

describe('what has nothing to read', () => {
  test('an empty file', async () => expect(await refusalOf(Buffer.alloc(0))).toBe('E_LIST_EMPTY'));
  test('a document without text', async () =>
    expect(await refusalOf(await docxOf(paragraph('')))).toBe('E_LIST_EMPTY'));
  test('a document of pictures only', async () =>
    expect(
      await refusalOf(
        await docxOf('<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="rId9"/></w:drawing></w:r></w:p>'),
      ),
    ).toBe('E_LIST_PICTURE'));
  test('a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'taizhang-hostile-'));
    await mkdir(join(folder, '清单.docx'));
    const result = await readSource({ path: join(folder, '清单.docx') });
    await rm(folder, { recursive: true });
    expect(!result.ok && result.error).toEqual({ code: 'E_LIST_FORMAT', params: { file: '清单.docx' } });
  });
});

describe('links to the outside', () => {
  let address = '';
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('are never followed', async () => {
    const linked = await docxOf(
      `${paragraph('甲')}<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:link="rId3"/></w:drawing></w:r></w:p>`,
      {
        parts: {
          'word/_rels/document.xml.rels': `<Relationships><Relationship Id="rId3" Type="x/image" Target="${address}/a.png" TargetMode="External"/><Relationship Id="rId4" Type="x/styles" Target="${address}/styles.xml" TargetMode="External"/></Relationships>`,
        },
      },
    );
    const page = `<html><head><meta charset=utf-8><link rel=stylesheet href="${address}/a.css"><script src="${address}/a.js"></script><script>fetch("${address}/b")</script></head><body onload="fetch('${address}/c')"><img src="${address}/a.png"><iframe src="${address}/d"></iframe><p>甲</p></body></html>`;
    for (const bytes of [linked, Buffer.from(page)])
      expect(outlineOf((await mustRead(bytes)).document)).toEqual(['甲']);
    expect(asked).toBe(0);
  });
  test('a part outside the package is not there', async () => {
    const secret = join(await mkdtemp(join(tmpdir(), 'taizhang-hostile-')), 'secret.xml');
    await writeFile(secret, '<w:p><w:t>密</w:t></w:p>');
    const outside = await zipOf({
      '_rels/.rels': Buffer.from(
        `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/../../../..${secret}"/></Relationships>`,
      ),
    });
    expect(await refusalOf(outside)).toBe('E_LIST_FORMAT');
  });
});

test('A sheet whose only text is under a merged header is read with it', async () => {
  const xml = `${textRows(['', '', ''], ['序号', '工作任务', '责任单位'], ['1', '做事', '市教育局'])}<mergeCells><mergeCell ref="A1:C1"/></mergeCells>`;
  expect(outlineOf((await mustRead(await xlsxOf([{ name: '清单', xml }]))).document)).toEqual([
    ['序号', '工作任务', '责任单位'],
    ['1', '做事', '市教育局'],
  ]);
});
