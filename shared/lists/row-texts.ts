import type { SourceDocument, SourceTable } from './document.ts';
import type { ListPart } from './parts.ts';

/** The rows of a part as printed, one text per column; a run of numbered items has one column. */
export function rowTexts({ blocks }: SourceDocument, part: ListPart): readonly (readonly string[])[] {
  const own = blocks.slice(part.firstBlock, part.lastBlock + 1);
  return own.flatMap((block) => (block.kind === 'paragraph' ? [[block.text]] : tableTexts(block)));
}

function tableTexts({ rows }: SourceTable): readonly (readonly string[])[] {
  const texts: string[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (texts[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rowSpan; down++)
        for (let right = 0; right < cell.colSpan; right++) {
          const line = texts[at + down];
          if (line) line[column + right] = down + right === 0 ? cell.paragraphs.join('\n') : '';
        }
      column += cell.colSpan;
    }
  }
  return texts.map((line) => Array.from(line, (text) => text ?? ''));
}
