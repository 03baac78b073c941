import { Refusal } from '../../shared/result.ts';
import { decodeHtml, looksLikeHtml } from './html/html-text.ts';
import type { ReadDocument } from './reading.ts';
import { containerOf } from './signatures.ts';
import { readTextFile } from './text/read-text-file.ts';

/**
 * Reads a document of any known form; its content decides which, never its name. Throws Refusals, without the file's
 * name: E_LIST_FORMAT, E_LIST_PAGES, E_LIST_PICTURE, E_LIST_PASSWORD, E_LIST_HOSTILE, E_LIST_TOO_LONG, E_LIST_ENCODING,
 * E_TRUNCATED.
 */
export async function readBytes(bytes: Uint8Array): Promise<ReadDocument> {
  const container = containerOf(bytes);
  if (typeof container !== 'string') throw new Refusal(container.code, container.params);
  switch (container) {
    case 'package':
      return readPackage(bytes);
    case 'compound':
      return readCompound(bytes);
    case 'rtf': {
      const { readRtf } = await import('./rtf/read-rtf.ts');
      return readRtf(bytes);
    }
    case 'archive': {
      const { readMht } = await import('./html/read-mht.ts');
      const html = readMht(bytes);
      if (html === null) throw new Refusal('E_LIST_FORMAT');
      return readPage(html);
    }
    case 'markup': {
      const html = decodeHtml(bytes);
      return html !== null && looksLikeHtml(html.slice(0, 8192)) ? readPage(html) : readText(bytes);
    }
    case 'text':
      return readText(bytes);
  }
}

/** A page given as text. Each reader is loaded only where it is needed: the thread lives for one document. */
export async function readPage(html: string): Promise<ReadDocument> {
  const { readHtml } = await import('./html/read-html.ts');
  return readHtml(html);
}

async function readPackage(bytes: Uint8Array): Promise<ReadDocument> {
  const { openPackage } = await import('./container/package-parts.ts');
  const { relationshipsOf } = await import('./container/relationships.ts');
  const parts = await openPackage(bytes);
  const main = (await relationshipsOf(parts, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (main?.startsWith('word/')) {
    const { readDocx } = await import('./docx/read-docx.ts');
    return readDocx(parts, main);
  }
  if (main === 'xl/workbook.xml') {
    const { readXlsx } = await import('./xlsx/read-xlsx.ts');
    return readXlsx(parts, main);
  }
  if (parts.names.some((name) => /^OFD\.xml$/i.test(name)))
    throw new Refusal('E_LIST_PAGES', { format: 'OFD' });
  throw new Refusal('E_LIST_FORMAT');
}

async function readCompound(bytes: Uint8Array): Promise<ReadDocument> {
  const { openCompoundFile } = await import('./container/compound-file.ts');
  const file = openCompoundFile(bytes);
  if (file.names.includes('EncryptedPackage')) throw new Refusal('E_LIST_PASSWORD');
  if (file.names.includes('WordDocument')) {
    const { readDoc } = await import('./doc/read-doc.ts');
    return readDoc(file);
  }
  const workbook = file.stream('Workbook') ?? file.stream('Book');
  if (!workbook) throw new Refusal('E_LIST_FORMAT');
  const { readXls } = await import('./xls/read-xls.ts');
  return readXls(file, workbook);
}

function readText(bytes: Uint8Array): ReadDocument {
  const read = readTextFile(bytes);
  if (!read.ok) throw new Refusal(read.error.code, read.error.params);
  return read.value;
}
