import type { Language } from '../errors.ts';
import type { transcriptSources } from '../model/record/report.ts';

type Source = (typeof transcriptSources)[number];

const sources: Readonly<Record<Language, Readonly<Record<Source, string>>>> = {
  zh: { phone: '电话报送', paper: '纸质报送', form: '表格报送', other: '其他方式报送' },
  en: { phone: 'by telephone', paper: 'on paper', form: 'by a form', other: 'another way' },
};

export const sourceWord = (source: Source, language: Language): string => sources[language][source];

/** How a report that was typed for its unit is marked in lists and papers; null for the unit's own. */
export const transcriptMark = (
  { transcribed }: { readonly transcribed?: { readonly source: Source } | undefined },
  language: Language,
): string | null =>
  transcribed
    ? language === 'zh'
      ? `代录·${sourceWord(transcribed.source, 'zh')}`
      : `typed, reported ${sourceWord(transcribed.source, 'en')}`
    : null;

/** What stands in a paper behind the words or the figure of a report that was typed; nothing for the unit's own. */
export const typedMark = (report: Parameters<typeof transcriptMark>[0] | null | undefined): string => {
  const mark = report ? transcriptMark(report, 'zh') : null;
  return mark === null ? '' : `（${mark}）`;
};
