import type { ColumnMeaning, ListHeader } from './header.ts';
import type { TableRow } from './table.ts';
import { Weaver, type Woven } from './woven.ts';

/** What stands under the columns of one meaning. */
export interface CellText {
  readonly text: string;
  /** Knows the cells it comes from; empty where all of it is inherited from a merged cell above. */
  readonly woven: Woven;
  readonly inherited: boolean;
}

/** Paragraphs joined by a line feed, blanks at the ends of each left out; a merged cell's text where this row has none. */
export function textUnder(row: TableRow, header: ListHeader, meaning: ColumnMeaning): CellText {
  const weaver = new Weaver();
  const inherited: string[] = [];
  for (const [column, each] of header.meanings.entries()) {
    if (each !== meaning) continue;
    let start = 0;
    for (const paragraph of (row.cells[column] ?? '').split('\n')) {
      const words = paragraph.trim();
      if (words !== '') {
        weaver.newParagraph();
        weaver.add(column, words, start + paragraph.indexOf(words));
      }
      start += paragraph.length + 1;
    }
    const above = row.above[column];
    if (above && meaning !== 'seq' && (row.cells[column] ?? '') === '') inherited.push(above);
  }
  const woven = weaver.woven();
  return woven.text === '' && inherited.length > 0
    ? { text: inherited.join('\n'), woven, inherited: true }
    : { text: woven.text, woven, inherited: false };
}
