import type { Language } from '../../errors.ts';
import type { LightColour, LightLevel, RuleSet } from '../../model/rule-set.ts';
import { periodWords } from '../../period-words.ts';
import type { Figures, Verdict } from './evaluate.ts';

/** A light as it is shown: never by its colour alone. */
export interface Light {
  readonly level: LightLevel;
  readonly colour: LightColour;
  readonly shape: 'square' | 'triangle' | 'diamond' | 'circle' | 'tick' | 'ring';
  readonly word: string;
  /** Number of the rule that fired. */
  readonly rule: number;
  /** Why, with the figures used. */
  readonly reason: string;
  /** How it is cleared; empty where there is nothing to clear. */
  readonly clear: string;
  /** Who clears it. */
  readonly by: 'unit' | 'issuer' | 'nobody';
  readonly ruleSet: { readonly id: string; readonly name: string; readonly version: number };
}

export const shapes = {
  red: 'square',
  warning: 'triangle',
  attention: 'diamond',
  normal: 'circle',
  done: 'tick',
  none: 'ring',
} as const satisfies Record<LightLevel, Light['shape']>;

export function tellLight(
  verdict: Verdict,
  set: Pick<RuleSet, 'levels' | 'name' | 'version'> & { readonly id: string },
  language: Language,
): Light {
  const { word, colour } = set.levels[verdict.level];
  const sentence = sentences[verdict.sentence];
  if (!sentence) throw new Error(`no sentence for ${verdict.sentence}`);
  const figures = spoken(verdict.figures, language);
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_all, name: string) => String(figures[name] ?? ''));
  return {
    level: verdict.level,
    colour,
    shape: shapes[verdict.level],
    word,
    rule: verdict.rule,
    reason: fill(sentence[language][0]),
    clear: fill(sentence[language][1]),
    by: sentence.by,
    ruleSet: { id: set.id, name: set.name, version: set.version },
  };
}

const stateWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { completed: '已办结', struckOff: '已销号' },
  en: { completed: 'completed', struckOff: 'struck off' },
};

function spoken(figures: Figures, language: Language): Figures {
  const said: Record<string, string | number> = { ...figures };
  for (const name of ['first', 'last'])
    if (typeof figures[name] === 'string' && language === 'zh')
      said[name] = periodWords(String(figures[name]));
  if (typeof figures['state'] === 'string') said['state'] = stateWords[language][figures['state']] ?? '';
  if (typeof figures['actual'] === 'number') said['progress'] = progressWords[language](figures['actual']);
  return said;
}

const progressWords: Readonly<Record<Language, (actual: number) => string>> = {
  zh: (actual) => `，完成 ${actual}%`,
  en: (actual) => `, ${actual}% done`,
};

interface Sentences {
  readonly by: Light['by'];
  readonly zh: readonly [reason: string, clear: string];
  readonly en: readonly [reason: string, clear: string];
}

const sentences: Readonly<Record<string, Sentences>> = {
  cancelled: {
    by: 'nobody',
    zh: ['任务已撤销，不参加评灯', ''],
    en: ['The task is cancelled and not counted', ''],
  },
  suspended: {
    by: 'issuer',
    zh: ['任务暂缓办理，不参加评灯', '下发单位恢复办理后重新评灯'],
    en: ['The task is suspended and not counted', 'It is counted again once the issuing body resumes it'],
  },
  returnedForReassignment: {
    by: 'issuer',
    zh: ['单位已退回改派，等待重新交办', '下发单位改派，或重新交办给该单位'],
    en: [
      'The unit has sent the task back for reassignment',
      'The issuing body assigns it to another unit, or again to this one',
    ],
  },
  rolledOver: {
    by: 'nobody',
    zh: [
      '{year} 年度已于 {lastDay} 收报截止，转到“{title}”，不再评灯',
      '要看当时的灯，把统计截止日选到 {lastDay}',
    ],
    en: [
      'Closed for {year} on {lastDay}; it goes on in “{title}” and is not judged here any more',
      'Choose {lastDay} as the cut-off date to see the light of that day',
    ],
  },
  done: { by: 'nobody', zh: ['任务{state}', ''], en: ['The task is {state}', ''] },
  doneLate: {
    by: 'nobody',
    zh: ['任务{state}，比时限 {due} 晚 {days} 天（逾期完成）', ''],
    en: ['The task is {state}, {days} days after its limit {due}', ''],
  },
  yearClosed: {
    by: 'nobody',
    zh: ['{year} 年度已办结，次年继续', ''],
    en: ['Closed for {year}; it goes on next year', ''],
  },
  overdue: {
    by: 'unit',
    zh: ['时限 {due} 已过 {days} 天', '申请办结；确需更多时间的，申请延期并说明原因'],
    en: [
      'The limit {due} passed {days} days ago',
      'Apply for completion, or ask for an extension with a reason',
    ],
  },
  majorRisk: {
    by: 'issuer',
    zh: ['下发单位标记重大风险：{risk}', '风险消除后在进展中说明，由下发单位解除'],
    en: [
      'The issuing body flagged a major risk: {risk}',
      'Report how it was dealt with; the issuing body clears the flag',
    ],
  },
  missedOne: {
    by: 'unit',
    zh: ['{last}的进展没有报送', '补报{last}进展；确无进展的，报“本期无进展”'],
    en: ['The report of {last} was not sent', 'Report on {last}, or “no change” with a reason'],
  },
  missedMany: {
    by: 'unit',
    zh: ['从{first}到{last}，连续 {count} 期没有报送进展', '补报{last}进展；确无进展的，报“本期无进展”'],
    en: [
      '{count} reports in a row were not sent, from {first} to {last}',
      'Report on {last}, or “no change” with a reason',
    ],
  },
  behind: {
    by: 'unit',
    zh: ['序时进度应达 {expected}%，实际 {actual}%，差 {gap} 个百分点', '加快推进并报送新的完成值'],
    en: [
      '{expected}% should be done by now, {actual}% is: {gap} points behind',
      'Catch up and report the new figures',
    ],
  },
  behindYear: {
    by: 'unit',
    zh: ['年度序时进度应达 {expected}%，实际 {actual}%，差 {gap} 个百分点', '加快推进并报送新的完成值'],
    en: [
      "{expected}% of the year's target should be done by now, {actual}% is: {gap} points behind",
      'Catch up and report the new figures',
    ],
  },
  milestone: {
    by: 'unit',
    zh: ['时间节点“{name}”（{due}）已过 {days} 天', '完成该节点并在进展中说明'],
    en: ['The milestone “{name}” ({due}) passed {days} days ago', 'Reach it and say so in the report'],
  },
  timeLeft: {
    by: 'unit',
    zh: ['距时限 {due} 还有 {days} 天（剩余时间 {left}%），本期进展没有报送', '报送本期进展'],
    en: [
      '{days} days are left until {due} ({left}% of the time), and this period has no report',
      'Send the report of this period',
    ],
  },
  urge: {
    by: 'unit',
    zh: ['催办要求 {limit} 前答复，已过 {days} 天', '报送进展，答复催办'],
    en: ['An urge was to be answered by {limit}, {days} days ago', 'Send a report in answer to it'],
  },
  notAcknowledged: {
    by: 'unit',
    zh: [
      '{assignedOn} 交办，已过 {days} 个工作日没有签收（限 {limit} 个工作日）',
      '签收，或说明理由退回改派',
    ],
    en: [
      'Assigned on {assignedOn} and not acknowledged for {days} working days ({limit} allowed)',
      'Acknowledge it, or send it back with a reason',
    ],
  },
  notStarted: {
    by: 'nobody',
    zh: ['{start} 起办理，统计截止日 {cutoff} 还没有开始', ''],
    en: ['It begins on {start}, after the cut-off date {cutoff}', ''],
  },
  onTrack: {
    by: 'nobody',
    zh: ['按期推进，时限 {due}{progress}', ''],
    en: ['On track, limit {due}{progress}', ''],
  },
  onTrackOpen: {
    by: 'nobody',
    zh: ['持续推进，没有欠报{progress}', ''],
    en: ['Ongoing, no report is missing{progress}', ''],
  },
};
