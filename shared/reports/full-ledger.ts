import type { LedgerRow } from '../model/views.ts';
import { periodWords } from '../period-words.ts';
import { columnWidths } from './column-widths.ts';
import { chineseDate } from './ledger-columns.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import type { CellLook, PlannedRow, SheetPlan } from './sheet-plan.ts';
import { wrappedLines } from './text-measure.ts';

/** What report R2 (工作任务台账, full) is made of: the working ledger of one list inside one unit. */
export interface FullLedger {
  readonly title: string;
  readonly unitName: string;
  /** As on the wire; null where each row tells its newest report. */
  readonly period: string | null;
  /** Calendar date. */
  readonly cutoff: string;
  readonly rows: readonly FullLedgerRow[];
  readonly filledBy: string | null;
}

/** One task or part of a task; what several units reported stands on lines of its own, each behind the unit's name. */
export interface FullLedgerRow {
  readonly number: string;
  readonly category: string;
  readonly title: string;
  /** 量化指标 as printed. */
  readonly detail: string;
  readonly printedUnits: string;
  readonly deadline: string;
  readonly progress: string;
  readonly state: string;
  readonly remark: string;
  readonly lead: string;
  readonly cooperating: string;
  /** 分管领导 and 责任人 inside this unit. */
  readonly leader: string;
  readonly owner: string;
  readonly target: string;
  readonly actual: string;
  readonly percent: string;
  readonly light: LedgerRow['light'];
  readonly problems: string;
  readonly next: string;
  readonly evidence: number;
  /** Calendar date of the newest report; '' where there is none. */
  readonly lastReport: string;
  readonly extensions: number;
}

interface Column {
  readonly heading: string;
  readonly look: CellLook;
  readonly min: number;
  readonly max: number;
  readonly text: (row: FullLedgerRow) => string;
  /** Left out where no row has anything in it, as the list prints no such column. */
  readonly optional?: true;
}

const count = (number: number): string => (number === 0 ? '' : String(number));

const columns: readonly Column[] = [
  { heading: '序号', look: 'centre', min: 5, max: 7, text: (row) => row.number },
  { heading: '重点工作', look: 'text', min: 8, max: 12, text: (row) => row.category, optional: true },
  { heading: '任务目标', look: 'text', min: 20, max: 50, text: (row) => row.title },
  { heading: '量化指标', look: 'text', min: 12, max: 40, text: (row) => row.detail, optional: true },
  { heading: '责任部门', look: 'text', min: 9, max: 20, text: (row) => row.printedUnits, optional: true },
  { heading: '完成时限', look: 'centre', min: 9, max: 12, text: (row) => row.deadline, optional: true },
  { heading: '牵头单位', look: 'text', min: 9, max: 16, text: (row) => row.lead },
  { heading: '配合单位', look: 'text', min: 9, max: 18, text: (row) => row.cooperating },
  { heading: '分管领导', look: 'centre', min: 7, max: 9, text: (row) => row.leader },
  { heading: '责任人', look: 'centre', min: 7, max: 9, text: (row) => row.owner },
  { heading: '目标值', look: 'text', min: 9, max: 20, text: (row) => row.target },
  { heading: '完成值', look: 'text', min: 8, max: 18, text: (row) => row.actual },
  { heading: '完成比例', look: 'centre', min: 6, max: 12, text: (row) => row.percent },
  { heading: '进展情况', look: 'text', min: 20, max: 60, text: (row) => row.progress },
  { heading: '状态', look: 'centre', min: 7, max: 8, text: (row) => row.state },
  { heading: '灯', look: 'centre', min: 6, max: 8, text: (row) => row.light?.word ?? '' },
  { heading: '原因', look: 'text', min: 11, max: 24, text: (row) => row.light?.reason ?? '' },
  { heading: '存在问题', look: 'text', min: 9, max: 26, text: (row) => row.problems },
  { heading: '下一步', look: 'text', min: 9, max: 26, text: (row) => row.next },
  { heading: '佐证数', look: 'centre', min: 5, max: 5, text: (row) => count(row.evidence) },
  { heading: '最近报送', look: 'centre', min: 11, max: 11, text: (row) => row.lastReport },
  { heading: '延期次数', look: 'centre', min: 5, max: 5, text: (row) => count(row.extensions) },
  { heading: '备注', look: 'text', min: 8, max: 20, text: (row) => row.remark },
];

/** A3 landscape between margins of 15 mm, in half-width characters, printed at nine tenths of its size. */
const PAGE = 236;
const SPACE = '　　　　　　　　';

/** Head, a row for each task and part, how it is counted, and the line to sign. */
export function fullLedgerSheet(ledger: FullLedger): SheetPlan {
  const { rows, title, unitName, cutoff, period, filledBy } = ledger;
  const used = columns.filter(({ optional, text }) => !optional || rows.some((row) => text(row) !== ''));
  const last = used.length - 1;
  const cells = rows.map((row) => used.map(({ text }) => text(row)));
  const widths = columnWidths(
    used.map(({ heading, min, max }, at) => ({
      min,
      max,
      texts: [heading, ...cells.map((row) => row[at] ?? '')],
    })),
    PAGE,
  );
  const wide = (left: string, look: CellLook, height: number, right?: string): PlannedRow => ({
    height,
    cells: used.map((_, at) =>
      at === last && right !== undefined
        ? { value: right, look: 'noteRight' }
        : { value: at === 0 ? left : null, look },
    ),
  });
  const of = period === null ? '各任务最近一期' : periodWords(period);
  const head = [
    wide(title, 'title', 42),
    wide(
      `填报单位：${unitName}`,
      'note',
      22,
      `统计期：${of}　　统计截止日：${chineseDate(cutoff)}　　${rulesOf(rows)}`,
    ),
    {
      height: 36,
      cells: used.map(({ heading }): PlannedRow['cells'][number] => ({ value: heading, look: 'head' })),
    },
  ];
  const body = cells.map((row): PlannedRow => {
    const lines = Math.max(...row.map((text, at) => wrappedLines(text, widths[at] ?? 10)));
    return {
      height: clampHeight(linesHeight(lines)),
      cells: row.map((value, at) => ({ value, look: used[at]?.look ?? 'text' })),
    };
  });
  const foot = [
    wide(
      `共 ${rows.length} 项，分解任务（如 7.1）各列一行、各计一项。分管领导、责任人为本单位内部分工，不随上报包报送。仅限非涉密内容。`,
      'note',
      24,
    ),
    wide(
      `填报人：${filledBy ?? SPACE}　　审核人：${SPACE}　　负责人（签字）：${SPACE}　　联系电话：${SPACE}　　（盖章）　　日期：　　　　年　　月　　日`,
      'note',
      40,
    ),
  ];
  const footAt = head.length + body.length;
  const across = (row: number) => ({ fromRow: row, fromColumn: 0, toRow: row, toColumn: last });
  const task = used.findIndex(({ heading }) => heading === '任务目标');
  return {
    name: '工作任务台账',
    widths,
    rows: [...head, ...body, ...foot],
    merges: [across(0), ...foot.map((_, at) => across(footAt + at))],
    freeze: { rows: head.length, columns: task + 1 },
    filter: { fromRow: head.length - 1, fromColumn: 0, toRow: footAt - 1, toColumn: last },
    page: {
      paper: 'a3',
      titleRows: [head.length - 1, head.length - 1],
      firstHeader: '',
      footer: '第 &P 页 共 &N 页',
    },
  };
}

/** 口径 of the lights: the rule sets that lit them, by name and version. */
function rulesOf(rows: readonly FullLedgerRow[]): string {
  const sets = new Set(
    rows.flatMap(({ light }) => (light ? [`“${light.ruleSet.name}”第${light.ruleSet.version}版`] : [])),
  );
  return sets.size === 0 ? '没有亮灯规则' : `亮灯规则：${[...sets].join('、')}`;
}
