import type { Bilingual } from '../../errors.ts';
import type { CheckRule, Checks } from '../../model/check-rules.ts';
import type { Explanation } from '../../model/record/explanation.ts';
import type { Draft } from '../../model/views.ts';
import { isBlank } from '../../text.ts';
import { type CheckName, checkNames, fixedChecks, isCheckName } from './check-names.ts';
import { standardChecks } from './check-sets.ts';
import type { CheckedField } from './checked-fields.ts';
import { type Check, checks } from './checks.ts';
import type { Filled } from './filled.ts';

export interface Finding {
  /** 必改 must be put right before signing off; 提示 is to be read, and may be right as it is. */
  readonly level: 'hard' | 'soft';
  readonly check: CheckName;
  readonly field: CheckedField;
  /** The indicator, where the finding is about one. */
  readonly about: string | null;
  readonly message: Bilingual;
}

/**
 * What is found in one filled-in row by the rules of the body it goes to, 必改 first, in the order of the checks. A rule
 * that this version does not know finds nothing.
 */
export function findingsOf(filled: Filled, { rules }: Checks = standardChecks): readonly Finding[] {
  const found = checkNames.flatMap((name) =>
    rulesOf(name, rules).flatMap((rule) => look(name, rule, filled)),
  );
  return found.toSorted((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
}

type Rule = Pick<CheckRule, 'level' | 'at' | 'field'>;

const fixed: readonly Rule[] = [{ level: 'hard', at: null, field: null }];

const rulesOf = (name: CheckName, rules: readonly CheckRule[]): readonly Rule[] =>
  fixedChecks.has(name) ? fixed : rules.filter((rule) => rule.check === name && isUnderstood(rule));

/** Whether this version can tell what a rule asks. Options it does not know are of a later version, and so is the rule. */
export const isUnderstood = ({
  check,
  field,
  more,
}: Pick<CheckRule, 'check' | 'field' | 'more'>): boolean => {
  if (!isCheckName(check) || Object.keys(more ?? {}).length > 0) return false;
  const { fields }: Check = checks[check];
  return fields === undefined || (fields as readonly (string | null)[]).includes(field);
};

function look(name: CheckName, rule: Rule, filled: Filled): readonly Finding[] {
  const { field, test, message } = checks[name];
  return test(filled, rule).map(({ figures, about = null }): Finding => {
    const fill = (language: keyof Bilingual) =>
      message[language].replace(/\{(\w+)\}/g, (_all, key: string) => {
        const figure = figures[key] ?? '';
        return typeof figure === 'object' ? figure[language] : String(figure);
      });
    return {
      level: rule.level,
      check: name,
      field: field ?? (rule.field as CheckedField),
      about,
      message: { zh: fill('zh'), en: fill('en') },
    };
  });
}

type Place = Pick<Explanation, 'check' | 'field' | 'about'>;

/** What tells one finding of a row from another. */
export const findingKey = ({ check, field, about }: Place): string => `${check} ${field} ${about ?? ''}`;

/** What the person said to a finding; empty where nothing. */
export const explanationOf = (explained: Draft['explained'], finding: Place): string =>
  explained?.find((each) => findingKey(each) === findingKey(finding))?.text ?? '';

/** The draft with another 说明 of a finding; a blank one is taken out. */
export function withExplanation(draft: Draft, finding: Finding, text: string): Draft {
  const { explained = [], ...rest } = draft;
  const others = explained.filter((each) => findingKey(each) !== findingKey(finding));
  const all = text === '' ? others : [...others, explain(finding, text)];
  return all.length === 0 ? rest : { ...rest, explained: all };
}

const explain = ({ check, field, about, message }: Finding, text: string): Explanation => ({
  check,
  field,
  about,
  finding: message.zh.slice(0, 1000),
  text,
});

/** What travels with the report: the 提示 that stand and were explained, in the words that stand now. */
export const standingExplanations = (
  explained: Draft['explained'],
  findings: readonly Finding[],
): readonly Explanation[] =>
  findings.flatMap((finding) => {
    const text = explanationOf(explained, finding).trim();
    return finding.level === 'hard' || text === '' ? [] : [explain(finding, text)];
  });

/** What keeps a row from being signed off: the first 必改, else the first 提示 that has to be explained and is not. */
export function blockingFinding(
  findings: readonly Finding[],
  explained: Draft['explained'],
  { explain: must }: Pick<Checks, 'explain'> = standardChecks,
): { readonly finding: Finding; readonly why: 'mustFix' | 'mustExplain' } | null {
  const hard = findings.find(({ level }) => level === 'hard');
  if (hard) return { finding: hard, why: 'mustFix' };
  const silent = must ? findings.find((finding) => isBlank(explanationOf(explained, finding))) : undefined;
  return silent ? { finding: silent, why: 'mustExplain' } : null;
}
