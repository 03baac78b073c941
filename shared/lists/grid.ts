/**
 * The form between the readers and the understanding: what a document prints, with no meaning attached.
 * Every reader produces it, whatever the file was.
 */

export interface GridCell {
  /** Verbatim, blanks at the ends included; no entry for an empty cell. */
  readonly paragraphs: readonly string[];
}

export type GridRow = readonly GridCell[];

export interface ListGrid {
  /** Lines printed before the table, blank ones left out. */
  readonly before: readonly string[];
  /** Header rows included, in printed order. A row of one cell spans the table. */
  readonly rows: readonly GridRow[];
  /** Lines printed after the table. */
  readonly after: readonly string[];
}

/** The cell's text as printed, paragraphs joined by a line feed. */
export const cellText = (cell: GridCell | undefined): string => cell?.paragraphs.join('\n') ?? '';

export const cellOf = (text: string): GridCell => ({ paragraphs: text === '' ? [] : text.split('\n') });
