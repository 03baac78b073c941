import type { SourceTable } from './document.ts';
import { decodeEntities } from './entities.ts';

/** The form that the understanding of tables takes: one cell per column, whatever was merged. */

export interface GridCell {
  /** Verbatim, blanks at the ends included; no entry for an empty cell and for one that another covers. */
  readonly paragraphs: readonly string[];
  /** Where the cell lies that covers this one, and that cell. */
  readonly covered?: { readonly from: 'left' | 'above'; readonly by: GridCell };
}

export type GridRow = readonly GridCell[];

/** The cell's own text as printed, paragraphs joined by a line feed. */
export const cellText = (cell: GridCell | undefined): string => cell?.paragraphs.join('\n') ?? '';

/** The text that stands in the cell's place: its own or that of the cell that covers it. */
export const shownText = (cell: GridCell | undefined): string =>
  cell?.covered ? cellText(cell.covered.by) : cellText(cell);

export const cellOf = (text: string): GridCell => ({ paragraphs: text === '' ? [] : text.split('\n') });

/** Wider tables are cut; no list has so many columns. */
const widest = 256;

/** Lays out the spans of a table: every row gets a cell for every column it takes part in. Entities are decoded. */
export function layOut({ rows }: Pick<SourceTable, 'rows'>): readonly GridRow[] {
  /** Per column the cell that still covers rows below, and how many. */
  const open: { left: number; cell: GridCell; first: boolean }[] = [];
  return rows.map((row, rowAt) => {
    const laid: GridCell[] = [];
    const fillFromAbove = () => {
      for (let above = open[laid.length]; above && above.left > 0; above = open[laid.length]) {
        above.left--;
        laid.push({ paragraphs: [], covered: { from: above.first ? 'above' : 'left', by: above.cell } });
      }
    };
    for (const { paragraphs, colSpan, rowSpan } of row) {
      fillFromAbove();
      const cell: GridCell = { paragraphs: paragraphs.map(decodeEntities) };
      const width = Math.min(Math.max(1, Math.trunc(colSpan)), widest - laid.length);
      const below = Math.min(Math.max(1, Math.trunc(rowSpan)), rows.length - rowAt) - 1;
      for (let nth = 0; nth < width; nth++) {
        open[laid.length] = { left: below, cell, first: nth === 0 };
        laid.push(nth === 0 ? cell : { paragraphs: [], covered: { from: 'left', by: cell } });
      }
    }
    fillFromAbove();
    return laid;
  });
}
