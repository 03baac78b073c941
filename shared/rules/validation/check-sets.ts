import type { Language } from '../../errors.ts';
import type { CheckRule, Checks } from '../../model/check-rules.ts';
import { type CheckName, fixedChecks, isCheckName } from './check-names.ts';
import { checks } from './checks.ts';

const rule = (
  check: CheckName,
  level: CheckRule['level'],
  at: number | null = null,
  field: string | null = null,
): CheckRule => ({ check, level, at, field });

const rules: readonly CheckRule[] = [
  rule('negative', 'hard'),
  rule('placeholder', 'hard'),
  rule('both', 'soft'),
  rule('fell', 'soft', 0),
  rule('repeated', 'soft'),
  rule('doneUnsaid', 'soft'),
  rule('problemWithoutNext', 'soft'),
  rule('figureFell', 'soft', 0),
  rule('roster', 'soft'),
];

/** What holds for the tasks of a body that has adopted no rules: a 提示 may be explained and need not be. */
export const standardChecks: Checks = { explain: false, rules: [...rules] };

/** What a body begins with when it makes its own: 提示 have to be explained, and leaps are among them. */
export const proposedChecks: Checks = {
  explain: true,
  rules: [...rules, rule('jumped', 'soft', 50), rule('figureJumped', 'soft', 100)],
};

/** Of the sets that came with a sheet the one a row is checked by. */
export const checksOfBody = <C extends Checks & { readonly body: string }>(
  sets: readonly C[],
  body: string,
): Checks => sets.find((set) => set.body === body) ?? standardChecks;

export interface CheckSetProblem {
  readonly kind: 'fixed' | 'twice' | 'noField' | 'badField' | 'noThreshold' | 'badThreshold' | 'shortAndLong';
  /** The name of the check. */
  readonly check: string;
}

/**
 * What keeps a set from being put in force or taken in; null where nothing does. A rule of a check that this version does not know is
 * not judged.
 */
export function checkSetProblem({ rules: all }: Pick<Checks, 'rules'>): CheckSetProblem | null {
  const seen = new Map<string, CheckRule>();
  for (const each of all) {
    const kind = problemOf(each);
    if (kind) return { kind, check: each.check };
    const key = `${each.check} ${each.field ?? ''}`;
    if (seen.has(key) && isCheckName(each.check)) return { kind: 'twice', check: each.check };
    seen.set(key, each);
  }
  for (const { check, field, at } of all) {
    const longest = check === 'tooShort' ? seen.get(`tooLong ${field ?? ''}`)?.at : undefined;
    if (at !== null && longest !== undefined && longest !== null && at > longest)
      return { kind: 'shortAndLong', check };
  }
  return null;
}

function problemOf({ check, at, field, more }: CheckRule): CheckSetProblem['kind'] | null {
  if (!isCheckName(check) || Object.keys(more ?? {}).length > 0) return null;
  if (fixedChecks.has(check)) return 'fixed';
  const { fields, counts } = checks[check];
  if (fields && field === null) return 'noField';
  if (field !== null && !(fields as readonly string[] | undefined)?.includes(field)) return 'badField';
  if (counts === undefined) return at === null ? null : 'badThreshold';
  if (at === null) return 'noThreshold';
  return at < 0 || (counts === 'characters' && !Number.isInteger(at)) ? 'badThreshold' : null;
}

export const checkSetProblemText = ({ kind, check }: CheckSetProblem, language: Language): string =>
  words[language][kind](checkLabel(check, language));

/** What a check is called where rules are listed. */
export const checkLabel = (check: string, language: Language): string =>
  isCheckName(check) ? labels[check][language] : check;

const words: Readonly<Record<Language, Record<CheckSetProblem['kind'], (check: string) => string>>> = {
  zh: {
    fixed: (check) => `“${check}”始终是必改，不能另定`,
    twice: (check) => `“${check}”定了两次`,
    noField: (check) => `“${check}”没有写是哪一栏`,
    badField: (check) => `“${check}”不能用于这一栏`,
    noThreshold: (check) => `“${check}”缺少界限`,
    badThreshold: (check) => `“${check}”的界限不对`,
    shortAndLong: () => '同一栏的最少字数多于最多字数',
  },
  en: {
    fixed: (check) => `“${check}” always must be put right and can't be set`,
    twice: (check) => `“${check}” is set twice`,
    noField: (check) => `“${check}” names no field`,
    badField: (check) => `“${check}” can't be asked of this field`,
    noThreshold: (check) => `“${check}” lacks a threshold`,
    badThreshold: (check) => `the threshold of “${check}” is not valid`,
    shortAndLong: () => 'a field must be longer than it may be',
  },
};

const labels: Readonly<Record<CheckName, Readonly<Record<Language, string>>>> = {
  empty: { zh: '没有填写', en: 'Nothing written' },
  noReason: { zh: '更正没有原因', en: 'Correction without a reason' },
  noChangeReason: { zh: '无进展没有原因', en: 'No change without a reason' },
  percentRange: { zh: '完成比例在 0 到 100 之间', en: 'Percent between 0 and 100' },
  negative: { zh: '完成值是负数', en: 'Negative figure' },
  placeholder: { zh: '进展只写“无”“/”等', en: 'Placeholder in place of progress' },
  required: { zh: '必填', en: 'Required' },
  tooShort: { zh: '字数太少', en: 'Too short' },
  tooLong: { zh: '字数太多', en: 'Too long' },
  both: { zh: '写了进展又选无进展', en: 'Progress and no change' },
  fell: { zh: '完成比例下降', en: 'Percent fell' },
  jumped: { zh: '完成比例猛增', en: 'Percent leapt' },
  repeated: { zh: '与上期一字不差', en: 'Same words as last time' },
  doneUnsaid: { zh: '填 100% 而指标未达到', en: '100% while an indicator is not reached' },
  problemWithoutNext: { zh: '有问题没有下一步', en: 'Problem without next steps' },
  figureFell: { zh: '累计完成值下降', en: 'Figure fell' },
  figureJumped: { zh: '累计完成值猛增', en: 'Figure leapt' },
  roster: { zh: '佐证像是人员名单', en: 'Evidence looks like a list of persons' },
};
