import type { ColumnMeaning } from './header.ts';
import type { ParsedList } from './model.ts';
import type { MarkKind } from './outline/numbering.ts';

/** A level of numbers in a text: 一、 or （一） or 1. … */
export interface OutlineLevel {
  readonly kind: MarkKind;
  readonly items: number;
  /** How the first of them begins. */
  readonly example: string;
}

/**
 * A stretch of the document that reads as a task list or could be one: a table, or a run of numbered items. Rows are the
 * table's rows with its spans laid out (`layOut`), or the paragraphs of the run; they are counted from 0.
 */
export interface ListPart {
  /** The same in every reading of the same document. */
  readonly id: number;
  readonly kind: 'table' | 'outline';
  /** The sheet's name, the title above, or the first words. */
  readonly label: string;
  /** The blocks of the document it stands on; `lastBlock` is the last one itself. */
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly rows: number;
  /** How many tasks it gives, taken or not. */
  readonly tasks: number;
  /** Printed names of the columns; none for an outline. */
  readonly columns: readonly string[];
  readonly meanings: readonly ColumnMeaning[];
  /** The header's last row, null where the table has none and for an outline. */
  readonly headerRow: number | null;
  /** The rows in use, `lastRow` itself included; the header is no row in use. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** The levels of an outline, outer ones first; none for a table. */
  readonly levels: readonly OutlineLevel[];
  /** The level whose items are the tasks, where a person said so; null where it was found item by item. */
  readonly level: MarkKind | null;
  /** Whether its tasks are in the list. */
  readonly taken: boolean;
}

/** What a person decided about one part, in place of what was found; a field left out stays as found. */
export interface PartChoice {
  readonly id: number;
  readonly taken?: boolean | undefined;
  readonly firstRow?: number | undefined;
  readonly lastRow?: number | undefined;
  readonly headerRow?: number | null | undefined;
  readonly meanings?: readonly ColumnMeaning[] | undefined;
  readonly level?: MarkKind | null | undefined;
}

export interface ReadingChoice {
  readonly parts?: readonly PartChoice[] | undefined;
}

/** A list as read, with the parts of the document it was read from. */
export interface ListReading extends ParsedList {
  readonly parts: readonly ListPart[];
}
