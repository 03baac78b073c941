import type { Bilingual } from '../../errors.ts';
import type { Draft, ReportView, SheetRow } from '../../model/views.ts';
import { isBlank } from '../../text.ts';
import { indicatorProgress } from '../indicator-progress.ts';

/** Where a finding stands in the sheet: the field to jump to. */
export type CheckedField =
  | 'text'
  | 'percent'
  | 'actuals'
  | 'problems'
  | 'next'
  | 'noChange'
  | 'reason'
  | 'evidence';

/** 必改 must be put right before signing off; 提示 is to be read, and may be right as it is. */
export type FindingLevel = 'hard' | 'soft';

export interface Finding {
  readonly level: FindingLevel;
  readonly check: CheckName;
  readonly field: CheckedField;
  readonly message: Bilingual;
}

/** A filled-in row beside what was reported before. */
export interface Filled {
  readonly row: Pick<SheetRow, 'indicators' | 'last' | 'signed'>;
  readonly draft: Draft;
}

export const checkNames = [
  'empty',
  'noReason',
  'noChangeReason',
  'percentRange',
  'negative',
  'placeholder',
  'both',
  'fell',
  'repeated',
  'doneUnsaid',
  'problemWithoutNext',
  'figureFell',
] as const;
export type CheckName = (typeof checkNames)[number];

interface Check {
  readonly level: FindingLevel;
  readonly field: CheckedField;
  /** The figures of the sentence where it does not pass; null where it does. */
  readonly test: (filled: Filled) => Readonly<Record<string, string | number>> | null;
  readonly message: Bilingual;
}

const hit = (found: boolean, figures: Readonly<Record<string, string | number>> = {}) =>
  found ? figures : null;

/** What clerks write where a field asks for something: 0, 无, "/", 同上. */
const PLACEHOLDER = /^[\s/\\\-—–_.。,，、0０无没有暂同上略*]{1,6}$/;

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

const lastPercent = (last: ReportView | null): number | null => last?.percent ?? null;

/** The checks, each with its level, its field and its sentence. Only order and content of this table decide what is found. */
export const checks: Readonly<Record<CheckName, Check>> = {
  empty: {
    level: 'hard',
    field: 'text',
    test: ({ draft }) =>
      hit(
        isBlank(draft.text) &&
          draft.noChange === null &&
          draft.percent === null &&
          draft.actuals.length === 0 &&
          (draft.reached ?? []).length === 0,
      ),
    message: { zh: '没有填写进展', en: 'No progress is written' },
  },
  noReason: {
    level: 'hard',
    field: 'reason',
    test: ({ row, draft }) => hit(row.signed !== null && isBlank(draft.reason)),
    message: {
      zh: '更正已签发的进展，没有写更正原因',
      en: 'A signed-off report is corrected without a reason',
    },
  },
  noChangeReason: {
    level: 'hard',
    field: 'noChange',
    test: ({ draft }) => hit(draft.noChange !== null && isBlank(draft.noChange)),
    message: { zh: '选了“本期无进展”，没有说明原因', en: '“No change” is chosen without a reason' },
  },
  percentRange: {
    level: 'hard',
    field: 'percent',
    test: ({ draft: { percent } }) =>
      hit(percent !== null && (percent < 0 || percent > 100), { percent: percent ?? 0 }),
    message: { zh: '完成比例 {percent}% 不在 0 到 100 之间', en: '{percent}% is not between 0 and 100' },
  },
  negative: {
    level: 'hard',
    field: 'actuals',
    test: ({ row, draft }) => {
      const wrong = draft.actuals.find(({ value }) => value < 0);
      const indicator = row.indicators.find(({ id }) => id === wrong?.indicator);
      return wrong ? { value: wrong.value, indicator: indicator?.text ?? '' } : null;
    },
    message: {
      zh: '“{indicator}”的完成值 {value} 是负数',
      en: 'The figure {value} of “{indicator}” is negative',
    },
  },
  placeholder: {
    level: 'hard',
    field: 'text',
    test: ({ draft: { text } }) => hit(!isBlank(text) && PLACEHOLDER.test(text), { text }),
    message: {
      zh: '进展只写了“{text}”；没有进展的，请选“本期无进展”',
      en: 'The progress says only “{text}”; where there is none, choose “no change”',
    },
  },
  both: {
    level: 'soft',
    field: 'noChange',
    test: ({ draft }) => hit(draft.noChange !== null && !isBlank(draft.text)),
    message: {
      zh: '既写了进展，又选了“本期无进展”',
      en: 'Progress is written, and “no change” is chosen too',
    },
  },
  fell: {
    level: 'soft',
    field: 'percent',
    test: ({ row, draft: { percent } }) => {
      const before = lastPercent(row.last);
      return before !== null && percent !== null && percent < before ? { before, percent } : null;
    },
    message: {
      zh: '完成比例比上期低（{before}% → {percent}%）',
      en: 'Less is done than last time ({before}% → {percent}%)',
    },
  },
  repeated: {
    level: 'soft',
    field: 'text',
    test: ({ row, draft }) =>
      hit(row.last !== null && !isBlank(draft.text) && sameText(row.last.text, draft.text)),
    message: {
      zh: '进展与上期一字不差；没有进展的，请选“本期无进展”',
      en: 'The progress is word for word that of last time; where there is none, choose “no change”',
    },
  },
  doneUnsaid: {
    level: 'soft',
    field: 'percent',
    test: ({ row, draft }) => {
      if (draft.percent !== 100) return null;
      const short = row.indicators.find((indicator) => {
        const actual = draft.actuals.find((a) => a.indicator === indicator.id)?.value;
        const { reached } = indicatorProgress(indicator, actual ?? null, 'zh');
        return reached !== null && reached < 1;
      });
      return short ? { indicator: short.text } : null;
    },
    message: {
      zh: '完成比例填了 100%，指标“{indicator}”还没有达到',
      en: '100% is given, while the indicator “{indicator}” is not reached',
    },
  },
  problemWithoutNext: {
    level: 'soft',
    field: 'next',
    test: ({ draft }) => hit(!isBlank(draft.problems) && isBlank(draft.next)),
    message: { zh: '写了存在问题，没有写下一步打算', en: 'A problem is written without next steps' },
  },
  figureFell: {
    level: 'soft',
    field: 'actuals',
    test: ({ row, draft }) => {
      for (const { indicator, value } of draft.actuals) {
        const before = row.last?.actuals.find((a) => a.indicator === indicator)?.value;
        const { text = '', comparator } = row.indicators.find(({ id }) => id === indicator) ?? {};
        if (before !== undefined && value < before && comparator !== '<=')
          return { indicator: text, before, value };
      }
      return null;
    },
    message: {
      zh: '“{indicator}”的完成值比上期少（{before} → {value}）',
      en: 'The figure of “{indicator}” is less than last time ({before} → {value})',
    },
  },
};

/** What is found in one filled-in row, 必改 first, in the order of the table. */
export function findingsOf(filled: Filled): readonly Finding[] {
  const found = checkNames.flatMap((name): readonly Finding[] => {
    const { level, field, test, message } = checks[name];
    const figures = test(filled);
    if (!figures) return [];
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_all, key: string) => String(figures[key] ?? ''));
    return [{ level, check: name, field, message: { zh: fill(message.zh), en: fill(message.en) } }];
  });
  return found.toSorted((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
}
