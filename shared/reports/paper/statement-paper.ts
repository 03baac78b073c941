import { chineseDate } from '../ledger-columns.ts';
import { textWidth } from '../text-measure.ts';
import { numbered, type PaperBlock, type PaperPlan } from './paper-plan.ts';

/** What report R4 (进展情况汇报) is drafted from: one unit's reports of one period, signed off or still drafts. */
export interface Statement {
  readonly unit: string;
  /** The bodies it goes to; null for a ledger of one's own. */
  readonly to: string | null;
  /** In words. */
  readonly period: string;
  /** Title of the one list it is about; null for all. */
  readonly list: string | null;
  /** Calendar dates. */
  readonly date: string;
  readonly cutoff: string;
  readonly tasks: readonly StatementTask[];
  /** 亮灯, gravest first. */
  readonly lights: readonly { readonly word: string; readonly count: number }[];
}

export interface StatementTask {
  readonly number: string;
  readonly title: string;
  readonly category: string | null;
  readonly role: 'lead' | 'cooperate' | 'named';
  /** Completed or struck off. */
  readonly done: boolean;
  /** null where nothing was filled in. */
  readonly report: {
    readonly draft: boolean;
    readonly text: string;
    readonly noChange: string | null;
    readonly percent: number | null;
    /** Indicators with their figures. */
    readonly actuals: readonly string[];
    readonly problems: string;
    readonly coordination: string;
    readonly next: string;
  } | null;
}

/** Half-width characters of 2号 on a line: a longer title is broken where its sense is. */
const TITLE = 36;

/** R4: 总体情况, 主要做法及成效, 存在的问题, 下一步打算; every sentence of a task is the unit's own and is to be edited. */
export function statementPaper(statement: Statement): PaperPlan {
  const { unit, to, period, list, date, tasks } = statement;
  const about = `${list ? `《${list}》` : '重点工作任务'}进展情况的汇报`;
  const title = `关于${period}${about}`;
  const drafts = tasks.filter(({ report }) => report?.draft).length;
  return {
    title,
    blocks: [
      { kind: 'title', text: textWidth(title) > TITLE ? `关于${period}\n${about}` : title },
      ...(to === null ? [] : [{ kind: 'addressee', text: to } as const]),
      numbered(1, 1, '总体情况'),
      { kind: 'body', text: overall(statement) },
      numbered(1, 2, '主要做法及成效'),
      ...achievements(tasks),
      numbered(1, 3, '存在的问题'),
      ...problems(tasks),
      numbered(1, 4, '下一步打算'),
      ...told(tasks, 'next', '本期各项未填下一步打算，请补充。'),
      { kind: 'attachments', names: [`${period}工作任务进展情况报送表`] },
      { kind: 'signature', unit, date: chineseDate(date) },
      ...(drafts > 0
        ? [
            {
              kind: 'note',
              text: `本稿含 ${drafts} 项尚未签发的进展，签发后请重新生成，以与上报包一致。`,
            } as const,
          ]
        : []),
    ],
  };
}

function overall({ period, cutoff, tasks, lights }: Statement): string {
  const roleCount = (role: StatementTask['role']) => tasks.filter((task) => task.role === role).length;
  const roles = [
    ['牵头', roleCount('lead')],
    ['配合', roleCount('cooperate')],
  ].flatMap(([word, count]) => (count === 0 ? [] : [`${word} ${count} 项`]));
  const filled = tasks.flatMap(({ report }) => report ?? []);
  const still = filled.filter(({ noChange }) => noChange !== null).length;
  const figures = filled.reduce((sum, { actuals }) => sum + actuals.length, 0);
  const done = tasks.filter((task) => task.done).length;
  return [
    `${period}，我单位应报任务 ${tasks.length} 项${roles.length > 0 ? `，其中${roles.join('、')}` : ''}。`,
    `截至${chineseDate(cutoff)}，已办结、销号 ${done} 项，在办 ${tasks.length - done} 项；`,
    `本期填报 ${filled.length} 项，有进展 ${filled.length - still} 项，无进展 ${still} 项${filled.length < tasks.length ? `，未填 ${tasks.length - filled.length} 项` : ''}。`,
    ...(figures > 0 ? [`量化指标报完成值 ${figures} 项。`] : []),
    ...(lights.length > 0
      ? [`亮灯情况：${lights.map(({ word, count }) => `${word} ${count} 项`).join('，')}。`]
      : []),
  ].join('');
}

/** By 重点工作, in printed order; tasks without any stand last. */
function achievements(tasks: readonly StatementTask[]): PaperBlock[] {
  const moved = tasks.filter(({ report }) => report && report.noChange === null && report.text.trim() !== '');
  const groups = [...Map.groupBy(moved, ({ category }) => category)].toSorted(
    ([a], [b]) => Number(a === null) - Number(b === null),
  );
  const still = tasks.flatMap(({ number, report }) =>
    report && report.noChange !== null ? [`第 ${number} 项（${flat(report.noChange)}）`] : [],
  );
  const named = groups.length > 1 || (groups[0]?.[0] ?? null) !== null;
  return [
    ...groups.flatMap(([category, own], at) => [
      ...(named ? [numbered(2, at + 1, category === null ? '其他任务' : unnumbered(category))] : []),
      ...own.flatMap((task, index): PaperBlock[] => [
        numbered(3, index + 1, `${short(task.title)}。`),
        { kind: 'body', text: progressOf(task) },
      ]),
    ]),
    ...(moved.length === 0 ? [{ kind: 'body', text: '本期各项没有填报进展文字。' } as const] : []),
    ...(still.length > 0 ? [{ kind: 'body', text: `本期无进展：${still.join('；')}。` } as const] : []),
  ];
}

function progressOf({ report }: StatementTask): string {
  if (!report) return '';
  const { text, actuals, percent } = report;
  return [
    text.trim(),
    ...(actuals.length > 0 ? [`完成值：${actuals.join('；')}。`] : []),
    ...(percent === null ? [] : [`自评完成 ${percent}%。`]),
  ].join('\n');
}

function problems(tasks: readonly StatementTask[]): PaperBlock[] {
  const asks = tasks.some(({ report }) => report && report.coordination.trim() !== '');
  if (!asks) return told(tasks, 'problems', '本期没有反映存在的问题。');
  return [
    numbered(2, 1, '主要问题'),
    ...told(tasks, 'problems', '本期没有反映存在的问题。'),
    numbered(2, 2, '需协调事项'),
    ...told(tasks, 'coordination', ''),
  ];
}

/** One paragraph for each task that says something, with its number and name. */
function told(
  tasks: readonly StatementTask[],
  field: 'problems' | 'coordination' | 'next',
  nothing: string,
): PaperBlock[] {
  const said = tasks.flatMap(({ number, title, report }) => {
    const text = report?.[field].trim() ?? '';
    return text === '' ? [] : [`第 ${number} 项“${short(title)}”：${text}`];
  });
  return (said.length > 0 ? said : [nothing]).map((text) => ({ kind: 'body', text }));
}

const SHORT = 40;

/** The list's own number of a 重点工作 gives way to the paper's. */
const unnumbered = (category: string): string =>
  flat(category).replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*/, '') || flat(category);

const flat = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/** The first sentence of a long row stands for it. */
function short(title: string): string {
  const line = [...flat(title)];
  const end = line.indexOf('。');
  const sentence = end > 0 ? line.slice(0, end) : line;
  return sentence.length > SHORT ? `${sentence.slice(0, SHORT).join('')}…` : sentence.join('');
}
