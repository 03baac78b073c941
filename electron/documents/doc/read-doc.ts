import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import type { CompoundFile } from '../container/compound-file.ts';
import { createDocumentBuilder } from '../document-builder.ts';
import { createNumbering, type Numbering, withNumber } from '../docx/numbering.ts';
import { createGathering } from '../gathered-table.ts';
import type { ReadDocument } from '../reading.ts';
import { readLists } from './lists.ts';
import { type ParagraphProperties, paragraphOf } from './paragraph.ts';
import { paragraphRuns, runAt, unprintedRuns } from './properties.ts';
import { openWordFile, textBetween } from './word-file.ts';

/** Signs that stand for something else than text; the rest of the control characters print nothing. */
const signs: Readonly<Record<number, string>> = { 9: '\t', 11: '\n', 30: '-', 160: '\u00a0' };

/**
 * A Word 97 to 2003 document (.doc, and .wps of the same kind) with its tables as they are printed: cells merged in both
 * directions, tables in cells, automatic numbers. Refuses what `openWordFile` refuses.
 */
export function readDoc(file: CompoundFile): ReadDocument {
  const word = openWordFile(file);
  const runs = paragraphRuns(word);
  const { runs: unprinted, revised } = unprintedRuns(word);
  const numbering = createNumbering(readLists(word));
  const gathering = createGathering();
  let pictures = 0;

  const end = (line: string, properties: ParagraphProperties, mark: string) => {
    gathering.setDepth(properties.depth);
    if (properties.endsRow && properties.depth > 0) return gathering.endRow(properties.cells);
    gathering.addParagraph(withNumber(numberOf(numbering, properties), line));
    if (properties.endsCell || mark === '\x07') gathering.endCell();
  };

  const read = (from: number, to: number) => {
    const { text, offsetOf } = textBetween(word, from, to);
    const fields: boolean[] = [];
    let line = '';
    for (let at = 0; at < text.length; at++) {
      const sign = text[at] ?? '';
      const code = text.charCodeAt(at);
      if (sign === '\f' && line === '') continue;
      if (sign === '\r' || sign === '\x07' || sign === '\f') {
        end(line, paragraphOf(runAt(runs, offsetOf(at))?.group ?? none), sign);
        line = '';
      } else if (code === 0x13) fields.push(true);
      else if (code === 0x14) fields.splice(-1, 1, false);
      else if (code === 0x15) fields.pop();
      else if (fields.includes(true) || (unprinted.length > 0 && runAt(unprinted, offsetOf(at)))) continue;
      else if (code === 0x01 || code === 0x08) pictures += 1;
      else if (code >= 0x20 || signs[code] !== undefined) line += signs[code] ?? sign;
    }
    if (line !== '') end(line, paragraphOf(none), '\r');
    gathering.setDepth(0);
  };
  read(0, word.textLength);
  read(word.boxes.from, word.boxes.to);

  const builder = createDocumentBuilder();
  gathering.build(builder);
  const notes: DocumentNote[] = [];
  if (file.names.includes('Macros')) notes.push({ code: 'macros' });
  if (revised) notes.push({ code: 'revisions' });
  if (pictures > 0) notes.push({ code: 'pictures', count: pictures });
  return { document: builder.finish(), notes };
}

const none = new Uint8Array(0);

const numberOf = (numbering: Numbering, { list, level }: ParagraphProperties) =>
  list > 0 && list < 0x7ff ? numbering.next(String(list), level) : null;
