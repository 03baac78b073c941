import { periodWords } from '../period-words.ts';
import { columnWidths } from './column-widths.ts';
import { chineseDate } from './ledger-columns.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import type { CellLook, PlannedRow, SheetPlan } from './sheet-plan.ts';
import { wrappedLines } from './text-measure.ts';

/** What report R3 (进展情况报送表) is made of: one unit's reports of one period to one body. */
export interface ProgressTable {
  readonly unitName: string;
  /** The body it goes to; null for a ledger of one's own. */
  readonly to: string | null;
  readonly period: string;
  readonly cutoff: string;
  readonly rows: readonly ProgressTableRow[];
  readonly filledBy: string | null;
  readonly signedOffBy: string | null;
  /** The day of 签发, YYYY-MM-DD; null while something is still a draft. */
  readonly signedOffOn: string | null;
}

interface ProgressTableRow {
  readonly seq: string;
  readonly title: string;
  readonly deadline: string;
  readonly progress: string;
  /** Indicators with their figures, one per line. */
  readonly actual: string;
  /** 自评状态: the state and the unit's own per cent. */
  readonly state: string;
  readonly problems: string;
  /** 需协调事项. */
  readonly coordination: string;
  readonly next: string;
  /** Names of the files, one per line. */
  readonly evidence: string;
}

type Field = keyof ProgressTableRow;

const columns: readonly {
  readonly heading: string;
  readonly field: Field;
  readonly look: CellLook;
  readonly min: number;
  readonly max: number;
}[] = [
  { heading: '序号', field: 'seq', look: 'centre', min: 6, max: 6 },
  { heading: '任务', field: 'title', look: 'text', min: 24, max: 50 },
  { heading: '完成时限', field: 'deadline', look: 'centre', min: 11, max: 14 },
  { heading: '本期进展', field: 'progress', look: 'text', min: 34, max: 80 },
  { heading: '完成值', field: 'actual', look: 'text', min: 14, max: 30 },
  { heading: '自评状态', field: 'state', look: 'centre', min: 11, max: 12 },
  { heading: '存在问题', field: 'problems', look: 'text', min: 16, max: 40 },
  { heading: '需协调事项', field: 'coordination', look: 'text', min: 12, max: 30 },
  { heading: '下一步打算', field: 'next', look: 'text', min: 16, max: 40 },
  { heading: '佐证材料', field: 'evidence', look: 'text', min: 12, max: 24 },
];

/** A3 landscape between margins of 15 mm, in half-width characters. */
const PAGE = 209;
const last = columns.length - 1;

/** 进展情况报送表: head, one row per task, and the block to sign and seal below. */
export function progressSheet(table: ProgressTable): SheetPlan {
  const widths = columnWidths(
    columns.map(({ heading, field, min, max }) => ({
      min,
      max,
      texts: [heading, ...table.rows.map((row) => row[field])],
    })),
    PAGE,
  );
  const head = headRows(table);
  const body = table.rows.map((row): PlannedRow => {
    const lines = Math.max(...columns.map(({ field }, at) => wrappedLines(row[field], widths[at] ?? 10)));
    return {
      height: clampHeight(linesHeight(lines)),
      cells: columns.map(({ field, look }) => ({ value: row[field], look })),
    };
  });
  const foot = signingRows(table);
  const footAt = head.length + body.length;
  const across = (row: number) => ({ fromRow: row, fromColumn: 0, toRow: row, toColumn: last });
  return {
    name: '进展情况报送表',
    widths,
    rows: [...head, ...body, ...foot],
    merges: [across(0), ...foot.map((_, at) => across(footAt + at))],
    freeze: { rows: head.length, columns: 2 },
    filter: { fromRow: head.length - 1, fromColumn: 0, toRow: footAt - 1, toColumn: last },
    page: {
      paper: 'a3',
      titleRows: [head.length - 1, head.length - 1],
      firstHeader: '',
      footer: '第 &P 页 共 &N 页',
    },
  };
}

const wide = (left: string, look: CellLook, height: number, right?: string): PlannedRow => ({
  height,
  cells: columns.map((_, at) =>
    at === last && right !== undefined
      ? { value: right, look: 'noteRight' }
      : { value: at === 0 ? left : null, look },
  ),
});

function headRows({ unitName, to, period, cutoff }: ProgressTable): PlannedRow[] {
  return [
    wide(`${periodWords(period)}工作任务进展情况报送表`, 'title', 42),
    wide(
      `填报单位：${unitName}${to === null ? '' : `　　报送：${to}`}`,
      'note',
      22,
      `统计期：${periodWords(period)}　　统计截止日：${chineseDate(cutoff)}`,
    ),
    { height: 30, cells: columns.map(({ heading }) => ({ value: heading, look: 'head' })) },
  ];
}

const SPACE = '　　　　　　　　';

/** Names as signed off on the PC, and room for the hand and the seal. */
function signingRows({ rows, filledBy, signedOffBy, signedOffOn }: ProgressTable): PlannedRow[] {
  const date = signedOffOn === null ? '　　　　年　　月　　日' : chineseDate(signedOffOn);
  return [
    wide(
      `共 ${rows.length} 项，分解任务（如 7.1）各列一行、各计一项。本表内容与随附的上报包一致；仅限非涉密内容。`,
      'note',
      24,
    ),
    wide(
      `填报人：${filledBy ?? SPACE}　　审核人：${SPACE}　　签发人：${signedOffBy ?? SPACE}　　联系电话：${SPACE}`,
      'note',
      40,
    ),
    wide(`负责人（签字）：${SPACE}${SPACE}单位（盖章）：${SPACE}${SPACE}日期：${date}`, 'note', 60),
  ];
}
