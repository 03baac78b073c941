import { fail, ok, type Result } from '../result.ts';
import { alignTexts } from './align.ts';
import { cellText, type GridRow, shownText } from './grid.ts';
import { type ListHeader, repeatsHeader } from './header.ts';
import { markAt } from './outline/numbering.ts';

/** A row of the body with one text per column, and what is in force from above. */
export interface TableRow {
  /** Which row of the grid. */
  readonly at: number;
  /** As printed in this row; an empty text where the cell is empty or covered. */
  readonly cells: readonly string[];
  /** Per column the text of the cell above that covers it, null where none does. */
  readonly above: readonly (string | null)[];
  readonly category: string | null;
  readonly categoryPrinted: boolean;
  /** Columns too few (below 0) or too many (above 0) in the print. */
  readonly excess: number;
}

export interface TableBody {
  readonly rows: readonly TableRow[];
  /** Remarks printed in rows of their own. */
  readonly remarks: readonly string[];
}

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The body of a table: header repeats, empty rows and remarks left out, cells put under their columns, categories
 * inherited down merged cells and across page breaks. `section` is the heading above the table.
 *
 * A last row with fewer cells than the header means that the document was cut short: E_LIST_INCOMPLETE with `row` (counted
 * from 1 below the header) and `missing`, unless rows before it leave out merged cells in the same way.
 */
export function readTable(
  rows: readonly GridRow[],
  header: ListHeader,
  range: RowRange,
  above: string | null,
): Result<TableBody> {
  const width = header.columns.length;
  const remarks: string[] = [];
  const body: { readonly row: GridRow; readonly at: number }[] = [];
  for (let at = range.first; at <= range.last; at++) {
    const row = rows[at] ?? [];
    if ((at >= header.at && at <= header.last) || isEmptyRow(row) || repeatsHeader(row, header, rows))
      continue;
    if (isRemark(row)) remarks.push(filled(row).join(' '));
    else body.push({ row, at });
  }
  const last = body.at(-1)?.row;
  if (
    last &&
    last.length < width &&
    !(last.length === 1 && !/^\s*\d+\s*$/.test(cellText(last[0]))) &&
    !body.slice(0, -1).some(({ row }) => row.length > 1 && row.length < width)
  ) {
    return fail('E_LIST_INCOMPLETE', { row: body.length, missing: width - last.length });
  }

  const categoryAt = header.meanings.indexOf('category');
  const read: TableRow[] = [];
  let section = above === null ? null : sectionName(above);
  let category: string | null = null;
  let newSection = section !== null;
  for (const { row, at } of body) {
    const heading = sectionOf(row, header);
    if (heading !== null) {
      section = sectionName(heading);
      category = null;
      newSection = true;
      continue;
    }
    const cells = underColumns(row, header);
    const printed = categoryAt < 0 ? '' : (cells[categoryAt] ?? '').trim();
    category = printed === '' ? category : printed;
    read.push({
      at,
      cells,
      above: cells.map((_text, nth) =>
        row[nth]?.covered?.from === 'above' ? shownText(row[nth]).trim() : null,
      ),
      category: category ?? section,
      categoryPrinted: printed !== '' || (category === null && newSection),
      excess: row.length - width,
    });
    newSection = false;
  }
  return ok({ rows: read, remarks });
}

const isEmptyRow = (row: GridRow): boolean => row.every((cell) => cellText(cell).trim() === '');

const filled = (row: GridRow): readonly string[] =>
  row.map((cell) => cellText(cell).trim()).filter((text) => text !== '');

const isRemark = (row: GridRow): boolean => {
  const texts = filled(row);
  return (
    texts.length > 0 &&
    texts.length <= 2 &&
    /^(注|备注|说明|附注|合\s*计|总\s*计|小\s*计)\s*(\d*\s*[:：.、]|$)/.test(texts[0] ?? '')
  );
};

/** A row of one heading that groups the rows below it. */
function sectionOf(row: GridRow, header: ListHeader): string | null {
  const texts = filled(row);
  const [only] = texts;
  if (only === undefined || texts.length > 2) return null;
  if (texts.length === 2) return numberedSection(row, header);
  if (/^\d+[.、．]?$/.test(only) || only.length > 120) return null;
  if (row.some(({ covered }) => covered?.from === 'above')) return null;
  if (row.length === 1) return only;
  const spans = row.filter(({ covered }) => covered?.from === 'left').length;
  const heads = cellText(row[0]).trim() === only && (header.meanings[0] === 'seq' || spans > 0);
  return heads || spans >= row.length - 1 ? only : null;
}

/** A heading without its number and without the count of its items: 二、深化产教融合（4项） is 深化产教融合. */
function sectionName(heading: string): string {
  const words = heading.trim();
  const name = words
    .slice(markAt(words)?.length ?? 0)
    .replace(/[(（]\s*(共\s*)?[\d一二三四五六七八九十]+\s*[项条个]\s*[)）]$/, '')
    .trim();
  return name === '' ? words : name;
}

/** 一 | 全面加强党的建设 | | : a numeral of the outer level in the column of numbers, a heading beside it and nothing else. */
function numberedSection(row: GridRow, header: ListHeader): string | null {
  const seq = header.meanings.indexOf('seq');
  const number = cellText(row[seq]).trim();
  if (seq < 0 || !/^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/.test(number)) return null;
  return filled(row)[1] ?? null;
}

/** A row that leaves cells out gets its texts put under the columns they fit. */
function underColumns(row: GridRow, header: ListHeader): readonly string[] {
  const cells = row.map(cellText);
  if (cells.length >= header.columns.length) return cells;
  const columns = alignTexts(cells, header.meanings, false);
  return header.columns.map((_name, column) => cells[columns.indexOf(column)] ?? '');
}
