import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseListText } from '../../shared/lists/index.ts';
import type { LedgerReport, LedgerRow } from '../../shared/reports/ledger-report.ts';

const blank = { filledBy: null, reviewedBy: null, responsible: null, phone: null };

export const sampleRow = (cells: readonly string[], change: Partial<LedgerRow> = {}): LedgerRow => ({
  cells,
  category: null,
  progress: '',
  state: '推进中',
  remark: '',
  ...change,
});

export const sampleReport = (change: Partial<LedgerReport> = {}): LedgerReport => ({
  title: '工作任务清单',
  preamble: [],
  unitName: '示例学院',
  cutoff: '2026-11-30',
  period: '2026-11',
  columns: ['序号', '重点工作', '任务目标', '完成时限'],
  categoryColumn: 1,
  rows: [],
  signatures: blank,
  ...change,
});

/** A seed as the ledger that follows from reading it. */
export function seedLedger(name: 'jinan' | 'jiyuan'): LedgerReport {
  const text = readFileSync(join(import.meta.dirname, `../../seeds/${name}.txt`), 'utf8');
  const list = parseListText(text);
  if (!list.ok) throw new Error(list.error.code);
  const { title, preamble, columns, tasks } = list.value;
  return sampleReport({
    title: title ?? '',
    preamble,
    columns,
    categoryColumn: columns.includes('重点工作') ? columns.indexOf('重点工作') : null,
    rows: tasks.map(({ cells, category, deadline }) =>
      sampleRow(cells, { category, deadline: deadline.kind === 'by' ? deadline.date : null }),
    ),
  });
}
