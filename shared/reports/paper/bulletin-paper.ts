import type { Consolidation, ShareRow } from '../../model/views/figures.ts';
import { periodWords } from '../../period-words.ts';
import { typedMark } from '../../rules/transcript-words.ts';
import { chineseDate } from '../ledger-columns.ts';
import { numbered, type PaperBlock, type PaperPlan } from './paper-plan.ts';
import { type FiguresPaper, named, percent, reportingSentence, reportingTable } from './reporting-paper.ts';

/** What report R5 (督查通报) is drafted from. */
export interface Bulletin extends FiguresPaper {
  /** 期号; null leaves the space for it. */
  readonly number: number | null;
  /** Shares with a red light or a warning, the gravest first. */
  readonly lagging: readonly ShareRow[];
}

/** So many lagging items are told one by one; the rest are counted and stand in the table behind. */
const MOST_TOLD = 8;

/** R5: 总体情况, 存在的问题, 工作要求, with the reporting table behind; every sentence is to be edited. */
export function bulletinPaper(bulletin: Bulletin): PaperPlan {
  const { issuer, date, number, figures, lagging } = bulletin;
  const list = figures.ledger ? `《${figures.ledger.title}》` : '重点工作任务';
  const title = `关于${list}${periodWords(figures.period)}进展情况的通报`;
  const blocks: PaperBlock[] = [
    {
      kind: 'masthead',
      name: '督查通报',
      number: `第 ${number ?? '　'} 期`,
      issuer,
      date: chineseDate(date),
    },
    { kind: 'title', text: title },
    { kind: 'addressee', text: '各有关单位' },
    { kind: 'body', text: `现将${list}截至${chineseDate(figures.cutoff)}的进展情况通报如下。` },
    numbered(1, 1, '总体情况'),
    numbered(2, 1, '完成情况'),
    { kind: 'body', text: classSentence(figures) },
    numbered(2, 2, '亮灯情况'),
    { kind: 'body', text: lightSentence(figures) },
    numbered(2, 3, '报送情况'),
    { kind: 'body', text: reportingSentence(figures) },
    numbered(1, 2, '存在的问题'),
    ...problems(figures, lagging),
    numbered(1, 3, '工作要求'),
    ...demands(figures, lagging).map((text, at) => numbered(3, at + 1, text)),
    {
      kind: 'attachments',
      names: lagging.length > 0 ? ['报送情况统计表', '滞后任务清单'] : ['报送情况统计表'],
    },
    { kind: 'signature', unit: issuer, date: chineseDate(date) },
    { kind: 'pageBreak' },
    { kind: 'field', label: '附件1', value: '报送情况统计表' },
    reportingTable(figures, null),
    ...(lagging.length > 0
      ? ([
          { kind: 'pageBreak' },
          { kind: 'field', label: '附件2', value: '滞后任务清单' },
          laggingTable(lagging),
        ] as const)
      : []),
    { kind: 'note', text: `口径：${Object.values(pick(figures.basis)).join('')}` },
  ];
  return { title, blocks };
}

const pick = ({ matrix, classes, reporting }: Consolidation['basis']) => ({ classes, matrix, reporting });

function classSentence({ classes, tasks, units }: Consolidation): string {
  const all = classes.reduce((sum, { count }) => sum + count, 0);
  const told = classes
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count} 项，占 ${percent(count, all)}`);
  return `本次共统计 ${tasks} 项任务，涉及 ${units.length} 个单位。其中${told.join('；')}。`;
}

function lightSentence({ ruleSet, lights, levels, shares }: Consolidation): string {
  if (!ruleSet) return '本期没有启用亮灯规则。';
  const told = levels
    .map(({ word }, at) => ({ word, count: lights[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word} ${count} 份（${percent(count, shares)}）`);
  return `按“${ruleSet.name}”第 ${ruleSet.version} 版，${shares} 份任务中${told.join('，')}。`;
}

function problems({ units }: Consolidation, lagging: readonly ShareRow[]): PaperBlock[] {
  const silent = units.filter((unit) => unit.reports.missing > 0);
  const returned = units.filter((unit) => unit.returns > 0);
  const items = lagging
    .slice(0, MOST_TOLD)
    .map(
      (row) =>
        `${row.unit.name}承担的“${short(row.title)}”${row.light ? `：${row.light.word}，${row.light.reason}${typedMark(row.report)}` : ''}。`,
    );
  const texts = [
    ...(lagging.length > 0
      ? [
          `部分任务滞后。亮红灯或预警的共 ${lagging.length} 份，${lagging.length > MOST_TOLD ? '其中：' : '分别是：'}\n${items.join('\n')}`,
        ]
      : []),
    ...(silent.length > 0
      ? [
          `部分单位没有按期报送：${named(silent.map(({ name, reports }) => `${name}（${reports.missing} 份）`))}。`,
        ]
      : []),
    ...(returned.length > 0
      ? [
          `部分报送质量不高，被退回补充：${named(returned.map(({ name, returns }) => `${name}（${returns} 次）`))}。`,
        ]
      : []),
  ];
  return texts.length > 0
    ? texts.map((text) => ({ kind: 'body', text }))
    : [{ kind: 'body', text: '本期没有滞后任务，也没有未报单位。' }];
}

function demands({ units }: Consolidation, lagging: readonly ShareRow[]): string[] {
  const silent = units.some((unit) => unit.reports.missing > 0);
  return [
    ...(lagging.length > 0 ? ['亮红灯和预警的任务，责任单位要逐项说明原因，明确措施和时限。'] : []),
    ...(silent ? ['没有报送的单位要尽快补报；确无进展的，报“本期无进展”并说明原因。'] : []),
    '各单位要对照完成时限和量化指标，按期推进、按期报送。',
  ];
}

function laggingTable(lagging: readonly ShareRow[]): PaperBlock {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { heading: '序号', width: 6, align: 'centre' },
      { heading: '任务', width: 30, align: 'left' },
      { heading: '单位', width: 18, align: 'left' },
      { heading: '亮灯', width: 9, align: 'centre' },
      { heading: '原因', width: 30, align: 'left' },
    ],
    rows: lagging.map((row) => [
      row.number,
      row.title,
      row.unit.name,
      row.light?.word ?? '',
      row.light ? `${row.light.reason}${typedMark(row.report)}` : '',
    ]),
  };
}

const SHORT = 40;
const short = (title: string): string => {
  const line = title.replaceAll('\n', '');
  return line.length > SHORT ? `${line.slice(0, SHORT)}…` : line;
};
