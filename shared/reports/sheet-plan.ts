/** A workbook as decided, before any library sees it. Rows and columns count from 0. */

export type CellLook =
  | 'title'
  | 'note'
  | 'noteRight'
  | 'small'
  | 'head'
  | 'text'
  | 'centre'
  | 'categoryTop'
  | 'plain'
  | 'plainHead'
  | 'plainDate';

export interface PlannedCell {
  /** Strings are always written as text, numbers as numbers; null is an empty cell with its look. */
  readonly value: string | number | null;
  readonly look: CellLook;
}

export interface PlannedRow {
  /** Points; null leaves it to the program that opens the file. */
  readonly height: number | null;
  readonly cells: readonly PlannedCell[];
}

/** Both ends belong to the range. */
export interface CellRange {
  readonly fromRow: number;
  readonly fromColumn: number;
  readonly toRow: number;
  readonly toColumn: number;
}

export interface PagePlan {
  readonly paper: 'a4' | 'a3';
  /** Rows repeated on every page, both included. */
  readonly titleRows: readonly [number, number];
  /** Plain text at the top left of the first page; '' for none. */
  readonly firstHeader: string;
  /** In the spreadsheet's own code: &P page, &N pages. */
  readonly footer: string;
}

export interface SheetPlan {
  readonly name: string;
  /** Half-width characters of the body font. */
  readonly widths: readonly number[];
  readonly rows: readonly PlannedRow[];
  readonly merges: readonly CellRange[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly filter: CellRange;
  readonly page: PagePlan;
}
