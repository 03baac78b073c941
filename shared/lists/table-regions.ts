import { nameKey } from '../text.ts';
import { cellText, type GridRow } from './grid.ts';
import { findHeader, type ListHeader } from './header.ts';

/** One table among the rows of a grid: sheets and saved texts often hold several, one below the other. */
export interface Region {
  readonly header: ListHeader | null;
  /** Rows of its body, and the lines printed above its header that are not part of the table before. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly above: readonly string[];
}

/** Cuts the rows of a grid where a new header begins. */
export function regionsOf(rows: readonly GridRow[]): readonly Region[] {
  const headers: ListHeader[] = [];
  for (let header = findHeader(rows); header; header = findHeader(rows, header.last + 1, header)) {
    const before = headers.at(-1);
    if (!before || !sameColumns(before, header)) headers.push(header);
  }
  const [first] = headers;
  if (!first)
    return rows.length === 0 ? [] : [{ header: null, firstRow: 0, lastRow: rows.length - 1, above: [] }];
  let from = 0;
  return headers.map((header, nth): Region => {
    const next = headers[nth + 1];
    const lastRow = next ? bodyEnd(rows, header.last + 1, next.at - 1) : rows.length - 1;
    const above = linesOf(rows.slice(from, header.at));
    from = lastRow + 1;
    return { header, firstRow: header.last + 1, lastRow, above };
  });
}

const sameColumns = (a: ListHeader, b: ListHeader): boolean =>
  a.columns.length === b.columns.length &&
  a.columns.every((column, at) => nameKey(column) === nameKey(b.columns[at] ?? ''));

/** Headings right above the next header belong to the next table. */
function bodyEnd(rows: readonly GridRow[], first: number, last: number): number {
  let end = last;
  while (end >= first && filledIn(rows[end] ?? []) <= 1) end--;
  return end;
}

const filledIn = (row: GridRow): number => row.filter((cell) => cellText(cell).trim() !== '').length;

const linesOf = (rows: readonly GridRow[]): readonly string[] =>
  rows
    .map((row) =>
      row
        .map((cell) => cellText(cell).trim())
        .join(' ')
        .trim(),
    )
    .filter((line) => line !== '');
