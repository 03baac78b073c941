import { nameKey } from '../text.ts';
import { cellText, type GridRow } from './grid.ts';

/** What a column of the table holds. `units` names bodies without saying who leads. */
export type ColumnMeaning =
  | 'seq'
  | 'category'
  | 'title'
  | 'detail'
  | 'units'
  | 'lead'
  | 'cooperate'
  | 'deadline'
  | 'other';

export interface ListHeader {
  /** Index of the header among the grid's rows. */
  readonly at: number;
  readonly columns: readonly string[];
  readonly meanings: readonly ColumnMeaning[];
}

type Word = ColumnMeaning | 'task';

/** First match wins. `task` stands for a wording that may head the group, the task or its target. */
const wordings: readonly (readonly [Word, RegExp])[] = [
  ['seq', /^(序号|编号|序|项次|任务序号|任务编号|no\.?|#)$/],
  [
    'deadline',
    /时限|期限|(完成|办结|推进|落实)(时间|日期|节点)|时间(节点|要求|安排|表)|截止|进度安排|^时间$/,
  ],
  [
    'cooperate',
    /^(?!.*(牵头|主办|主责))(.*(配合|协办|协同|协助|参与|参加|支持))(责任)?(单位|部门|处室|科室|机构|方)?/,
  ],
  ['lead', /(牵头|主办|主责)(责任)?(单位|部门|处室|科室|机构|方)?(\(.*\))?$/],
  [
    'units',
    /(责任|承办|落实|实施|承担|负责|主管|完成|执行)(单位|部门|主体|处室|科室|机构|学校|院系)|^(单位|部门|责任|承办)$|分工/,
  ],
  ['other', /备注|说明|联系|电话|领导|责任人|负责人|进展|完成情况|状态/],
  ['category', /类别|分类|领域|板块|大类|方面|一级|模块|类型/],
  ['detail', /指标|标准|措施|举措|成果|成效|要求|做法|路径/],
  ['task', /任务|工作|事项|目标|内容|项目|问题|要点/],
];

const wordOf = (printed: string): Word =>
  wordings.find(([, pattern]) => pattern.test(nameKey(printed)))?.[0] ?? 'other';

const printedOf = (row: GridRow): readonly string[] => row.map((cell) => cellText(cell).trim());

/**
 * The first row that reads as the header of a task list: it names a task and, beside it, who does it, by when, or
 * a running number. Position and order of the columns do not matter. Null where there is none.
 */
export function findHeader(rows: readonly GridRow[]): ListHeader | null {
  for (const [at, row] of rows.entries()) {
    const columns = printedOf(row);
    const words = columns.map(wordOf);
    if (isHeader(columns, words))
      return { at, columns, meanings: settle(columns, words, rows.slice(at + 1)) };
  }
  return null;
}

function isHeader(columns: readonly string[], words: readonly Word[]): boolean {
  if (columns.some((column) => column.length > 30)) return false;
  const has = (...wanted: readonly Word[]) => words.some((word) => wanted.includes(word));
  return has('task', 'detail') && has('units', 'lead', 'cooperate', 'deadline', 'seq');
}

/** The header printed again after a page break. */
export function repeatsHeader(row: GridRow, header: ListHeader): boolean {
  return (
    row.length === header.columns.length &&
    printedOf(row).every((text, at) => nameKey(text) === nameKey(header.columns[at] ?? ''))
  );
}

/** Gives every ambiguous wording its meaning, from the other columns and from where the column is left blank by merging. */
function settle(
  columns: readonly string[],
  words: readonly Word[],
  body: readonly GridRow[],
): readonly ColumnMeaning[] {
  const meanings: ColumnMeaning[] = words.map((word) => (word === 'task' ? 'other' : word));
  const tasks = words.flatMap((word, at) => (word === 'task' ? [at] : []));
  const details = words.flatMap((word, at) => (word === 'detail' ? [at] : []));
  const full = body.filter((row) => row.length === columns.length);
  const isMerged = (at: number) => full.some((row) => cellText(row[at]).trim() === '');

  const hasCategory = words.includes('category');
  const [first, second, third] = tasks;
  const groups =
    !hasCategory &&
    first !== undefined &&
    (second !== undefined ? details.length > 0 || isMerged(first) : false);
  const title = groups ? second : (first ?? details[0]);
  if (groups) meanings[first] = 'category';
  if (title !== undefined) meanings[title] = 'title';
  const target =
    [...tasks, ...details].find((at) => meanings[at] !== 'category' && at !== title && at !== third) ?? third;
  for (const at of details) if (at !== title && at !== target) meanings[at] = 'other';
  if (target !== undefined && target !== title) meanings[target] = 'detail';

  const heads =
    !hasCategory &&
    !groups &&
    title !== undefined &&
    target !== undefined &&
    title !== target &&
    isMerged(title);
  if (heads && !isMerged(target)) {
    meanings[title] = 'category';
    meanings[target] = 'title';
  }
  return meanings;
}
