import { type LedgerColumn, ledgerColumns, paperFor } from './ledger-columns.ts';
import { headRows, signatureRows } from './ledger-frame.ts';
import { type LedgerGroup, ledgerGroups } from './ledger-groups.ts';
import type { LedgerReport } from './ledger-report.ts';
import { taskRows } from './ledger-task-rows.ts';
import type { CellRange, SheetPlan } from './sheet-plan.ts';

/** Frozen columns wider than this leave too little of a 1366 pixel screen to scroll. */
const WIDEST_FREEZE = 90;

/** The printed sheet 台账 of report R1. */
export function ledgerSheet(report: LedgerReport): SheetPlan {
  const columns = ledgerColumns(report);
  const groups = ledgerGroups(report);
  const head = headRows(report, columns);
  const tasks = taskRows(report, columns, groups);
  const headings = head.length - 1;
  const last = columns.length - 1;
  return {
    name: '台账',
    widths: columns.map((column) => column.width),
    rows: [...head, ...tasks, ...signatureRows(report, columns)],
    merges: [range(0, 0, 0, last), ...groupMerges(report.categoryColumn, groups, head.length)],
    freeze: { rows: head.length, columns: frozenColumns(columns) },
    filter: range(headings, 0, headings + tasks.length, last),
    page: {
      paper: paperFor(columns.length),
      titleRows: [headings, headings],
      firstHeader: report.preamble
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n'),
      footer: '第 &P 页 共 &N 页',
    },
  };
}

const groupMerges = (column: number | null, groups: readonly LedgerGroup[], firstRow: number): CellRange[] =>
  column === null
    ? []
    : groups
        .filter((group) => group.to > group.from)
        .map((group) => range(firstRow + group.from, column, firstRow + group.to, column));

/** 序号 and the task stay in sight, with whatever stands between them. */
function frozenColumns(columns: readonly LedgerColumn[]): number {
  const task = columns.findIndex((column) => column.kind === 'text');
  const width = columns.slice(0, task + 1).reduce((sum, column) => sum + column.width, 0);
  if (task >= 0 && width <= WIDEST_FREEZE) return task + 1;
  return columns[0]?.kind === 'seq' ? 1 : 0;
}

const range = (fromRow: number, fromColumn: number, toRow: number, toColumn: number): CellRange => ({
  fromRow,
  fromColumn,
  toRow,
  toColumn,
});
