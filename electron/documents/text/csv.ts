import type { SourceDocument } from '../../../shared/lists/document.ts';
import { createDocumentBuilder } from '../document-builder.ts';

const separators = [',', ';', '|'] as const;
type Separator = (typeof separators)[number];

/** Records looked at to tell whether a text is one. */
const sample = 60;
const fewestFields = 2;

/**
 * Records with a separator between their fields (RFC 4180), as spreadsheets save them; null where the text is none. It is
 * one where most of its first records have the same number of fields, at least three, or two in a file that names
 * itself so.
 */
export function csvToDocument(text: string, namesItself: boolean): SourceDocument | null {
  const plain = text.replace(/^\ufeff/, '');
  if (plain.includes('\t')) return null;
  const found = separators
    .map((separator) => ({ separator, width: widthOf(plain, separator) }))
    .find(({ width }) => width >= (namesItself ? fewestFields : fewestFields + 1));
  if (!found) return null;
  const builder = createDocumentBuilder();
  builder.openTable();
  for (const record of recordsOf(plain, found.separator)) {
    if (record.every((field) => field.trim() === '')) continue;
    builder.openRow();
    for (const field of record) {
      builder.openCell({});
      builder.paragraph(field);
      builder.closeCell();
    }
    builder.closeRow();
  }
  builder.closeTable();
  return builder.finish();
}

/** The number of fields that most records have; 0 where no number has a majority. */
function widthOf(text: string, separator: Separator): number {
  const counts = new Map<number, number>();
  let records = 0;
  for (const record of recordsOf(text, separator)) {
    if (record.length === 1 && record[0]?.trim() === '') continue;
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    records += 1;
    if (records >= sample) break;
  }
  const [width = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return most >= 2 && most * 3 >= records * 2 ? width : 0;
}

function* recordsOf(text: string, separator: Separator): Generator<readonly string[]> {
  let record: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let field: string;
    if (text[at] === '"') {
      const [quoted, next] = quotedField(text, at);
      field = quoted;
      at = next;
    } else {
      const end = fieldEnd(text, at, separator);
      field = text.slice(at, end);
      at = end;
    }
    record.push(field);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    yield record;
    record = [];
    if (at >= text.length) return;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}

function fieldEnd(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** A quote that is never closed ends with the text; what stands between a closing quote and the separator is kept. */
function quotedField(text: string, from: number): readonly [field: string, next: number] {
  let field = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [field + text.slice(at), text.length];
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [field, quote + 1];
    field += '"';
    at = quote + 2;
  }
}
