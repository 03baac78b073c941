import type { Language } from '../../errors.ts';
import type { LightLevel, Rule, RuleSet, RuleStep, RuleTest } from '../../model/rule-set.ts';

type Told = Readonly<Record<Language, string>>;

/** What a rule looks at, as its line is headed. */
const names: Readonly<Record<RuleTest, Told>> = {
  notCounted: { zh: '已撤销、暂缓或退回改派', en: 'Cancelled, suspended or sent back' },
  done: { zh: '已办结、已销号', en: 'Completed or struck off' },
  overdue: { zh: '超过时限', en: 'Past the limit' },
  majorRisk: { zh: '标记重大风险', en: 'Flagged as a major risk' },
  missedReports: { zh: '连续未报', en: 'Reports missed in a row' },
  behindSchedule: { zh: '落后序时进度', en: 'Behind the time gone' },
  milestoneOverdue: { zh: '时间节点超期', en: 'Milestone overdue' },
  timeLeft: { zh: '剩余时间少而本期未报', en: 'Little time left and no report' },
  unansweredUrge: { zh: '催办没有答复', en: 'Urge not answered' },
  notAcknowledged: { zh: '没有签收', en: 'Not acknowledged' },
  notStarted: { zh: '未到启动时间', en: 'Not begun yet' },
  onTrack: { zh: '其余', en: 'Everything else' },
};

/** What the threshold counts; tests that are not here have none. */
const units: Readonly<Partial<Record<RuleTest, Told>>> = {
  missedReports: { zh: '期', en: 'reports' },
  behindSchedule: { zh: '个百分点', en: 'points' },
  milestoneOverdue: { zh: '个月', en: 'months' },
  timeLeft: { zh: '% 剩余时间', en: '% of the time' },
  unansweredUrge: { zh: '天', en: 'days' },
  notAcknowledged: { zh: '个工作日', en: 'working days' },
};

export const ruleName = (test: RuleTest, language: Language): string => names[test][language];

/** The unit of a rule's thresholds; null for a rule that is true or not. */
export const thresholdUnit = (test: RuleTest, language: Language): string | null =>
  units[test]?.[language] ?? null;

const compare = (test: RuleTest, { beyond }: RuleStep): Told => {
  if (test === 'timeLeft') return beyond ? { zh: '不到', en: 'under' } : { zh: '不超过', en: 'at most' };
  return beyond ? { zh: '超过', en: 'more than' } : { zh: '达到', en: 'at least' };
};

/** How a step compares with its threshold, in words. */
export const comparison = (test: RuleTest, step: RuleStep, language: Language): string =>
  compare(test, step)[language];

/** What is looked at before the threshold of an urge: the light that was urged about. */
export const urgedAbout = (after: LightLevel, levels: RuleSet['levels'], language: Language): string =>
  language === 'zh' ? `催办“${levels[after].word}”后` : `after an urge about “${levels[after].word}”`;

/** When a step of a rule gives its light; empty for a rule that is true or not. */
export function conditionText(
  { test }: Pick<Rule, 'test'>,
  step: RuleStep,
  levels: RuleSet['levels'],
  language: Language,
): string {
  const unit = thresholdUnit(test, language);
  if (unit === null) return '';
  const after = step.after === undefined ? '' : `${urgedAbout(step.after, levels, language)} `;
  const at = step.at === null ? '—' : String(step.at);
  return `${after}${comparison(test, step, language)} ${at} ${unit}`;
}

/** One step of a rule as a sentence with the light it gives. */
export function stepText(
  rule: Pick<Rule, 'test'>,
  step: RuleStep,
  levels: RuleSet['levels'],
  language: Language,
): string {
  const { word } = levels[step.level];
  const condition = conditionText(rule, step, levels, language);
  return condition === '' ? word : `${condition} → ${word}`;
}
