import type { Language } from '../../errors.ts';
import { periodWords } from '../../period-words.ts';
import { AHEAD, type ClassSystem, type CompletionClass } from './classes.ts';

/** 口径: how each figure is counted, in words that stand under it on screen and on paper. */
export interface Basis {
  readonly matrix: string;
  readonly reporting: string;
  readonly classes: string;
  readonly trend: string;
}

interface Counted {
  readonly cutoff: string;
  readonly period: string;
  readonly system: ClassSystem;
  readonly by: 'task' | 'share';
  readonly ruleSet: { readonly name: string; readonly version: number } | null;
  /** Per cent of the year's target that should be done by the cut-off. */
  readonly yearLine: number;
}

export const classWords: Readonly<Record<Language, Readonly<Record<CompletionClass, string>>>> = {
  zh: {
    behind: '欠进度',
    onSchedule: '达进度',
    ahead: '超进度',
    done: '已完成和提前完成',
    notReached: '未达序时',
    reached: '达到序时',
    completed: '已办结',
    inHand: '正在办理',
    other: '其他',
  },
  en: {
    behind: 'Behind',
    onSchedule: 'On schedule',
    ahead: 'Ahead',
    done: 'Completed',
    notReached: 'Below the line',
    reached: 'On or above the line',
    completed: 'Completed',
    inHand: 'In hand',
    other: 'Other',
  },
};

/** How a row that was split is counted. */
const SPLIT: Readonly<Record<Language, string>> = {
  zh: '分解任务（如 7.1）各按一项计；原行只在直接交办给单位时计入，不重复计。',
  en: 'Each part of a split row (such as 7.1) counts as a task; the row itself counts only where it is assigned to a unit directly, so nothing counts twice.',
};

export const basisOf = (counted: Counted, language: Language): Basis =>
  language === 'zh' ? chinese(counted) : english(counted);

function chinese({ cutoff, period, system, by, ruleSet, yearLine }: Counted): Basis {
  const rules = ruleSet ? `按“${ruleSet.name}”第 ${ruleSet.version} 版评灯` : '还没有启用亮灯规则，不评灯';
  const counted = by === 'task' ? '一项任务算一项，以牵头单位为准' : '一项任务交办给一个单位算一份';
  const measured = '有量化进度的，比较完成比例与序时进度；没有的看灯：正常为达到，红灯、预警、关注为未达到';
  const systems: Readonly<Record<ClassSystem, string>> = {
    c1: `${measured}；超过序时进度 ${AHEAD} 个百分点以上为超进度；已办结、销号、年度办结为已完成；撤销、暂缓、退回改派和无从比较的为其他`,
    c2: `${measured}；全年指标的序时线为 ${yearLine}%；已办结、销号、年度办结算达到；撤销、暂缓、退回改派和无从比较的为其他`,
    c3: '已办结、销号、年度办结为已办结；撤销、暂缓、退回改派为其他；其余为正在办理',
  };
  return {
    matrix: `统计截止日 ${cutoff}，${rules}；一项任务交办给一个单位算一份。${SPLIT.zh}`,
    reporting: `统计期${periodWords(period)}，截至 ${cutoff}。应报：报送周期在本期内结束、交办日早于报送截止日、办结前到期的报送。首版签发日不晚于报送截止日为按时，晚于为迟报；截止日已过没有报的为未报，未过的为未到期。${SPLIT.zh}`,
    classes: `统计截止日 ${cutoff}，${counted}。${systems[system]}。${SPLIT.zh}`,
    trend: `各期按本期同样的办法计算，按截至 ${cutoff} 收到的报送。`,
  };
}

function english({ cutoff, period, system, by, ruleSet, yearLine }: Counted): Basis {
  const rules = ruleSet
    ? `lights by “${ruleSet.name}”, version ${ruleSet.version}`
    : 'no light rules are in use yet';
  const counted =
    by === 'task'
      ? 'each task counts once, by its lead'
      : 'each task counts once for each unit it is assigned to';
  const measured =
    'where progress is measured it is compared with the time-proportional line; elsewhere the light speaks: normal is on schedule, red, warning and attention are behind';
  const systems: Readonly<Record<ClassSystem, string>> = {
    c1: `${measured}; ${AHEAD} points past the line is ahead; completed, struck off and closed for the year are completed; cancelled, suspended, sent back and what cannot be compared are other`,
    c2: `${measured}; the line of a target of the year is ${yearLine}%; completed, struck off and closed for the year count as on the line; cancelled, suspended, sent back and what cannot be compared are other`,
    c3: 'completed, struck off and closed for the year are completed; cancelled, suspended and sent back are other; the rest is in hand',
  };
  return {
    matrix: `Cut-off ${cutoff}, ${rules}; each task counts once for each unit it is assigned to. ${SPLIT.en}`,
    reporting: `Period ${period}, as of ${cutoff}. Due: reports whose cycle ends in the period, for tasks assigned before the last day and not completed before it. In time if the first version was signed off by the last day, late if after; missing if that day has passed without a report, not due yet otherwise. ${SPLIT.en}`,
    classes: `Cut-off ${cutoff}; ${counted}. ${upper(systems[system])}. ${SPLIT.en}`,
    trend: `Each period is counted in the same way, from what had been reported by ${cutoff}.`,
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
