import { nameKey } from '../text.ts';
import { columnWidths } from './column-widths.ts';
import type { LedgerReport } from './ledger-report.ts';
import { longestLine } from './text-measure.ts';

export type ColumnKind = 'seq' | 'category' | 'date' | 'text' | 'state' | 'progress' | 'remark';

export interface LedgerColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Half-width characters. */
  readonly width: number;
}

export type Paper = 'a4' | 'a3';

/** A4 landscape holds about eight columns that can still be read. */
export const paperFor = (columns: number): Paper => (columns > 8 ? 'a3' : 'a4');

/** Half-width characters of a 10.5 pt font (7 px) between margins of 15 mm. */
const paperWidth: Readonly<Record<Paper, number>> = { a4: 143, a3: 209 };

/** Widths follow from a sample: a ledger of 10,000 rows is not measured whole. */
const SAMPLE = 400;

/** The source's columns in their order, then 进展情况, 状态 and 备注. */
export function ledgerColumns(report: LedgerReport): LedgerColumn[] {
  const source = report.columns.map((heading, index) => ({
    heading,
    kind: sourceKind(heading, index, report.categoryColumn),
  }));
  const own = (heading: string): string =>
    report.columns.some((column) => nameKey(column) === nameKey(heading)) ? `${heading}（填报）` : heading;
  const columns: { heading: string; kind: ColumnKind }[] = [
    ...source,
    { heading: own(`进展情况（截至${chineseDate(report.cutoff)}）`), kind: 'progress' },
    { heading: own('状态'), kind: 'state' },
    { heading: own('备注'), kind: 'remark' },
  ];
  const paper = paperFor(columns.length);
  const step = Math.max(1, Math.ceil(report.rows.length / SAMPLE));
  const sample = report.rows.filter((_, index) => index % step === 0);
  const contents = columns.map(({ heading, kind }, index) => {
    const texts = sample.map((row) => {
      if (kind === 'progress') return row.progress;
      if (kind === 'state') return row.state;
      if (kind === 'remark') return row.remark;
      return kind === 'category' ? (row.category ?? '') : (row.cells[index] ?? '');
    });
    return { texts, ...bounds(kind, heading, texts, paper) };
  });
  const widths = columnWidths(contents, paperWidth[paper]);
  return columns.map((column, index) => ({ ...column, width: widths[index] ?? 10 }));
}

/** 2026年11月30日, any other wording as it is. */
export function chineseDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year && month && day ? `${year}年${Number(month)}月${Number(day)}日` : date;
}

function sourceKind(heading: string, index: number, categoryColumn: number | null): ColumnKind {
  if (index === categoryColumn) return 'category';
  const key = nameKey(heading);
  if (/^(序号|编号|项号|序)$/.test(key)) return 'seq';
  return /时限|期限|日期|时间|年份/.test(key) ? 'date' : 'text';
}

function bounds(
  kind: ColumnKind,
  heading: string,
  texts: readonly string[],
  paper: Paper,
): { min: number; max: number } {
  const roomy = paper === 'a3';
  const longest = texts.reduce((most, text) => Math.max(most, longestLine(text)), 0);
  const head = longestLine(heading);
  switch (kind) {
    case 'seq':
      return exactly(Math.max(6, Math.min(longest, 10) + 2));
    case 'state':
      return exactly(Math.max(9, Math.min(longest, 12) + 2.5));
    case 'date':
      return exactly(Math.max(Math.min(head, 10), Math.min(longest, 16)) + 2.5);
    case 'category':
      return exactly(Math.max(10, Math.min(longest / 2 + 2, roomy ? 20 : 16)));
    case 'progress':
      return { min: roomy ? 44 : 32, max: Number.POSITIVE_INFINITY };
    case 'remark':
      return { min: roomy ? 18 : 14, max: Math.max(roomy ? 18 : 14, longest + 3) };
    case 'text': {
      const min = Math.max(8, Math.min(head, 12) + 2);
      return { min, max: Math.max(min, longest + 3) };
    }
  }
}

const exactly = (width: number): { min: number; max: number } => ({ min: width, max: width });
