import type { SourceBlock, SourceCell } from './document.ts';
import { headerWord } from './header-words.ts';

const cellsOf = (line: string): readonly string[] => line.trim().split(/[ \u3000\u00a0]{2,}|\u3000+/);

/**
 * A table that was saved with blanks between its columns, a row on a line: headings apart by two blanks or more, then rows
 * of as many cells. A line of one cell between rows goes on in the longest cell above. Null where there is none.
 */
export function tableOfSpacedLines(lines: readonly string[]): readonly SourceBlock[] | null {
  const at = lines.findIndex(isHeading);
  if (at < 0) return null;
  const names = cellsOf(lines[at] ?? '');
  const rows: string[][] = [[...names]];
  let whole = 0;
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const last = rows.at(-1);
    if (cells.length >= Math.max(2, names.length - 2)) {
      rows.push([...cells]);
      if (cells.length === names.length) whole++;
    } else if (cells.length === 1 && rows.length > 1 && last && !/^(注|备注|附件)/.test(line.trim())) {
      const longest = last.reduce(
        (best, cell, nth) => (cell.length > (last[best]?.length ?? 0) ? nth : best),
        0,
      );
      last[longest] = `${last[longest] ?? ''}${cells[0] ?? ''}`;
    } else break;
  }
  if (whole < 2 || whole * 2 < rows.length - 1) return null;
  const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text: text.trim() });
  const cell = (text: string): SourceCell => ({
    paragraphs: text === '' ? [] : [text],
    colSpan: 1,
    rowSpan: 1,
  });
  return [
    ...lines
      .slice(0, at)
      .filter((line) => line.trim() !== '')
      .map(paragraph),
    { kind: 'table', name: null, rows: rows.map((row) => row.map(cell)) },
    ...lines
      .slice(end)
      .filter((line) => line.trim() !== '')
      .map(paragraph),
  ];
}

function isHeading(line: string): boolean {
  if (line.length > 120) return false;
  const names = cellsOf(line);
  const words = names.map(headerWord);
  return (
    names.length >= 3 &&
    names.every((name) => name.length <= 20 && !/[。；，：]/.test(name)) &&
    words.some((word) => word === 'task' || word === 'detail') &&
    words.some((word) => word === 'units' || word === 'lead' || word === 'deadline') &&
    words.filter((word) => word !== 'other').length * 3 >= names.length * 2
  );
}
