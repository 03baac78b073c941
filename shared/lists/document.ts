/**
 * What a document prints, with no meaning attached: the one form that every reader produces (Word, Excel, HTML, text,
 * clipboard) and that the understanding takes.
 */

export interface SourceCell {
  /** Verbatim, blanks at the ends included; no entry for an empty cell. */
  readonly paragraphs: readonly string[];
  /** Columns and rows that the cell covers, from 1. */
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface SourceTable {
  readonly kind: 'table';
  /** The sheet's name, null where tables have none. */
  readonly name: string | null;
  /** Every row holds the cells that begin in it, in printed order; a cell covered from above or from the left is not repeated. */
  readonly rows: readonly (readonly SourceCell[])[];
}

export interface SourceParagraph {
  readonly kind: 'paragraph';
  /** Verbatim without the blanks at its ends, an automatic number printed in front of it included. */
  readonly text: string;
}

export type SourceBlock = SourceParagraph | SourceTable;

export interface SourceDocument {
  /** In printed order; blank paragraphs left out. */
  readonly blocks: readonly SourceBlock[];
}
