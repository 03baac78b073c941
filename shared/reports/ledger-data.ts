import { nameKey } from '../text.ts';
import { type LedgerColumn, ledgerColumns, paperFor } from './ledger-columns.ts';
import { ledgerGroups } from './ledger-groups.ts';
import type { LedgerReport } from './ledger-report.ts';
import { seqCell } from './seq-cell.ts';
import type { PlannedCell, PlannedRow, SheetPlan } from './sheet-plan.ts';

/** The sheet 数据 for sorting and pivoting: one row of headings, nothing merged, the category on every row, real dates. */
export function ledgerDataSheet(report: LedgerReport): SheetPlan {
  const columns = ledgerColumns(report);
  const dated = report.rows.some((row) => lastDay(row.deadline) !== null);
  const headings = uniqueHeadings([
    ...columns.map((column) => column.heading),
    ...(dated ? ['完成时限（日期）'] : []),
  ]);
  const categories = new Map<number, string>();
  for (const group of ledgerGroups(report)) {
    for (let row = group.from; row <= group.to; row++) categories.set(row, group.name);
  }
  const rows = report.rows.map((row, rowIndex): PlannedRow => {
    const cells = columns.map(({ kind }, index): PlannedCell => {
      if (kind === 'category') return { value: categories.get(rowIndex) ?? '', look: 'plain' };
      if (kind === 'progress' || kind === 'state' || kind === 'remark')
        return { value: row[kind], look: 'plain' };
      const text = row.cells[index] ?? '';
      return { value: kind === 'seq' ? seqCell(text) : text, look: 'plain' };
    });
    return {
      height: null,
      cells: dated ? [...cells, { value: lastDay(row.deadline), look: 'plainDate' }] : cells,
    };
  });
  const head: PlannedRow = { height: null, cells: headings.map((value) => ({ value, look: 'plainHead' })) };
  return {
    name: '数据',
    widths: headings.map((_, index) => dataWidth(columns[index])),
    rows: [head, ...rows],
    merges: [],
    freeze: { rows: 1, columns: 0 },
    filter: { fromRow: 0, fromColumn: 0, toRow: rows.length, toColumn: headings.length - 1 },
    page: {
      paper: paperFor(headings.length),
      titleRows: [0, 0],
      firstHeader: '',
      footer: '第 &P 页 共 &N 页',
    },
  };
}

const dataWidth = (column: LedgerColumn | undefined): number =>
  Math.min(40, Math.max(8, column?.width ?? 16));

/** The last day that a printed date allows, as a spreadsheet's day number (1900 system); no time zone takes part. */
export function lastDay(date: string | null | undefined): number | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? '');
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? '12');
  const time = match[3] ? Date.UTC(year, month - 1, Number(match[3])) : Date.UTC(year, month, 0);
  return Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** A pivot table refuses blank headings and cannot tell equal ones apart. */
function uniqueHeadings(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, index) => {
    const name = heading.replace(/\s*\n\s*/g, '').trim() || `第${index + 1}列`;
    const count = (seen.get(nameKey(name)) ?? 0) + 1;
    seen.set(nameKey(name), count);
    return count === 1 ? name : `${name}（${count}）`;
  });
}
