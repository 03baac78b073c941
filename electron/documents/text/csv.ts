import Papa from 'papaparse';
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
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
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

/** The number of fields that most of the first records have; 0 where no number has a majority. */
function widthOf(text: string, separator: Separator): number {
  const records = recordsOf(text, separator, sample);
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return most >= 2 && most * 3 >= records.length * 2 ? width : 0;
}

/** Records with text; `first` of them where it is given. A quote that is never closed ends with the text. */
const recordsOf = (text: string, delimiter: Separator, first = 0): readonly (readonly string[])[] =>
  Papa.parse<readonly string[]>(text, { delimiter, newline: '\n', preview: first, skipEmptyLines: true })
    .data;
