import type { SourceCell, SourceTable } from '../../../shared/lists/document.ts';
import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import { documentLimits, linesOf } from '../document-builder.ts';

export interface Merge {
  readonly top: number;
  readonly left: number;
  /** The last row and column covered. */
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a workbook: text by row and column from 0, cells without text left out. */
export interface Sheet {
  readonly name: string;
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/**
 * A sheet as one table, null where it is empty: without hidden and empty rows, merged cells as spans. Throws
 * E_LIST_TOO_LONG and E_LIST_HOSTILE beyond the limits of a document.
 */
export function tableOfSheet(sheet: Sheet): {
  readonly table: SourceTable | null;
  readonly notes: readonly DocumentNote[];
} {
  const { name, rows, hiddenRows, hiddenColumns } = sheet;
  const textAt = (row: number, column: number): string => rows.get(row)?.get(column) ?? '';
  const used = [...rows.values()].flatMap((cells) => [...cells.keys()]);
  if (used.length === 0) return { table: null, notes: [] };
  const last = used.reduce((most, column) => Math.max(most, column), 0);
  const lastRow = [...rows.keys()].reduce((most, row) => Math.max(most, row), 0);
  const first = used.reduce((least, column) => Math.min(least, column), last);

  /** By place: the merge that begins there with what is seen of it; or that it is covered. */
  const places = new Map<number, Map<number, Place>>();
  const keptRows = new Set(rows.keys());
  const setPlace = (row: number, column: number, place: Place) => {
    const inRow = places.get(row) ?? new Map<number, Place>();
    places.set(row, inRow.set(column, place));
  };
  for (const merge of sheet.merges) {
    const text = textAt(merge.top, merge.left);
    const seenRows = seen(merge.top, Math.min(merge.bottom, lastRow), hiddenRows);
    const seenColumns = seen(merge.left, Math.min(merge.right, last), hiddenColumns);
    if (text === '' && seenRows.length * seenColumns.length > mostBlank) continue;
    for (const row of seenRows) {
      if (text !== '') keptRows.add(row);
      for (const column of seenColumns) setPlace(row, column, 'covered');
    }
    const [row, column] = [seenRows[0], seenColumns[0]];
    if (row !== undefined && column !== undefined)
      setPlace(row, column, { text, rows: seenRows, columns: seenColumns.length });
  }

  const shown = [...keptRows].filter((row) => !hiddenRows.has(row)).sort((a, b) => a - b);
  if (shown.length > documentLimits.rows)
    throw new Refusal('E_LIST_TOO_LONG', { limit: documentLimits.rows });
  if (shown.length * (last - first + 1) > documentLimits.cells) throw new Refusal('E_LIST_HOSTILE');
  const printed = shown.map((row) => {
    const cells: SourceCell[] = [];
    for (let column = first; column <= last; column++) {
      const place = hiddenColumns.has(column) ? 'covered' : places.get(row)?.get(column);
      if (place === 'covered') continue;
      const rowSpan = place?.rows.filter((covered) => keptRows.has(covered)).length ?? 1;
      const paragraphs = linesOf(place?.text ?? textAt(row, column));
      cells.push({ paragraphs, colSpan: place?.columns ?? 1, rowSpan });
    }
    return cells;
  });

  const notes: DocumentNote[] = [];
  const rowCount = [...hiddenRows].filter((row) => rows.has(row)).length;
  const columns = new Set(used);
  const columnCount = [...hiddenColumns].filter((column) => columns.has(column)).length;
  if (rowCount > 0) notes.push({ code: 'hiddenRows', sheet: name, count: rowCount });
  if (columnCount > 0) notes.push({ code: 'hiddenColumns', sheet: name, count: columnCount });
  return { table: { kind: 'table', name, rows: printed }, notes };
}

type Place =
  | 'covered'
  | { readonly text: string; readonly rows: readonly number[]; readonly columns: number };

/** Blank merges larger than this only colour the sheet. */
const mostBlank = 2_000;

function seen(from: number, to: number, hidden: ReadonlySet<number>): readonly number[] {
  const shown: number[] = [];
  for (let at = from; at <= to; at++) if (!hidden.has(at)) shown.push(at);
  return shown;
}
