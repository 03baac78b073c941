import type { DocumentBuilder } from './document-builder.ts';

/** A cell of a row that is described by the edges of its cells, from the left in twips. */
export interface RowCell {
  readonly left: number;
  /** Equal to `left` where the cell was merged into its left neighbour. */
  readonly right: number;
  /** Merged into the cell above. */
  readonly continues: boolean;
}

/** Formats that describe a row after its cells: a table is gathered first and built when it is complete. */
export interface GatheredTable {
  readonly rows: { readonly contents: readonly Content[]; readonly cells: readonly RowCell[] }[];
  /** Cells of the row that is not complete yet. */
  contents: Content[];
  content: (string | GatheredTable)[];
}

export type Content = readonly (string | GatheredTable)[];

/** What is open while such a document is read: paragraphs outside tables, and tables within tables. */
export interface Gathering {
  /** Closes or opens tables until this many are open. */
  readonly setDepth: (depth: number) => void;
  /** To the cell that is open, or outside tables. */
  readonly addParagraph: (text: string) => void;
  readonly endCell: () => void;
  readonly endRow: (cells: readonly RowCell[]) => void;
  readonly build: (builder: DocumentBuilder) => void;
}

export function createGathering(): Gathering {
  const top: (string | GatheredTable)[] = [];
  const open: GatheredTable[] = [];

  /** What was begun of a row that has no end is kept as lines after the table. */
  const closeInnermost = () => {
    const table = open.pop();
    if (!table) return;
    const into = open.at(-1)?.content ?? top;
    if (table.rows.length > 0) into.push(table);
    into.push(...table.contents.flat(), ...table.content);
  };
  const setDepth = (depth: number) => {
    while (open.length > depth) closeInnermost();
    while (open.length < depth) open.push({ rows: [], contents: [], content: [] });
  };
  return {
    setDepth,
    addParagraph: (text) => {
      (open.at(-1)?.content ?? top).push(text);
    },
    endCell: () => {
      const table = open.at(-1);
      if (!table) return;
      table.contents.push(table.content);
      table.content = [];
    },
    endRow: (cells) => {
      const table = open.at(-1);
      if (!table) return;
      table.rows.push({ contents: table.contents, cells });
      table.contents = [];
      table.content = [];
    },
    build: (builder) => {
      setDepth(0);
      buildContent(top, builder);
    },
  };
}

function buildContent(content: Content, builder: DocumentBuilder): void {
  for (const part of content) {
    if (typeof part === 'string') builder.paragraph(part);
    else buildTable(part, builder);
  }
}

function buildTable({ rows }: GatheredTable, builder: DocumentBuilder): void {
  const edges = edgesOf(rows.flatMap(({ cells }) => cells));
  builder.openTable();
  for (const { contents, cells } of rows) {
    builder.openRow();
    const indent = cells[0] ? columnOf(edges, cells[0].left) : 0;
    if (indent > 0) {
      builder.openCell({ colSpan: indent });
      builder.closeCell();
    }
    for (const [at, content] of contents.entries()) {
      const place = cells[at];
      if (place && place.left === place.right && content.every((part) => part === '')) continue;
      const colSpan = place ? columnOf(edges, place.right) - columnOf(edges, place.left) : 1;
      builder.openCell({ colSpan: Math.max(1, colSpan), continues: place?.continues ?? false });
      buildContent(content, builder);
      builder.closeCell();
    }
    builder.closeRow();
  }
  builder.closeTable();
}

/** Edges nearer than this (twips, a quarter of a centimetre) are one edge drawn by hand. */
const near = 140;

function edgesOf(cells: readonly RowCell[]): readonly number[] {
  const edges: number[] = [];
  for (const edge of cells.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || edge - last > near) edges.push(edge);
  }
  return edges;
}

/** Index of the last edge at or before a place. */
function columnOf(edges: readonly number[], place: number): number {
  let column = 0;
  while (column + 1 < edges.length && (edges[column + 1] ?? 0) <= place) column += 1;
  return column;
}
