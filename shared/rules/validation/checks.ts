import type { Bilingual } from '../../errors.ts';
import type { CheckRule } from '../../model/check-rules.ts';
import { isBlank } from '../../text.ts';
import { indicatorProgress } from '../indicator-progress.ts';
import type { CheckName } from './check-names.ts';
import { type CheckedField, fieldWords } from './checked-fields.ts';
import { type Filled, figuresBefore, isMissing, lengthOf, textFields } from './filled.ts';
import { rostersIn } from './roster.ts';

type Figures = Readonly<Record<string, string | number | Bilingual>>;
interface Hit {
  readonly figures: Figures;
  /** The indicator, where the finding is about one. */
  readonly about?: string;
}

export interface Check {
  /** The field it is about; null where the rule says which. */
  readonly field: CheckedField | null;
  /** The fields a rule may name. */
  readonly fields?: readonly CheckedField[];
  /** What the threshold counts; left out where there is none. */
  readonly counts?: 'points' | 'percent' | 'characters';
  /** What does not pass, with the figures of the sentence. */
  readonly test: (filled: Filled, rule: Pick<CheckRule, 'at' | 'field'>) => readonly Hit[];
  readonly message: Bilingual;
}

const hit = (found: boolean, figures: Figures = {}): readonly Hit[] => (found ? [{ figures }] : []);

/** What clerks write where a field asks for something: 0, 无, "/", 同上. */
const PLACEHOLDER = /^[\s/\\\-—–_.。,，、0０无没有暂同上略*]{1,6}$/;

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

/** The checks, each with its field and its sentence. Level and threshold are a body's to say. */
export const checks: Readonly<Record<CheckName, Check>> = {
  empty: {
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
    field: 'reason',
    test: ({ row, draft }) => hit(row.signed !== null && isBlank(draft.reason)),
    message: {
      zh: '更正已签发的进展，没有写更正原因',
      en: 'A signed-off report is corrected without a reason',
    },
  },
  noChangeReason: {
    field: 'noChange',
    test: ({ draft }) => hit(draft.noChange !== null && isBlank(draft.noChange)),
    message: { zh: '选了“本期无进展”，没有说明原因', en: '“No change” is chosen without a reason' },
  },
  percentRange: {
    field: 'percent',
    test: ({ draft: { percent } }) =>
      hit(percent !== null && (percent < 0 || percent > 100), { percent: percent ?? 0 }),
    message: { zh: '完成比例 {percent}% 不在 0 到 100 之间', en: '{percent}% is not between 0 and 100' },
  },
  negative: {
    field: 'actuals',
    test: ({ row, draft }) =>
      draft.actuals
        .filter(({ value }) => value < 0)
        .map(({ indicator, value }) => ({
          about: indicator,
          figures: { value, indicator: row.indicators.find(({ id }) => id === indicator)?.text ?? '' },
        })),
    message: {
      zh: '“{indicator}”的完成值 {value} 是负数',
      en: 'The figure {value} of “{indicator}” is negative',
    },
  },
  placeholder: {
    field: 'text',
    test: ({ draft: { text } }) => hit(!isBlank(text) && PLACEHOLDER.test(text), { text }),
    message: {
      zh: '进展只写了“{text}”；没有进展的，请选“本期无进展”',
      en: 'The progress says only “{text}”; where there is none, choose “no change”',
    },
  },
  required: {
    field: null,
    fields: ['text', 'percent', 'actuals', 'problems', 'next', 'coordination', 'evidence'],
    test: (filled, { field }) =>
      hit(filled.draft.noChange === null && isMissing(filled, field), { field: fieldWords(field) }),
    message: { zh: '“{field}”必须填写', en: '“{field}” must be filled in' },
  },
  tooShort: {
    field: null,
    fields: textFields,
    counts: 'characters',
    test: ({ draft }, { field, at }) => {
      const length = lengthOf(draft, field);
      return hit(length > 0 && length < (at ?? 0), { field: fieldWords(field), length, at: at ?? 0 });
    },
    message: {
      zh: '“{field}”只有 {length} 字，至少要 {at} 字',
      en: '“{field}” has {length} characters, at least {at} are asked for',
    },
  },
  tooLong: {
    field: null,
    fields: textFields,
    counts: 'characters',
    test: ({ draft }, { field, at }) => {
      const length = lengthOf(draft, field);
      return hit(length > (at ?? 0), { field: fieldWords(field), length, at: at ?? 0 });
    },
    message: {
      zh: '“{field}”有 {length} 字，不能超过 {at} 字',
      en: '“{field}” has {length} characters, {at} are allowed',
    },
  },
  both: {
    field: 'noChange',
    test: ({ draft }) => hit(draft.noChange !== null && !isBlank(draft.text)),
    message: {
      zh: '既写了进展，又选了“本期无进展”',
      en: 'Progress is written, and “no change” is chosen too',
    },
  },
  fell: {
    field: 'percent',
    counts: 'points',
    test: ({ row, draft: { percent } }, { at }) => {
      const before = row.last?.percent ?? null;
      return before !== null && percent !== null && before - percent > (at ?? 0)
        ? [{ figures: { before, percent } }]
        : [];
    },
    message: {
      zh: '完成比例比上期低（{before}% → {percent}%）',
      en: 'Less is done than last time ({before}% → {percent}%)',
    },
  },
  jumped: {
    field: 'percent',
    counts: 'points',
    test: ({ row, draft: { percent } }, { at }) => {
      const before = row.last?.percent ?? null;
      return before !== null && percent !== null && percent - before > (at ?? 0)
        ? [{ figures: { before, percent, at: at ?? 0 } }]
        : [];
    },
    message: {
      zh: '完成比例一期增加超过 {at} 个百分点（{before}% → {percent}%）',
      en: 'More than {at} points in one period ({before}% → {percent}%)',
    },
  },
  repeated: {
    field: 'text',
    test: ({ row, draft }) =>
      hit(row.last !== null && !isBlank(draft.text) && sameText(row.last.text, draft.text)),
    message: {
      zh: '进展与上期一字不差；没有进展的，请选“本期无进展”',
      en: 'The progress is word for word that of last time; where there is none, choose “no change”',
    },
  },
  doneUnsaid: {
    field: 'percent',
    test: ({ row, draft }) => {
      if (draft.percent !== 100) return [];
      const short = row.indicators.find((indicator) => {
        const actual = draft.actuals.find((a) => a.indicator === indicator.id)?.value;
        const { reached } = indicatorProgress(indicator, actual ?? null, 'zh');
        return reached !== null && reached < 1;
      });
      return short ? [{ figures: { indicator: short.text } }] : [];
    },
    message: {
      zh: '完成比例填了 100%，指标“{indicator}”还没有达到',
      en: '100% is given, while the indicator “{indicator}” is not reached',
    },
  },
  problemWithoutNext: {
    field: 'next',
    test: ({ draft }) => hit(!isBlank(draft.problems) && isBlank(draft.next)),
    message: { zh: '写了存在问题，没有写下一步打算', en: 'A problem is written without next steps' },
  },
  figureFell: {
    field: 'actuals',
    counts: 'percent',
    test: (filled, { at }) =>
      figuresBefore(filled)
        .filter(
          ({ comparator, before, value }) =>
            comparator !== '<=' && (before - value) * 100 > (at ?? 0) * Math.abs(before),
        )
        .map(({ about, text, before, value }) => ({ about, figures: { indicator: text, before, value } })),
    message: {
      zh: '“{indicator}”的完成值比上期少（{before} → {value}）',
      en: 'The figure of “{indicator}” is less than last time ({before} → {value})',
    },
  },
  figureJumped: {
    field: 'actuals',
    counts: 'percent',
    test: (filled, { at }) =>
      figuresBefore(filled)
        .filter(({ before, value }) => before > 0 && (value - before) * 100 > (at ?? 0) * before)
        .map(({ about, text, before, value }) => ({
          about,
          figures: { indicator: text, before, value, at: at ?? 0 },
        })),
    message: {
      zh: '“{indicator}”的完成值比上期增加超过 {at}%（{before} → {value}）',
      en: 'The figure of “{indicator}” grew by more than {at} % ({before} → {value})',
    },
  },
  roster: {
    field: 'evidence',
    test: ({ draft }) => {
      const figures = rostersIn(draft);
      return figures ? [{ figures }] : [];
    },
    message: {
      zh: '佐证材料{files}像是人员名单；个人信息只报必需的，能不附、能遮挡的请先处理',
      en: 'The evidence {files} looks like a list of persons; send no more personal data than is needed',
    },
  },
};
