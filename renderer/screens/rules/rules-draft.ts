import type { LightColour, LightLevel, Rule, RuleSet, RuleTest } from '../../../shared/model/rule-set.ts';
import { ruleTests } from '../../../shared/model/rule-set.ts';
import { presets } from '../../../shared/rules/lights/presets.ts';
import { inOrder } from '../../../shared/rules/lights/problems.ts';

/** A rule set while it is being written: what is adopted gives it its version and its author. */
export type RulesDraft = Omit<RuleSet, 'version' | 'madeBy'>;

export const draftOf = ({ name, preset, schedule, levels, rules }: RulesDraft): RulesDraft => ({
  name,
  preset,
  schedule,
  levels,
  rules,
});

const withRules = (draft: RulesDraft, rules: readonly Rule[]): RulesDraft => ({
  ...draft,
  rules: [...rules],
});

export function withThreshold(
  draft: RulesDraft,
  number: number,
  step: number,
  at: number | null,
): RulesDraft {
  return withRules(
    draft,
    draft.rules.map((rule) =>
      rule.number === number
        ? { ...rule, steps: rule.steps.map((each, index) => (index === step ? { ...each, at } : each)) }
        : rule,
    ),
  );
}

export function withLevel(draft: RulesDraft, number: number, step: number, level: LightLevel): RulesDraft {
  return withRules(
    draft,
    draft.rules.map((rule) =>
      rule.number === number
        ? { ...rule, steps: rule.steps.map((each, index) => (index === step ? { ...each, level } : each)) }
        : rule,
    ),
  );
}

export const withWord = (draft: RulesDraft, level: LightLevel, word: string): RulesDraft => ({
  ...draft,
  levels: { ...draft.levels, [level]: { ...draft.levels[level], word } },
});

export const withColour = (draft: RulesDraft, level: LightLevel, colour: LightColour): RulesDraft => ({
  ...draft,
  levels: { ...draft.levels, [level]: { ...draft.levels[level], colour } },
});

/** The last rule takes whatever is left and stays where it is; the others may change places. */
export function canMove(draft: RulesDraft, number: number, by: -1 | 1): boolean {
  const rules = inOrder(draft.rules);
  const at = rules.findIndex((rule) => rule.number === number);
  const other = rules[at + by];
  return rules[at]?.test !== 'onTrack' && other !== undefined && other.test !== 'onTrack';
}

/** Changes places with the neighbour: the numbers stay, so that the lowest still wins. */
export function moveRule(draft: RulesDraft, number: number, by: -1 | 1): RulesDraft {
  const rules = inOrder(draft.rules);
  const at = rules.findIndex((rule) => rule.number === number);
  const [one, other] = [rules[at], rules[at + by]];
  if (!one || !other) return draft;
  return withRules(
    draft,
    inOrder(
      rules.map((rule) =>
        rule === one
          ? { ...rule, number: other.number }
          : rule === other
            ? { ...rule, number: one.number }
            : rule,
      ),
    ),
  );
}

const renumbered = (rules: readonly Rule[]): readonly Rule[] =>
  rules.map((rule, number) => ({ ...rule, number }));

export const dropRule = (draft: RulesDraft, number: number): RulesDraft =>
  withRules(draft, renumbered(inOrder(draft.rules).filter((rule) => rule.number !== number)));

/** Tests that no rule of the set makes. */
export const missingTests = (draft: RulesDraft): readonly RuleTest[] =>
  ruleTests.filter((test) => test !== 'onTrack' && draft.rules.every((rule) => rule.test !== test));

/** Adds a rule before the last, with the thresholds of the first preset that has it. */
export function addRule(draft: RulesDraft, test: RuleTest): RulesDraft {
  const known = Object.values(presets).flatMap(({ rules }) => rules.filter((rule) => rule.test === test))[0];
  if (!known) return draft;
  const rules = inOrder(draft.rules);
  const last = rules.findIndex((rule) => rule.test === 'onTrack');
  const at = last < 0 ? rules.length : last;
  return withRules(draft, renumbered([...rules.slice(0, at), known, ...rules.slice(at)]));
}
