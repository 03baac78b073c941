import type { Language } from './errors.ts';
import type { PeriodKind } from './period.ts';
import type { ReportCycle } from './report-cycle.ts';

const kinds: Readonly<Record<Language, Readonly<Record<PeriodKind, string>>>> = {
  zh: {
    week: '每周',
    month: '每月',
    twoMonths: '每两个月',
    quarter: '每季度',
    half: '每半年',
    term: '每学期',
    year: '每年',
  },
  en: {
    week: 'Weekly',
    month: 'Monthly',
    twoMonths: 'Every two months',
    quarter: 'Quarterly',
    half: 'Half-yearly',
    term: 'Every term',
    year: 'Yearly',
  },
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

export const cycleKindWord = (kind: PeriodKind, language: Language): string => kinds[language][kind];

/** Monday is 1. */
export const weekdayWord = (day: number, language: Language): string =>
  weekdays[language][day - 1] ?? String(day);

/** A report cycle as one clause: 每季度，次月 5 日前. */
export function cycleWords(cycle: ReportCycle, language: Language): string {
  const often = kinds[language][cycle.kind];
  return language === 'zh' ? `${often}，${byChinese(cycle)}` : `${often}, ${byEnglish(cycle)}`;
}

function byChinese({ kind, day, following }: ReportCycle): string {
  if (kind === 'week') return `${following ? '下周' : ''}${weekdayWord(day, 'zh')}前`;
  const month = following ? '次月' : kind === 'month' ? '当月' : '最后一个月';
  return day >= 31 ? `${month}月底前` : `${month} ${day} 日前`;
}

function byEnglish({ kind, day, following }: ReportCycle): string {
  if (kind === 'week') return `by ${weekdayWord(day, 'en')}${following ? ' of the next week' : ''}`;
  const month = following ? 'the month after' : kind === 'month' ? 'the month' : 'its last month';
  return day >= 31 ? `by the end of ${month}` : `by day ${day} of ${month}`;
}
