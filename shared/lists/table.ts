import { fail, ok, type Result } from '../result.ts';
import { cellText, type GridRow } from './grid.ts';
import { type ListHeader, repeatsHeader } from './header.ts';

/** A row of the body with one text per column, and the category in force. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly category: string | null;
  readonly categoryPrinted: boolean;
  /** Columns too few (below 0) or too many (above 0) in the print. */
  readonly excess: number;
}

/**
 * The body of a table: header repeats, empty rows and closing remarks left out, cells put under their columns, categories
 * inherited down merged cells and across page breaks.
 *
 * A last row with fewer cells than the header means that the document was cut short: E_LIST_INCOMPLETE with `row` (counted
 * from 1 below the header) and `missing`, unless rows before it leave out merged cells in the same way.
 */
export function readTable(rows: readonly GridRow[], header: ListHeader): Result<readonly TableRow[]> {
  const width = header.columns.length;
  const body = rows
    .slice(header.at + 1)
    .filter((row) => !isEmptyRow(row) && !repeatsHeader(row, header) && !isRemark(row));
  const last = body.at(-1);
  if (
    last &&
    last.length < width &&
    !body.slice(0, -1).some((row) => row.length > 1 && row.length === last.length)
  ) {
    return fail('E_LIST_INCOMPLETE', { row: body.length, missing: width - last.length });
  }

  const categoryAt = header.meanings.indexOf('category');
  const read: TableRow[] = [];
  let section: string | null = null;
  let category: string | null = null;
  for (const row of body) {
    const heading = sectionOf(row, header);
    if (heading !== null) {
      section = heading;
      category = null;
      continue;
    }
    const cells = underColumns(row, header);
    const printed = categoryAt < 0 ? '' : (cells[categoryAt] ?? '').trim();
    category = printed === '' ? category : printed;
    read.push({
      cells,
      category: category ?? section,
      categoryPrinted: printed !== '',
      excess: row.length - width,
    });
  }
  return ok(read);
}

const isEmptyRow = (row: GridRow): boolean => row.every((cell) => cellText(cell).trim() === '');

const filled = (row: GridRow): readonly string[] =>
  row.map((cell) => cellText(cell).trim()).filter((text) => text !== '');

const isRemark = (row: GridRow): boolean => {
  const texts = filled(row);
  return (
    texts.length > 0 && /^(注|备注|说明|附注|合计|总计)\s*[:：]?/.test(texts[0] ?? '') && texts.length <= 2
  );
};

/** A row of one heading that groups the rows below it. */
function sectionOf(row: GridRow, header: ListHeader): string | null {
  const texts = filled(row);
  const [only] = texts;
  if (texts.length !== 1 || only === undefined || /^\d+[.、．]?$/.test(only)) return null;
  if (row.length === 1) return only;
  const heads = header.meanings[0] === 'seq' && cellText(row[0]).trim() === only;
  return heads ? only : null;
}

/** A row without its merged cell gets the blank back where the group stands; other rows are filled up at the end. */
function underColumns(row: GridRow, header: ListHeader): readonly string[] {
  const cells = row.map(cellText);
  const missing = header.columns.length - cells.length;
  if (missing <= 0) return cells;
  const group = header.meanings.indexOf('category');
  const blanks = Array.from({ length: missing }, () => '');
  return group >= 0 && missing === 1 ? cells.toSpliced(group, 0, '') : [...cells, ...blanks];
}
