import { nameKey } from '../text.ts';
import { cellText, type GridRow, shownText } from './grid.ts';
import { type ColumnMeaning, type HeaderWord, headerWord } from './header-words.ts';
import { settle } from './settle.ts';

export type { ColumnMeaning } from './header-words.ts';

export interface ListHeader {
  /** Index of the header's first and last row among the grid's rows; both -1 where none is printed. */
  readonly at: number;
  readonly last: number;
  readonly columns: readonly string[];
  readonly meanings: readonly ColumnMeaning[];
}

const printedOf = (row: GridRow): readonly string[] => row.map((cell) => shownText(cell).trim());

/** No heading of a column is longer. */
const longest = 40;

/**
 * The first row from `from` on that reads as the header of a task list: it names a task and, beside it, who does it, by
 * when, or a running number. Position and order of the columns do not matter. A second row that parts a column
 * (责任单位 into 牵头 and 配合) belongs to it. Repeats of a `known` header are passed over. Null where there is none.
 */
export function findHeader(
  rows: readonly GridRow[],
  from = 0,
  known: ListHeader | null = null,
): ListHeader | null {
  for (let at = from; at < rows.length; at++) {
    const header = known && repeatsHeader(rows[at] ?? [], known, rows) ? null : headerAt(rows, at);
    if (header) return header;
  }
  return null;
}

/** The header that begins in row `at`, null where the row reads as none. */
function headerAt(rows: readonly GridRow[], at: number): ListHeader | null {
  const row = rows[at] ?? [];
  if (row.length < 2 || row.some((cell) => cellText(cell).length > longest)) return null;
  const upper = printedOf(row);
  const two = secondLevel(rows, at, upper);
  const columns = two ?? upper;
  const words = columns.map((column, nth) => wordAt(column, two ? upper : null, nth));
  if (!isHeader(words, upper)) return null;
  const last = two ? at + 1 : at;
  return { at, last, columns, meanings: settle(columns, words, bodyBelow(rows, last)) };
}

/** The header that a person points at, whatever it reads as. */
export function headerFrom(rows: readonly GridRow[], at: number | null, firstRow: number): ListHeader {
  if (at !== null) {
    const found = headerAt(rows, at);
    if (found) return found;
  }
  const upper = at === null ? [] : printedOf(rows[at] ?? []);
  const body = rows.slice(firstRow);
  const width = Math.max(upper.length, ...body.slice(0, 200).map((row) => row.length));
  const columns = Array.from({ length: width }, (_none, nth) => upper[nth] ?? '');
  const words = columns.map((column): HeaderWord => headerWord(column));
  return { at: at ?? -1, last: at ?? -1, columns, meanings: settle(columns, words, body) };
}

/** Rows below a header as far as the next one; enough of them to tell how columns are filled. */
function bodyBelow(rows: readonly GridRow[], last: number): readonly GridRow[] {
  return rows.slice(last + 1, last + 1 + 400);
}

const wordAt = (column: string, upper: readonly string[] | null, nth: number): HeaderWord => {
  const word = headerWord(column);
  const above = upper?.[nth] ?? column;
  return word === 'other' && above !== column ? headerWord(above) : word;
};

function isHeader(words: readonly HeaderWord[], printed: readonly string[]): boolean {
  const has = (...wanted: readonly HeaderWord[]) => words.some((word) => wanted.includes(word));
  const named = printed.filter((text) => text !== '');
  const known = words.filter((word) => word !== 'other').length;
  return (
    new Set(named).size >= 2 &&
    known * 3 >= named.length &&
    has('task', 'detail', 'category') &&
    has('units', 'lead', 'cooperate', 'deadline', 'seq') &&
    !named.some((text) => /[。；]$|^[\d.]+$/.test(text))
  );
}

/** The columns named by two rows together; null where the second row is none of the header's. */
function secondLevel(
  rows: readonly GridRow[],
  at: number,
  upper: readonly string[],
): readonly string[] | null {
  const row = rows[at] ?? [];
  const next = rows[at + 1] ?? [];
  const own = next.map((cell) => cellText(cell).trim());
  if (own.every((text) => text === '') || own.some((text) => text.length > 14 || /\d{2}|[。；]/.test(text)))
    return null;
  const parted = row.some(({ covered }) => covered?.from === 'left');
  const reaches = next.some(({ covered }) => covered?.from === 'above');
  const reads = own.filter((text) => text !== '').every((text) => headerWord(text) !== 'other');
  if (parted && reaches && next.length === row.length)
    return own.map((text, nth) => text || (upper[nth] ?? ''));
  if (parted || reaches || !reads) return null;
  return partedWithoutSpans(rows, at, upper, own);
}

/**
 * A saved text has no spans: five headings, then two for the fourth of them, then rows of six cells. Blank cells may
 * stand for the others.
 */
function partedWithoutSpans(
  rows: readonly GridRow[],
  at: number,
  upper: readonly string[],
  own: readonly string[],
): readonly string[] | null {
  const named = own.filter((text) => text !== '');
  const bodies = named.every((text) => ['units', 'lead', 'cooperate'].includes(headerWord(text)));
  if (!bodies || named.length < 2) return null;
  const width = rows[at + 2]?.length ?? 0;
  if (own.length === upper.length && own.length === width)
    return own.map((text, nth) => text || (upper[nth] ?? ''));
  const parted = upper.findIndex((text) => headerWord(text) === 'units' || headerWord(text) === 'lead');
  if (parted < 0 || upper.length - 1 + named.length !== width) return null;
  return [...upper.slice(0, parted), ...named, ...upper.slice(parted + 1)];
}

/** The header printed again after a page break. */
export function repeatsHeader(row: GridRow, header: ListHeader, rows: readonly GridRow[]): boolean {
  if (header.at < 0) return false;
  for (let at = header.at; at <= header.last; at++) {
    const printed = printedOf(rows[at] ?? []);
    if (
      row.length === printed.length &&
      printedOf(row).every((text, nth) => nameKey(text) === nameKey(printed[nth] ?? ''))
    )
      return true;
  }
  return false;
}
