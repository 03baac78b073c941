import { datesIn, type FoundDate, lastDayOf, wordsOf } from './deadline-dates.ts';
import { milestonesIn } from './milestones.ts';
import type { Deadline } from './model.ts';

export interface ReadDeadline {
  readonly deadline: Deadline;
  /** A Chinese sentence why a person should look at it; null where it is plain. */
  readonly doubt: string | null;
}

const none: Deadline = { kind: 'none', text: null, date: null };

/** Longer wordings are no deadlines; only their beginning is looked at. */
const longest = 500;

const goesOn = /持续|长期|常态|经常|坚持|日常|贯穿|不断|滚动|全程|始终|长效|随时|实时/;
const rhythm =
  /每(?:一|[\d二两三四五六]{1,2}个?)?(?:年|半年|季度?|月|半月|周|学期|学年|日|天|旬|星期)|逐[年月季]|按(?:年度?|季度?|月|周|学期)|(?:年|季|月)度?性|各[一1]次|(?<!\d)(?:半|[一两二三1-9])个?(?:年|月|季度?|周|学期)[^，。\d]{0,2}[一二两三1-9]?次(?![年月日])|两学期|学期[初末中]|定期/;
const atOnce =
  /立行立改|立查立改|立整立改|即知即改|即查即改|边查边改|立即|立刻|即时|即刻|当即|马上|尽快|近期/;
const undated =
  /\d{1,2}月|季度|半年|年底|年末|年终|年内|学期|学年|暑假|寒假|开学|\d+个?(?:工作日|月|天|日|周|年|小时)|[一二两三四五六七八九十]+个?(?:工作日|月|周|年)内|前完成|按期|限期|如期/;
const done = /已(?:经|于)?.{0,12}(?:完成|办结|落实|到位|整改|出台|印发|销号)/;

/**
 * Reads the wording of a deadline. Dates stay as precise as printed: year's end is its December, a half-year or quarter
 * its last month; of several the latest is the deadline and all stand in `dates`. A date without a year takes that of
 * the date before it, or `year`, the year of the document, and is then marked and doubtful.
 */
export function readDeadline(printed: string, year: string | null): ReadDeadline {
  const text = printed.trim();
  const words = wordsOf(text.slice(0, longest));
  if (/^[-_/\\无空*.…]*$/.test(words.text)) return { deadline: none, doubt: null };

  const dates = datesIn(words, year);
  const start = startsFrom(words.text, dates);
  const read = (kind: Deadline['kind'], date: string | null, doubt: string | null): ReadDeadline => ({
    deadline: {
      kind,
      text,
      date,
      ...(dates.length > 0 &&
        kind !== 'none' &&
        kind !== 'recurring' && { dates: dates.map((each) => shown(each, text)) }),
      ...(kind === 'by' && milestonesIn(text, dates)),
      ...(kind === 'by' && goesOn.test(words.text) && { goesOn: true as const }),
    },
    doubt,
  });

  const fixed = dates.filter(({ start: at }) => at > start);
  if (start >= 0 && fixed.length === 0) return read('from', latest(dates), yearDoubt(dates));
  if (rhythm.test(words.text) && !hasOtherStatement(words.text)) return read('recurring', null, null);
  if (fixed.length > 0) return read('by', latest(fixed), severalDoubt(fixed) ?? yearDoubt(fixed));
  if (rhythm.test(words.text)) return read('recurring', null, null);
  if (goesOn.test(words.text) || /全年/.test(words.text)) return read('ongoing', null, null);
  if (atOnce.test(words.text) || undated.test(words.text))
    return read('by', null, '完成时限没有写明日期，请补充。');
  if (done.test(words.text)) return read('none', null, '完成时限写的是已经完成，请确认是否还要跟踪。');
  return read('none', null, '没有看懂完成时限，请填写。');
}

const shown = ({ date, start, end, yearTaken }: FoundDate, text: string) => ({
  text: text.slice(start, end),
  date,
  yearInferred: yearTaken !== 'printed',
});

const latest = (dates: readonly FoundDate[]): string | null =>
  dates.reduce<string | null>(
    (best, { date }) => (best === null || lastDayOf(date) >= lastDayOf(best) ? date : best),
    null,
  );

/** Where the words say from when something holds (自2020级新生起, 2023年9月起); -1 where they set an end. */
function startsFrom(words: string, dates: readonly FoundDate[]): number {
  const match =
    /^(?:自|从).{1,30}?(?:起|开始|始(?!终))(?!草)/.exec(words) ??
    /(?:(?:19|20)\d\d(?:年度?|级)?|\d{1,2}月份?|\d{1,2}[日号]|学期|学年)(?:新生)?(?:起|开始)(?!草)/.exec(
      words,
    ) ??
    /^.{1,30}(?:起|开始)(?:实施|执行|施行|推行)?$/.exec(words);
  if (
    !match ||
    /^[，,]?.{0,6}\d+个?(?:工作日|月|天|日|年)?(?:内|之内)/.test(words.slice(match.index + match[0].length))
  )
    return -1;
  return Math.max(
    0,
    ...dates.filter(({ start }) => start < match.index + match[0].length).map(({ start }) => start),
  );
}

/** True where a dated statement stands beside the one with a rhythm: 2022年6月底前完成，每年更新. */
const hasOtherStatement = (words: string): boolean =>
  words
    .split(/[，,；;。、（）()]/)
    .some((part) => /(?:19|20)\d\d年|\d月(?:底|末|\d{1,2}日)?前/.test(part) && !rhythm.test(part));

const severalDoubt = (dates: readonly FoundDate[]): string | null => {
  const separate = dates.filter(({ endsRange }) => !endsRange).length;
  return separate > 1 ? `完成时限里有 ${dates.length} 个日期，以最晚的一个为准，请确认。` : null;
};

const yearDoubt = (dates: readonly FoundDate[]): string | null =>
  dates.some(({ yearTaken }) => yearTaken === 'document')
    ? '完成时限没有写年份，按文件年份补上，请确认。'
    : null;
