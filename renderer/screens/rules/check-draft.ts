import type { CheckRule, Checks } from '../../../shared/model/check-rules.ts';
import {
  type CheckName,
  checkNames,
  fixedChecks,
  isCheckName,
} from '../../../shared/rules/validation/check-names.ts';
import { checks } from '../../../shared/rules/validation/checks.ts';

/** The checks that a body may set, in the order in which they are listed. */
export const settableChecks: readonly CheckName[] = checkNames.filter((name) => !fixedChecks.has(name));

/** A rule of a check with the first field it may ask about and a threshold to begin with. */
export function newRule(check: CheckName): CheckRule {
  const { fields, counts } = checks[check];
  const at = counts === undefined ? null : counts === 'characters' ? 20 : 0;
  return { check, level: 'soft', at, field: fields?.[0] ?? null };
}

const replaced = (draft: Checks, index: number, rule: CheckRule): Checks => ({
  ...draft,
  rules: draft.rules.map((each, at) => (at === index ? rule : each)),
});

export const withRule = (draft: Checks, index: number, part: Partial<CheckRule>): Checks => {
  const old = draft.rules[index];
  return old ? replaced(draft, index, { ...old, ...part }) : draft;
};

export const withoutRule = (draft: Checks, index: number): Checks => ({
  ...draft,
  rules: draft.rules.filter((_, at) => at !== index),
});

/** A check that asks about one of several fields may stand more than once, any other once. */
export const addable = (draft: Checks): readonly CheckName[] =>
  settableChecks.filter((name) => {
    const { fields } = checks[name];
    const present = draft.rules.filter(({ check }) => check === name).length;
    return present < (fields?.length ?? 1);
  });

/** The same check again, about the first field that none asks about yet. */
export function withAdded(draft: Checks, check: CheckName): Checks {
  const taken = new Set(draft.rules.filter((rule) => rule.check === check).map(({ field }) => field));
  const free = checks[check].fields?.find((field) => !taken.has(field));
  const rule = newRule(check);
  return { ...draft, rules: [...draft.rules, free === undefined ? rule : { ...rule, field: free }] };
}

export const countsOfCheck = (check: string) => (isCheckName(check) ? checks[check].counts : undefined);
export const fieldsOfCheck = (check: string) => (isCheckName(check) ? checks[check].fields : undefined);
