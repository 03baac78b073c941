import type { ColumnKind, LedgerColumn } from './ledger-columns.ts';
import type { LedgerGroup } from './ledger-groups.ts';
import type { LedgerReport, LedgerRow } from './ledger-report.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import { seqCell } from './seq-cell.ts';
import type { CellLook, PlannedCell, PlannedRow } from './sheet-plan.ts';
import { textWidth, wrappedLines } from './text-measure.ts';

/** Groups higher than this (points) will run over a page's end, where a centred name could be cut in two. */
const TALL_GROUP = 200;

/**
 * One row per task, the source's wording in place. Rows of a merged group all carry its name, so that a filter on the
 * category finds every one of them. The names stand in the middle of their groups, or all on top where a group is tall.
 */
export function taskRows(
  report: LedgerReport,
  columns: readonly LedgerColumn[],
  groups: readonly LedgerGroup[],
): PlannedRow[] {
  const heights = taskHeights(report, columns, groups);
  const look = groups.some((group) => groupHeight(heights, group) > TALL_GROUP) ? 'categoryTop' : 'centre';
  const categories = new Map<number, PlannedCell>();
  for (const group of groups) {
    const cell = { value: group.name, look: group.to > group.from ? look : 'centre' } as const;
    for (let row = group.from; row <= group.to; row++) categories.set(row, cell);
  }
  return report.rows.map((row, rowIndex) => ({
    height: heights[rowIndex] ?? null,
    cells: columns.map(({ kind }, index): PlannedCell => {
      const category = kind === 'category' ? categories.get(rowIndex) : undefined;
      if (category) return category;
      const text = textOf(row, kind, index);
      return { value: kind === 'seq' ? seqCell(text) : text, look: lookOf(kind, text) };
    }),
  }));
}

const groupHeight = (heights: readonly number[], group: LedgerGroup): number =>
  heights.slice(group.from, group.to + 1).reduce((sum, height) => sum + height, 0);

/** Points per row; the last row of a group grows where the group is too low for its own name. */
function taskHeights(
  report: LedgerReport,
  columns: readonly LedgerColumn[],
  groups: readonly LedgerGroup[],
): number[] {
  const heights = report.rows.map((row) => {
    const lines = columns.map(({ kind, width }, index) => wrappedLines(textOf(row, kind, index), width));
    return clampHeight(linesHeight(Math.max(...lines)));
  });
  const width = columns.find((column) => column.kind === 'category')?.width ?? 0;
  for (const group of groups) {
    const missing = linesHeight(wrappedLines(group.name, width)) - groupHeight(heights, group);
    if (missing > 0) heights[group.to] = clampHeight((heights[group.to] ?? 0) + missing);
  }
  return heights;
}

function textOf(row: LedgerRow, kind: ColumnKind, index: number): string {
  switch (kind) {
    case 'progress':
    case 'state':
    case 'remark':
      return row[kind];
    case 'category':
      return '';
    default:
      return row.cells[index] ?? '';
  }
}

function lookOf(kind: ColumnKind, text: string): CellLook {
  if (kind === 'seq' || kind === 'state') return 'centre';
  return kind === 'date' && textWidth(text) <= 24 ? 'centre' : 'text';
}
