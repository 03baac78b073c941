import { tableOfCellLines } from './cell-lines.ts';
import type { SourceBlock, SourceCell, SourceDocument } from './document.ts';
import { headerWord } from './header-words.ts';
import { isAnnexLine, isTitleLine } from './outline/texts.ts';
import { tableOfSpacedLines } from './spaced-lines.ts';

/**
 * Plain text to a document. Five forms of a saved table are read:
 *
 *     cell by cell     each cell a line that begins with a TAB, rows apart by a blank line; further paragraphs of
 *                      a cell follow without a TAB
 *     row by row       cells of a row on one line with TABs between (copied from a spreadsheet; a cell in double
 *                      quotes may hold line breaks)
 *     Markdown         | cell | cell |
 *     line by line     every cell on a line of its own, see `tableOfCellLines`
 *     blanks           columns apart by two blanks or more, see `tableOfSpacedLines`
 *
 * A single line between rows is a heading inside the table; lines with the title of another table end it.
 */
export function textToDocument(text: string): SourceDocument {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const tabbed = lines.filter((line) => line.includes('\t'));
  if (tabbed.length === 0)
    return { blocks: tableOfCellLines(lines) ?? tableOfSpacedLines(lines) ?? readPipes(lines) };
  const cellLines = tabbed.filter((line) => /^\t[^\t]*$/.test(line)).length;
  const blocks = cellLines * 2 >= tabbed.length ? readCells(lines) : readRows(lines);
  return { blocks: blocks.some(hasRows) ? blocks : (tableOfCellLines(lines) ?? blocks) };
}

/** Rows of one cell, or one row of a hundred, are lines that no blank line tells apart. */
const hasRows = (block: SourceBlock): boolean =>
  block.kind === 'table' && block.rows.some((row) => row.length > 1 && row.length <= 40);

type Row = readonly SourceCell[];

const cellOf = (paragraphs: readonly string[]): SourceCell => ({ paragraphs, colSpan: 1, rowSpan: 1 });
const cellOfText = (text: string): SourceCell => cellOf(text === '' ? [] : text.split('\n'));
const paragraphOf = (text: string): SourceBlock => ({ kind: 'paragraph', text });
const tableOf = (rows: readonly Row[]): SourceBlock => ({ kind: 'table', name: null, rows });

/** Whether lines between two rows announce another table. */
const announcesTable = (lines: readonly string[]): boolean =>
  lines.length > 1 && lines.some((line) => isAnnexLine(line) || isTitleLine(line));

const isBlankLine = (line: string): boolean => line.trim() === '' && !line.includes('\t');

/** A short line that closes no sentence: a heading rather than a paragraph. */
const looksLikeHeading = (line: string): boolean =>
  line.trim().length <= 30 && !/[。；;，,：:]$/.test(line.trim());

function readCells(lines: readonly string[]): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: Row[] = [];
  let row: string[][] = [];
  const following = followingOf(lines);
  let apart = false;
  const closeRow = () => {
    if (row.length > 0) rows.push(row.map(cellOf));
    row = [];
  };
  const closeTable = () => {
    closeRow();
    if (rows.length > 0) blocks.push(tableOf(rows.length === 1 ? rowsIn(rows[0] ?? []) : rows));
    rows = [];
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
      blocks.push(paragraphOf(line.trim()));
    } else if (!apart) {
      row.at(-1)?.push(line);
    } else {
      const follows = following[at];
      if (follows === 'row' && announcesTable(linesBeforeTab(lines, at))) {
        closeTable();
        blocks.push(paragraphOf(line.trim()));
      } else if (follows === 'cell' || (follows === 'row' && !looksLikeHeading(line))) {
        row.at(-1)?.push(line);
        apart = false;
      } else if (follows === 'row') {
        closeRow();
        rows.push([cellOfText(line)]);
      } else {
        closeTable();
        blocks.push(paragraphOf(line.trim()));
      }
    }
  }
  closeTable();
  return blocks;
}

/** Rows that no blank line tells apart: the headings say how many cells each has. */
function rowsIn(row: Row): readonly Row[] {
  const known = row.findIndex((cell) => headerWord(cell.paragraphs.join('')) === 'other');
  const notes = /^(备注|说明)$/.test(row[known]?.paragraphs.join('').trim() ?? '') ? 1 : 0;
  const width = known + notes;
  if (known < 2 || row.length < width * 2 || row.length % width !== 0) return [row];
  return Array.from({ length: row.length / width }, (_none, at) => row.slice(at * width, (at + 1) * width));
}

/** Lines that are looked at between two tables. */
const between = 12;

const linesBeforeTab = (lines: readonly string[], from: number): readonly string[] => {
  const near = lines.slice(from, from + between);
  const end = near.findIndex((line) => line.startsWith('\t'));
  return (end < 0 ? near : near.slice(0, end)).filter((line) => line.trim() !== '');
};

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

function readRows(lines: readonly string[]): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: Row[] = [];
  let apart: string[] = [];
  let at = 0;
  const closeTable = () => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    blocks.push(...apart.map(paragraphOf));
    rows = [];
    apart = [];
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (!line.includes('\t')) {
      if (line.trim() !== '') {
        if (rows.length === 0) blocks.push(paragraphOf(line.trim()));
        else apart.push(line.trim());
      }
      at++;
      continue;
    }
    if (announcesTable(apart)) closeTable();
    rows.push(...apart.map((heading): Row => [cellOfText(heading)]));
    apart = [];
    const [cells, taken] = splitRow(lines, at);
    rows.push(cells);
    at += taken;
  }
  closeTable();
  return blocks;
}

const isPipeRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);

function readPipes(lines: readonly string[]): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: Row[] = [];
  const closeTable = () => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const line of lines) {
    if (isPipeRow(line)) {
      if (/^[\s|:-]+$/.test(line)) continue;
      const cells = line.trim().slice(1, -1).split('|');
      rows.push(cells.map((cell) => cellOfText(cell.replace(/<br\s*\/?>/g, '\n').trim())));
      continue;
    }
    closeTable();
    if (line.trim() !== '') blocks.push(paragraphOf(line.trim()));
  }
  closeTable();
  return blocks;
}

/** The longest run of lines that one row with quoted cells may span. */
const quotedLines = 200;

const quotesIn = (line: string): number => line.split('"').length - 1;

/** Takes lines until the quotes of a row that has quoted cells are paired. */
function splitRow(lines: readonly string[], from: number): readonly [cells: Row, taken: number] {
  const first = lines[from] ?? '';
  let taken = 1;
  let quotes = /(^|\t)"/.test(first) ? quotesIn(first) : 0;
  while (quotes % 2 === 1 && taken < quotedLines && from + taken < lines.length) {
    quotes += quotesIn(lines[from + taken] ?? '');
    taken++;
  }
  const cells =
    quotes > 0 && quotes % 2 === 0 ? splitQuoted(lines.slice(from, from + taken).join('\n')) : null;
  return cells ? [cells, taken] : [first.split('\t').map(cellOfText), 1];
}

/** Null where a line break stands outside the quotes. */
function splitQuoted(text: string): Row | null {
  const cells: SourceCell[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=\t|$)/.exec(rest);
    const printed = quoted ? quoted[0] : (rest.split('\t', 1)[0] ?? '');
    if (!quoted && printed.includes('\n')) return null;
    cells.push(cellOfText(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : printed));
    if (rest.length === printed.length) return cells;
    rest = rest.slice(printed.length + 1);
  }
}
