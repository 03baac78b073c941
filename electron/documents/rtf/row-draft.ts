import type { RowCell } from '../gathered-table.ts';

interface CellDraft {
  /** Merged with the cell above. */
  continues: boolean;
  /** Merged with the cell before. */
  swallowed: boolean;
}

/** A row as it is described before its cells come: their right edges in twips, and how they are merged. */
export interface RowDraft {
  left: number;
  readonly cells: (Readonly<CellDraft> & { readonly right: number })[];
  next: CellDraft;
}

const plainCell = (): CellDraft => ({ continues: false, swallowed: false });
export const freshRow = (): RowDraft => ({ left: 0, cells: [], next: plainCell() });

export function addCell(row: RowDraft, right: number): void {
  row.cells.push({ ...row.next, right });
  row.next = plainCell();
}

/** The row's cells with both edges; a swallowed one has no width, the one before it reaches over it. */
export function settleRow({ left, cells }: RowDraft): readonly RowCell[] {
  return cells.map(({ right, continues, swallowed }, at) => {
    if (swallowed) return { left: right, right, continues: false };
    let end = right;
    for (let next = at + 1; cells[next]?.swallowed; next++) end = cells[next]?.right ?? end;
    return { left: cells[at - 1]?.right ?? left, right: end, continues };
  });
}
