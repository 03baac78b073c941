import type { RowCell } from '../gathered-table.ts';
import { sprmsOf } from './properties.ts';
import type { Bytes } from './word-file.ts';

/** What the end mark of a paragraph says. */
export interface ParagraphProperties {
  /** 0 outside tables. */
  readonly depth: number;
  readonly endsCell: boolean;
  readonly endsRow: boolean;
  /** Of a paragraph that ends a row. */
  readonly cells: readonly RowCell[];
  readonly list: number;
  readonly level: number;
}

interface TableCell {
  left: number;
  right: number;
  /** Swallowed by the cell on its left. */
  merged: boolean;
  continues: boolean;
}

/** Reads a group of modifiers; codes from [MS-DOC] 2.6.2 and 2.6.3. */
export function paragraphOf(group: Uint8Array): ParagraphProperties {
  let inTable = false;
  let depth = 0;
  let endsRow = false;
  let endsCell = false;
  let list = 0;
  let level = 0;
  let cells: TableCell[] = [];
  for (const { code, operand } of sprmsOf(group)) {
    switch (code) {
      case 0x2416:
        inTable = operand.u8(0) === 1;
        break;
      case 0x2417:
      case 0x244c:
        endsRow ||= operand.u8(0) === 1;
        break;
      case 0x244b:
        endsCell ||= operand.u8(0) === 1;
        break;
      case 0x6649:
        depth = operand.u32(0);
        break;
      case 0x460b:
        list = operand.u16(0);
        break;
      case 0x260a:
        level = Math.min(8, operand.u8(0));
        break;
      case 0xd608:
        cells = tableCells(operand);
        break;
      case 0xd62b: {
        const cell = operand.length >= 2 ? cells[operand.u8(0)] : undefined;
        if (cell) cell.continues = operand.u8(1) === 1;
        break;
      }
      case 0x5624:
        for (let at = operand.u8(0) + 1; at < operand.u8(1); at++) {
          const cell = cells[at];
          if (cell) cell.merged = true;
        }
        break;
    }
  }
  return {
    depth: inTable ? Math.min(20, Math.max(1, depth)) : 0,
    endsRow,
    endsCell,
    cells: joined(cells),
    list,
    level,
  };
}

/** sprmTDefTable: the edges of the columns, then a description of each cell. */
function tableCells(operand: Bytes): TableCell[] {
  const count = operand.length > 0 ? operand.u8(0) : 0;
  const edges = 1;
  if (edges + (count + 1) * 2 > operand.length) return [];
  return Array.from({ length: count }, (_none, at) => {
    const description = edges + (count + 1) * 2 + at * 20;
    const flags = description + 2 <= operand.length ? operand.u16(description) : 0;
    return {
      left: operand.i16(edges + at * 2),
      right: operand.i16(edges + at * 2 + 2),
      merged: (flags & 0b10) !== 0 && (flags & 0b1) === 0,
      continues: ((flags >> 5) & 0b11) === 1,
    };
  });
}

/** Cells swallowed by their left neighbour still have their text mark, so they stay as empty width of that neighbour. */
function joined(cells: readonly TableCell[]): readonly RowCell[] {
  return cells.map(({ left, right, continues, merged }, at) => {
    let end = right;
    for (let next = at + 1; cells[next]?.merged; next++) end = cells[next]?.right ?? end;
    return merged ? { left: right, right, continues: false } : { left, right: end, continues };
  });
}
