import { periodWords } from '../period-words.ts';
import { chineseDate, type LedgerColumn } from './ledger-columns.ts';
import type { LedgerReport } from './ledger-report.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import type { PlannedCell, PlannedRow } from './sheet-plan.ts';
import { textWidth, wrappedLines } from './text-measure.ts';

const NOTICE = '本表仅限非涉密内容，严禁填写、传递国家秘密和工作秘密。';

/** Title, the line of 填报单位 and dates, headings. */
export function headRows(report: LedgerReport, columns: readonly LedgerColumn[]): PlannedRow[] {
  const width = totalWidth(columns);
  // The title is 20 pt: a half-width character takes two of the body's.
  const titleLines = wrappedLines(report.title, width / 2);
  const headLines = Math.max(...columns.map((column) => wrappedLines(column.heading, column.width)));
  const unit = `填报单位：${report.unitName}`;
  const dates = `统计期：${periodWords(report.period)}　　统计截止日：${chineseDate(report.cutoff)}`;
  return [
    {
      height: clampHeight(12 + 30 * titleLines),
      cells: columns.map((_, index) => ({ value: index === 0 ? report.title : null, look: 'title' })),
    },
    {
      height: 22,
      cells: ends(columns.length, { value: unit, look: 'note' }, { value: dates, look: 'noteRight' }),
    },
    {
      height: Math.max(30, clampHeight(linesHeight(headLines))),
      cells: columns.map((column) => ({ value: column.heading, look: 'head' })),
    },
  ];
}

/** 填报人 / 审核人 / 负责人（签字） / 联系电话 / （盖章） / 日期, and the 非涉密 notice. */
export function signatureRows(report: LedgerReport, columns: readonly LedgerColumn[]): PlannedRow[] {
  const { filledBy, reviewedBy, responsible, phone } = report.signatures;
  const fields = [
    `填报人：${filled(filledBy)}`,
    `审核人：${filled(reviewedBy)}`,
    `负责人（签字）：${filled(responsible)}`,
    `联系电话：${filled(phone)}`,
  ];
  const names: PlannedCell = { value: spread(fields, totalWidth(columns) * 0.85), look: 'note' };
  const notice: PlannedCell = { value: NOTICE, look: 'small' };
  const seal: PlannedCell = { value: '（盖章）　　　　日期：______年____月____日', look: 'noteRight' };
  return [
    { height: 34, cells: ends(columns.length, names, { value: null, look: 'note' }) },
    { height: 28, cells: ends(columns.length, notice, seal) },
  ];
}

const filled = (name: string | null): string =>
  name === null || name.trim() === '' ? '______________' : name.trim();

/** Fields side by side over a width, parted by full-width blanks (Excel has no tab stops). */
function spread(fields: readonly string[], width: number): string {
  const used = fields.reduce((sum, field) => sum + textWidth(field), 0);
  const gap = Math.max(2, Math.floor((width - used) / (fields.length - 1) / 2));
  return fields.join('　'.repeat(gap));
}

/** Only the first and the last cell of a line are filled: their texts run over the empty ones between, without a merge. */
const ends = (count: number, left: PlannedCell, right: PlannedCell): PlannedCell[] =>
  Array.from({ length: count }, (_, index) => {
    if (index === 0) return left;
    return index === count - 1 ? right : { value: null, look: 'note' };
  });

const totalWidth = (columns: readonly LedgerColumn[]): number =>
  columns.reduce((sum, column) => sum + column.width, 0);
