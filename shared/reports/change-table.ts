import { chineseDate } from './ledger-columns.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import type { PlannedRow, SheetPlan } from './sheet-plan.ts';
import { wrappedLines } from './text-measure.ts';

/** What report R17 (清单变更对照表) is made of. */
export interface ChangeTable {
  readonly ledger: string;
  readonly unitName: string;
  /** The document of the new edition. */
  readonly source: string;
  /** Day of its import, YYYY-MM-DD. */
  readonly date: string;
  readonly note: string | null;
  readonly rows: readonly ChangeTableRow[];
  /** Rows that have another number and are the same otherwise; they are not listed. */
  readonly renumbered: number;
}

interface ChangeTableRow {
  /** 5, 5→6, 新增 … */
  readonly seq: string;
  readonly old: string;
  readonly new: string;
  readonly reason: string;
}

const headings = ['序号', '原内容', '现内容', '变更说明'] as const;
/** Half-width characters of A4 landscape: 143 in all. */
const widths = [11, 52, 52, 28] as const;

/** Row, old, new, reason; the basis and what is not listed stand below. */
export function changeSheet(table: ChangeTable): SheetPlan {
  const last = headings.length - 1;
  const rows = table.rows.map((row): PlannedRow => {
    const texts = [row.seq, row.old, row.new, row.reason];
    const lines = texts.map((text, column) => wrappedLines(text, widths[column] ?? 10));
    return {
      height: clampHeight(linesHeight(Math.max(...lines))),
      cells: texts.map((value, column) => ({ value, look: column === 0 ? 'centre' : 'text' })),
    };
  });
  const head = headRows(table);
  const foot = footRows(table);
  return {
    name: '清单变更对照表',
    widths: [...widths],
    rows: [...head, ...rows, ...foot],
    merges: [
      { fromRow: 0, fromColumn: 0, toRow: 0, toColumn: last },
      ...foot.map((_, at) => ({
        fromRow: head.length + rows.length + at,
        fromColumn: 0,
        toRow: head.length + rows.length + at,
        toColumn: last,
      })),
    ],
    freeze: { rows: head.length, columns: 1 },
    filter: { fromRow: head.length - 1, fromColumn: 0, toRow: head.length - 1 + rows.length, toColumn: last },
    page: {
      paper: 'a4',
      titleRows: [head.length - 1, head.length - 1],
      firstHeader: '',
      footer: '第 &P 页 共 &N 页',
    },
  };
}

function headRows({ ledger, unitName, source, date }: ChangeTable): PlannedRow[] {
  const title = `${ledger}变更对照表`;
  const width = widths.reduce((sum, each) => sum + each, 0);
  return [
    {
      // The title is 20 pt: a half-width character takes two of the body's.
      height: clampHeight(12 + 30 * wrappedLines(title, width / 2)),
      cells: headings.map((_, at) => ({ value: at === 0 ? title : null, look: 'title' })),
    },
    {
      height: 22,
      cells: headings.map((_, at) =>
        at === 0
          ? { value: `单位：${unitName}　　修订文件：${source}`, look: 'note' }
          : {
              value: at === 3 ? `修订日期：${chineseDate(date)}` : null,
              look: at === 3 ? 'noteRight' : 'note',
            },
      ),
    },
    { height: 30, cells: headings.map((value) => ({ value, look: 'head' })) },
  ];
}

function footRows({ note, renumbered, rows }: ChangeTable): PlannedRow[] {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const lines = [
    ...(note ? [`变更依据：${note}`] : []),
    `共 ${rows.length} 处变更${renumbered > 0 ? `；另有 ${renumbered} 项只是序号变化，没有列出` : ''}。`,
  ];
  return lines.map((line) => ({
    height: clampHeight(linesHeight(wrappedLines(line, width))),
    cells: headings.map((_, at) => ({ value: at === 0 ? line : null, look: 'note' })),
  }));
}
