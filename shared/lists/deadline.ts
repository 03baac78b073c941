import type { Deadline } from './model.ts';

export interface ReadDeadline {
  readonly deadline: Deadline;
  /** Why a person should look at it; null where it is plain. */
  readonly doubt: string | null;
}

const none: Deadline = { kind: 'none', text: null, date: null };
const two = (digits: string): string => digits.padStart(2, '0');
const quarterEnd: Readonly<Record<string, string>> = {
  一: '03',
  二: '06',
  三: '09',
  四: '12',
  1: '03',
  2: '06',
  3: '09',
  4: '12',
};

/** Blanks out, digits half-width, 2022.12 and 2022-12-31 in the form with 年月日. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/((?:19|20)\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)/g, '$1年$2月$3日')
    .replace(/((?:19|20)\d\d)[./-](\d{1,2})(?![\d年])/g, '$1年$2月');

/**
 * Reads the wording of a deadline cell. Dates stay as precise as printed; year's end is its December, a half-year or
 * quarter its last month. A month without a year takes `year` (the year of the document) and is marked as doubtful.
 */
export function readDeadline(printed: string, year: string | null): ReadDeadline {
  const text = printed.trim();
  const words = plain(text);
  if (words === '' || /^[-—–/\\无]+$/.test(words)) return { deadline: none, doubt: null };

  const dates = datesIn(words, year);
  const date = dates.at(-1)?.date ?? null;
  const doubt =
    dates.length > 1
      ? `完成时限里有 ${dates.length} 个日期，取最后一个，请确认。`
      : dates.some((each) => each.inferred)
        ? '完成时限没有写年份，按文件年份补上，请确认。'
        : null;

  if (/每(一)?(年|半年|季度?|月|周|学期|学年|日|天|旬)|按(年度?|季度?|月|学期)|(年|季|月)度?性/.test(words)) {
    return { deadline: { kind: 'recurring', text, date: null }, doubt: null };
  }
  if (/^(自|从).*(起|开始|始)|(起|开始)(实施|执行|施行|推行)?$/.test(words)) {
    return { deadline: { kind: 'from', text, date }, doubt };
  }
  if (date !== null) return { deadline: { kind: 'by', text, date }, doubt };
  if (/持续|长期|常态|经常|坚持|日常|贯穿|不断|滚动|全程|全年/.test(words)) {
    return { deadline: { kind: 'ongoing', text, date: null }, doubt: null };
  }
  if (/\d{1,2}月|季度|半年|年底|年末|年内|立行立改|立即|即时|尽快|近期/.test(words)) {
    return { deadline: { kind: 'by', text, date: null }, doubt: '完成时限没有写明日期，请补充。' };
  }
  return { deadline: { kind: 'none', text, date: null }, doubt: '没有看懂完成时限，请填写。' };
}

interface FoundDate {
  readonly date: string;
  readonly inferred: boolean;
}

const datePattern =
  /(?:(?<year>(?:19|20)\d\d)(?:年度?)?)?(?:(?<month>\d{1,2})月(?:份|(?<day>\d{1,2})[日号]?)?|第?(?<quarter>[一二三四1-4])季度|(?<half>上半年|下半年)|(?<end>年?底|年?末|年内|年终))?/g;

function datesIn(words: string, year: string | null): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let last = year;
  for (const { groups, 0: all } of words.matchAll(datePattern)) {
    if (!groups || all === '') continue;
    const { month, day, quarter, half, end } = groups;
    const within =
      month !== undefined ||
      quarter !== undefined ||
      half !== undefined ||
      (end !== undefined && /年/.test(end));
    if (groups['year'] === undefined && !within) continue;
    if (groups['year'] !== undefined && /^(19|20)\d\d$/.test(all) && !isBareYear(words, all)) continue;
    const inYear = groups['year'] ?? last;
    if (inYear === null) continue;
    const inferred = groups['year'] === undefined && found.length === 0;
    last = inYear;
    if (month !== undefined) {
      if (
        Number(month) < 1 ||
        Number(month) > 12 ||
        (day !== undefined && (Number(day) < 1 || Number(day) > 31))
      )
        continue;
      found.push({
        date: [inYear, two(month), ...(day === undefined ? [] : [two(day)])].join('-'),
        inferred,
      });
    } else if (quarter !== undefined) found.push({ date: `${inYear}-${quarterEnd[quarter]}`, inferred });
    else if (half !== undefined)
      found.push({ date: `${inYear}-${half === '上半年' ? '06' : '12'}`, inferred });
    else if (end !== undefined && end !== '年内') found.push({ date: `${inYear}-12`, inferred });
    else found.push({ date: inYear, inferred });
  }
  return found;
}

/** Four digits alone are a year only where nothing but a date can stand: 2021-2023, 2022. */
const isBareYear = (words: string, digits: string): boolean => {
  const after = words.slice(words.indexOf(digits) + 4);
  return after === '' || /^[-—–~至到年]/.test(after);
};

/** The year a document speaks of, from its title; null where none or several are printed. */
export function yearOf(title: string | null): string | null {
  const years = [...(title ?? '').normalize('NFKC').matchAll(/(20\d\d)年/g)].map((match) => match[1] ?? '');
  return new Set(years).size === 1 ? (years[0] ?? null) : null;
}
