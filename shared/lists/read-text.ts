import type { SourceBlock, SourceDocument } from './document.ts';
import { cellOf, type GridCell, type GridRow, type ListGrid } from './grid.ts';

/** Plain text as a document of paragraphs and at most one table; see `textToGrid`. */
export function textToDocument(text: string): SourceDocument {
  const { before, rows, after } = textToGrid(text);
  const paragraphs = (lines: readonly string[]) =>
    lines.map((line): SourceBlock => ({ kind: 'paragraph', text: line }));
  const table: SourceBlock = {
    kind: 'table',
    name: null,
    rows: rows.map((row) => row.map(({ paragraphs }) => ({ paragraphs, colSpan: 1, rowSpan: 1 }))),
  };
  return { blocks: [...paragraphs(before), ...(rows.length > 0 ? [table] : []), ...paragraphs(after)] };
}

/**
 * Plain text to a grid. Two forms of a saved table are read:
 *
 *     cell by cell     each cell a line that begins with a TAB, rows apart by a blank line; further paragraphs of
 *                      a cell follow without a TAB
 *     row by row       cells of a row on one line with TABs between (copied from a spreadsheet; a cell in double
 *                      quotes may hold line breaks)
 *
 * A text with no TAB has no rows: all of it is in `before`.
 */
export function textToGrid(text: string): ListGrid {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const tabbed = lines.filter((line) => line.includes('\t'));
  const cellLines = tabbed.filter((line) => /^\t[^\t]*$/.test(line)).length;
  return cellLines * 2 >= tabbed.length ? readCells(lines) : readRows(lines);
}

const isBlankLine = (line: string): boolean => line.trim() === '' && !line.includes('\t');

/** A short line that closes no sentence: a heading rather than a paragraph. */
const looksLikeHeading = (line: string): boolean =>
  line.trim().length <= 30 && !/[。；;，,：:]$/.test(line.trim());

function readCells(lines: readonly string[]): ListGrid {
  const before: string[] = [];
  const rows: GridRow[] = [];
  const after: string[] = [];
  let row: string[][] = [];
  const following = followingOf(lines);
  let apart = false;
  const closeRow = () => {
    if (row.length > 0) rows.push(row.map((paragraphs) => ({ paragraphs })));
    row = [];
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBlankLine(line)) {
      apart = true;
    } else if (line.startsWith('\t')) {
      if (apart) closeRow();
      row.push(line === '\t' ? [] : [line.slice(1)]);
      apart = false;
    } else if (row.length === 0 && rows.length === 0) {
      before.push(line.trim());
    } else if (!apart) {
      row.at(-1)?.push(line);
    } else {
      const follows = following[at];
      if (follows === 'cell' || (follows === 'row' && !looksLikeHeading(line))) {
        row.at(-1)?.push(line);
        apart = false;
      } else if (follows === 'row') {
        closeRow();
        rows.push([cellOf(line)]);
      } else {
        after.push(line.trim());
      }
    }
  }
  closeRow();
  return { before, rows, after };
}

type Following = 'cell' | 'row' | 'end';

/** For every line what comes after it: the next cell of the same row, another row, or nothing more. */
function followingOf(lines: readonly string[]): readonly Following[] {
  const following: Following[] = [];
  let next: Following = 'end';
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    following[at] = next;
    if (line.startsWith('\t')) next = isBlankLine(lines[at - 1] ?? '') ? 'row' : 'cell';
  }
  return following;
}

function readRows(lines: readonly string[]): ListGrid {
  const before: string[] = [];
  const rows: GridRow[] = [];
  let between: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (!line.includes('\t')) {
      if (line.trim() !== '') (rows.length === 0 ? before : between).push(line.trim());
      at++;
      continue;
    }
    rows.push(...between.map((heading) => [cellOf(heading)]));
    between = [];
    const [cells, taken] = splitRow(lines, at);
    rows.push(cells);
    at += taken;
  }
  return { before, rows, after: between };
}

/** The longest run of lines that one row with quoted cells may span. */
const quotedLines = 200;

const quotesIn = (line: string): number => line.split('"').length - 1;

/** Takes lines until the quotes of a row that has quoted cells are paired. */
function splitRow(lines: readonly string[], from: number): readonly [cells: GridRow, taken: number] {
  const first = lines[from] ?? '';
  let taken = 1;
  let quotes = /(^|\t)"/.test(first) ? quotesIn(first) : 0;
  while (quotes % 2 === 1 && taken < quotedLines && from + taken < lines.length) {
    quotes += quotesIn(lines[from + taken] ?? '');
    taken++;
  }
  const cells =
    quotes > 0 && quotes % 2 === 0 ? splitQuoted(lines.slice(from, from + taken).join('\n')) : null;
  return cells ? [cells, taken] : [first.split('\t').map(cellOf), 1];
}

/** Null where a line break stands outside the quotes. */
function splitQuoted(text: string): GridRow | null {
  const cells: GridCell[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=\t|$)/.exec(rest);
    const printed = quoted ? quoted[0] : (rest.split('\t', 1)[0] ?? '');
    if (!quoted && printed.includes('\n')) return null;
    cells.push(cellOf(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : printed));
    if (rest.length === printed.length) return cells;
    rest = rest.slice(printed.length + 1);
  }
}
