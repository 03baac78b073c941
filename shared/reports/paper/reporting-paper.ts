import { momentOf } from '../../dates.ts';
import type { Consolidation } from '../../model/views/figures.ts';
import type { PointsView } from '../../model/views/points.ts';
import { periodWords } from '../../period-words.ts';
import { owedIn } from '../../rules/figures/reporting.ts';
import { chineseDate } from '../ledger-columns.ts';
import type { PaperBlock, PaperPlan, PaperTable } from './paper-plan.ts';

/** What R5 and R9 are drafted from. */
export interface FiguresPaper {
  readonly issuer: string;
  /** Calendar date of the paper. */
  readonly date: string;
  readonly figures: Consolidation;
  /** 考核计分 of the same question; left out while it is off. */
  readonly points?: PointsView;
}

/** 得分 and 名次 by unit; null while they are off, and then the paper shows nothing of them. */
type Points = ReadonlyMap<string, { readonly points: number; readonly place: number }> | null;

/** 单位 · 应报 · 按时 · 迟报 · 未报 · 未到期 · 退回次数 · 最近报送时间, the sum below. */
export function reportingTable(
  { units, reports }: Consolidation,
  caption: string | null,
  points: Points = null,
): PaperTable {
  const total = units.reduce((sum, unit) => sum + unit.returns, 0);
  const counts = ({ onTime, late, missing, pending }: Consolidation['reports']): string[] =>
    [onTime, late, missing, pending].map(String);
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: '单位', width: 26, align: 'left' },
      { heading: '应报', width: 8, align: 'centre' },
      { heading: '按时', width: 8, align: 'centre' },
      { heading: '迟报', width: 8, align: 'centre' },
      { heading: '未报', width: 8, align: 'centre' },
      { heading: '未到期', width: 10, align: 'centre' },
      { heading: '退回\n次数', width: 8, align: 'centre' },
      { heading: '最近报送', width: 17, align: 'centre' },
      ...(points
        ? ([
            { heading: '得分', width: 8, align: 'centre' },
            { heading: '名次', width: 8, align: 'centre' },
          ] as const)
        : []),
    ],
    rows: [
      ...units.map((unit) => [
        unit.name,
        String(owedIn(unit.reports)),
        ...counts(unit.reports),
        String(unit.returns),
        unit.lastReport === null ? '没有报过' : momentOf(unit.lastReport).slice(0, 10),
        ...(points
          ? [String(points.get(unit.id)?.points ?? ''), String(points.get(unit.id)?.place ?? '')]
          : []),
      ]),
      ['合计', String(owedIn(reports)), ...counts(reports), String(total), '', ...(points ? ['', ''] : [])],
    ],
  };
}

/** R9: 报送情况统计表, with what it says in one paragraph, to be edited in Word. */
export function reportingPaper({ issuer, date, figures, points }: FiguresPaper): PaperPlan {
  const title = `${periodWords(figures.period)}报送情况统计表`;
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      ...(figures.ledger ? [{ kind: 'field', label: '清单', value: figures.ledger.title } as const] : []),
      { kind: 'body', text: reportingSentence(figures) },
      reportingTable(figures, null, points ? new Map(points.rows.map((row) => [row.id, row])) : null),
      { kind: 'note', text: `口径：${figures.basis.reporting}` },
      ...(points ? [{ kind: 'note', text: points.basis } as const] : []),
      ...typedNote(figures),
      { kind: 'signature', unit: issuer, date: chineseDate(date) },
    ] satisfies PaperBlock[],
  };
}

/** Who was typed for: such reports count, and the paper says that they are not the unit's own. */
export function typedNote({ units }: Pick<Consolidation, 'units'>): PaperBlock[] {
  const typed = units.filter((unit) => unit.typed > 0);
  const total = typed.reduce((sum, unit) => sum + unit.typed, 0);
  if (total === 0) return [];
  const each = typed.map((unit) => `${unit.name} ${unit.typed} 份`);
  return [{ kind: 'note', text: `已报中有 ${total} 份为代录（电话、纸质等方式报来）：${named(each)}。` }];
}

/** 应报多少、按时多少、谁没有报. */
export function reportingSentence({ period, units, reports, cutoff }: Consolidation): string {
  const owed = owedIn(reports);
  if (owed === 0) return `${periodWords(period)}没有到期的报送。`;
  const silent = units.filter((unit) => unit.reports.missing > 0).map(({ name }) => name);
  const parts = [
    `截至${chineseDate(cutoff)}，${periodWords(period)}应报 ${owed} 份，涉及 ${units.length} 个单位`,
    `按时 ${reports.onTime} 份（${percent(reports.onTime, owed)}），迟报 ${reports.late} 份，未报 ${reports.missing} 份` +
      (reports.pending > 0 ? `，未到期 ${reports.pending} 份` : ''),
  ];
  return `${parts.join('；')}。${silent.length > 0 ? `未报单位：${named(silent)}。` : '没有未报单位。'}`;
}

/** One decimal, as bulletins print it. */
export const percent = (part: number, whole: number): string =>
  `${whole === 0 ? '0.0' : ((part / whole) * 100).toFixed(1)}%`;

const MOST_NAMED = 40;

/** Names in a sentence; a very long row of them ends with how many there are. */
export const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join('、')}等 ${names.length} 个`
    : names.join('、');
