import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from '../../shared/lists/document.ts';
import { Refusal } from '../../shared/result.ts';

/** Far above any printed list; a file beyond them is hostile or is not one. */
export const documentLimits = {
  cells: 400_000,
  /** Rows with text of all tables together. */
  rows: 20_000,
  columns: 256,
  /** Tables within tables. */
  nesting: 12,
  /** Characters of text. */
  characters: 20_000_000,
} as const;

export interface CellPlace {
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Continues the cell above it (Word marks every covered cell, HTML leaves them out). */
  readonly continues?: boolean;
}

/** Takes what a reader meets, in printed order, and gives the document. Rows and cells outside a table are ignored, their text is not. */
export interface DocumentBuilder {
  /** Ends the paragraph begun by `text`; line feeds in it divide it further. */
  readonly paragraph: (text: string) => void;
  readonly openTable: (name?: string | null) => void;
  readonly openRow: () => void;
  readonly openCell: (place: CellPlace) => void;
  readonly closeCell: () => void;
  readonly closeRow: () => void;
  /** Forgets the open row. */
  readonly dropRow: () => void;
  readonly closeTable: () => void;
  readonly inCell: () => boolean;
  readonly finish: () => SourceDocument;
}

interface OpenCell {
  readonly place: CellPlace;
  readonly blocks: SourceBlock[];
}
type ClosedRow = readonly OpenCell[];
interface OpenTable {
  readonly name: string | null;
  readonly rows: ClosedRow[];
  row: OpenCell[] | null;
  cell: OpenCell | null;
}

/** The lines of a text, blank ones left out. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|[\n\r\v\u2028\u2029]/).filter((line) => line.trim() !== '');

/** Throws a Refusal (E_LIST_TOO_LONG, E_LIST_HOSTILE) beyond the limits. */
export function createDocumentBuilder(limits: typeof documentLimits = documentLimits): DocumentBuilder {
  const blocks: SourceBlock[] = [];
  const open: OpenTable[] = [];
  let cells = 0;
  let rows = 0;
  let characters = 0;

  const top = (): OpenTable | undefined => open.at(-1);
  const sink = (): SourceBlock[] => open.findLast(({ cell }) => cell)?.cell?.blocks ?? blocks;

  const builder: DocumentBuilder = {
    paragraph: (text) => {
      characters += text.length;
      if (characters > limits.characters) throw new Refusal('E_LIST_HOSTILE');
      const into = sink();
      const inTable = into !== blocks;
      for (const line of linesOf(text)) into.push({ kind: 'paragraph', text: inTable ? line : line.trim() });
    },
    openTable: (name = null) => {
      if (open.length >= limits.nesting) throw new Refusal('E_LIST_HOSTILE');
      open.push({ name, rows: [], row: null, cell: null });
    },
    openRow: () => {
      const table = top();
      if (!table) return;
      if (table.row) builder.closeRow();
      table.row = [];
    },
    openCell: (place) => {
      const table = top();
      if (!table) return;
      if (!table.row) builder.openRow();
      if (table.cell) builder.closeCell();
      cells += 1;
      if (cells > limits.cells) throw new Refusal('E_LIST_HOSTILE');
      table.cell = { place, blocks: [] };
    },
    closeCell: () => {
      const table = top();
      if (!table?.cell) return;
      table.row?.push(table.cell);
      table.cell = null;
    },
    closeRow: () => {
      const table = top();
      if (!table) return;
      if (table.cell) builder.closeCell();
      if (table.row) table.rows.push(table.row);
      if (table.row?.some((cell) => cell.blocks.length > 0)) rows += 1;
      if (rows > limits.rows) throw new Refusal('E_LIST_TOO_LONG', { limit: limits.rows });
      table.row = null;
    },
    dropRow: () => {
      const table = top();
      if (!table) return;
      table.row = null;
      table.cell = null;
    },
    closeTable: () => {
      if (top()?.row) builder.closeRow();
      const table = open.pop();
      if (table?.rows.some((row) => row.length > 0)) sink().push(...settleTable(table, limits.columns));
    },
    inCell: () => open.at(-1)?.cell != null,
    finish: () => {
      while (open.length > 0) builder.closeTable();
      return { blocks };
    },
  };
  return builder;
}

/** A table that only arranges other things on the page is taken apart; tables inside a cell of a real one become lines. */
function settleTable({ name, rows }: OpenTable, mostColumns: number): readonly SourceBlock[] {
  const inner = rows.flatMap((row) => row.flatMap((cell) => cell.blocks.filter(isTable)));
  const isLayout =
    inner.some((table) => table.rows.length > rows.length) ||
    (inner.length > 0 && rows.every((row) => row.length <= 1));
  if (isLayout) return rows.flatMap((row) => row.flatMap((cell) => cell.blocks));
  return [{ kind: 'table', name, rows: joinContinued(rows, mostColumns) }];
}

const isTable = (block: SourceBlock): block is SourceTable => block.kind === 'table';

interface Placed {
  readonly blocks: readonly SourceBlock[];
  readonly column: number;
  readonly colSpan: number;
  rowSpan: number;
}

/** In one column: the cell that stands there, and how many more rows it covers by itself. */
type Standing = { readonly cell: Placed; readonly more: number } | undefined;

/** Turns cells that continue the one above into row spans, and holds spans within the table. */
function joinContinued(rows: readonly ClosedRow[], mostColumns: number): SourceTable['rows'] {
  let above: Standing[] = [];
  const placed = rows.map((row, at) => {
    const here: Standing[] = [];
    const begun: Placed[] = [];
    let column = 0;
    const stand = (cell: Placed, more: number) => {
      for (let k = 0; k < cell.colSpan; k++) here[column + k] = { cell, more };
      column += cell.colSpan;
    };
    const passCovered = () => {
      for (let up = above[column]; up && up.more > 0; up = above[column]) {
        const { cell, more } = up;
        for (; above[column]?.cell === cell; column++) here[column] = { cell, more: more - 1 };
      }
    };
    for (const { place, blocks } of row) {
      passCovered();
      if (column >= mostColumns) break;
      const colSpan = bounded(place.colSpan, mostColumns - column);
      const upper = above[column]?.cell;
      if (place.continues && upper && upper.column === column && upper.colSpan === colSpan) {
        upper.rowSpan += 1;
        stand(upper, 0);
        continue;
      }
      const rowSpan = bounded(place.rowSpan, rows.length - at);
      const cell: Placed = { blocks: place.continues ? [] : blocks, column, colSpan, rowSpan };
      begun.push(cell);
      stand(cell, rowSpan - 1);
    }
    passCovered();
    above = here;
    return begun;
  });
  return placed.map((row) => row.map(toCell));
}

/** 0 means as far as there is room (HTML). */
const bounded = (span: number | undefined, room: number): number => {
  const wanted = span === undefined || !Number.isFinite(span) ? 1 : Math.trunc(span);
  return wanted === 0 ? room : Math.max(1, Math.min(wanted, room));
};

const toCell = ({ blocks, colSpan, rowSpan }: Placed): SourceCell => ({
  paragraphs: blocks.flatMap(toLines),
  colSpan,
  rowSpan,
});

const toLines = (block: SourceBlock): readonly string[] =>
  block.kind === 'paragraph'
    ? [block.text]
    : block.rows
        .map((row) => row.flatMap(({ paragraphs }) => paragraphs).join(' '))
        .filter((line) => line !== '');
