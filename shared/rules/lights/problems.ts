import type { Language } from '../../errors.ts';
import type { LightLevel, Rule, RuleSet, RuleStep, RuleTest } from '../../model/rule-set.ts';

/** Tests that compare a figure with a threshold; the rest are true or not. */
const COUNTED: ReadonlySet<RuleTest> = new Set([
  'missedReports',
  'behindSchedule',
  'milestoneOverdue',
  'timeLeft',
  'unansweredUrge',
  'notAcknowledged',
]);

export interface RuleSetProblem {
  readonly kind:
    | 'sameNumber'
    | 'noStep'
    | 'noThreshold'
    | 'badThreshold'
    | 'unreachable'
    | 'cycle'
    | 'noLast';
  /** The rule's number; null where the set as a whole is wrong. */
  readonly rule: number | null;
}

/**
 * What keeps a rule set from giving every task one light; null where nothing does. A threshold may not be missing, a step
 * may not stand behind one that takes all its cases, an urge may not lead back to the level it began from, and the
 * last rule takes whatever is left.
 */
export function ruleSetProblem({ rules }: Pick<RuleSet, 'rules'>): RuleSetProblem | null {
  const seen = new Set<number>();
  for (const rule of rules) {
    if (seen.has(rule.number)) return { kind: 'sameNumber', rule: rule.number };
    seen.add(rule.number);
    const kind = problemOfSteps(rule);
    if (kind) return { kind, rule: rule.number };
  }
  const last = inOrder(rules).at(-1);
  return last?.test === 'onTrack' ? null : { kind: 'noLast', rule: null };
}

/** A set is asked for its order once for every share that it judges. */
const ordered = new WeakMap<readonly Rule[], readonly Rule[]>();

export function inOrder(rules: readonly Rule[]): readonly Rule[] {
  const known = ordered.get(rules);
  if (known) return known;
  const fresh = rules.toSorted((a, b) => a.number - b.number);
  ordered.set(rules, fresh);
  return fresh;
}

function problemOfSteps({ test, steps }: Rule): RuleSetProblem['kind'] | null {
  if (steps.length === 0) return 'noStep';
  if (!COUNTED.has(test)) return steps.length > 1 ? 'unreachable' : null;
  if (steps.some(({ at }) => at === null)) return 'noThreshold';
  if (steps.some(({ at }) => !Number.isFinite(at) || (at ?? 0) < 0)) return 'badThreshold';
  if (test === 'unansweredUrge') return problemOfUrges(steps);
  const rising = test === 'timeLeft';
  for (let i = 1; i < steps.length; i += 1) {
    const [before, after] = [steps[i - 1]?.at ?? 0, steps[i]?.at ?? 0];
    if (rising ? after <= before : after >= before) return 'unreachable';
  }
  return null;
}

/** Each urge leads from one level to a graver one; following them must end. */
function problemOfUrges(steps: readonly RuleStep[]): RuleSetProblem['kind'] | null {
  const next = new Map<LightLevel, LightLevel>();
  for (const { after, level } of steps) {
    if (after === undefined) return 'noThreshold';
    if (next.has(after)) return 'unreachable';
    next.set(after, level);
  }
  for (const start of next.keys()) {
    const passed = new Set<LightLevel>();
    for (let at: LightLevel | undefined = start; at !== undefined; at = next.get(at)) {
      if (passed.has(at)) return 'cycle';
      passed.add(at);
    }
  }
  return null;
}

export const ruleSetProblemText = ({ kind, rule }: RuleSetProblem, language: Language): string =>
  words[language][kind](rule ?? 0);

const words: Readonly<Record<Language, Record<RuleSetProblem['kind'], (rule: number) => string>>> = {
  zh: {
    sameNumber: (rule) => `有两条规则都是第 ${rule} 条`,
    noStep: (rule) => `规则 ${rule} 没有写亮什么灯`,
    noThreshold: (rule) => `规则 ${rule} 缺少界限`,
    badThreshold: (rule) => `规则 ${rule} 的界限不能是负数`,
    unreachable: (rule) => `规则 ${rule} 里有永远轮不到的一档`,
    cycle: (rule) => `规则 ${rule} 的催办升级绕回了原来的一档`,
    noLast: () => '最后一条规则必须是“其余为正常”',
  },
  en: {
    sameNumber: (rule) => `two rules have the number ${rule}`,
    noStep: (rule) => `rule ${rule} gives no light`,
    noThreshold: (rule) => `rule ${rule} lacks a threshold`,
    badThreshold: (rule) => `the threshold of rule ${rule} is negative`,
    unreachable: (rule) => `rule ${rule} has a step that can never be reached`,
    cycle: (rule) => `the escalation of rule ${rule} leads back to where it began`,
    noLast: () => 'the last rule must take whatever is left as normal',
  },
};
