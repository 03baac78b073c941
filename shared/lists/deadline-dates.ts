import { fold, spelledNumber } from './numerals.ts';
import { stepNumbersIn } from './step-numbers.ts';

/** A date found in the wording of a deadline. */
export interface FoundDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD, as precise as printed. */
  readonly date: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** True where the text prints no year for it: taken from the date before it, or from the document. */
  readonly yearTaken: 'printed' | 'before' | 'document';
  /** True for the far end of 2021—2023年 or 3月至6月. */
  readonly endsRange: boolean;
}

/** Years of the five-year plans: their last one. */
const planEnd: Readonly<Record<string, string>> = {
  十二五: '2015',
  十三五: '2020',
  十四五: '2025',
  十五五: '2030',
  十六五: '2035',
};
const quarterEnd: Readonly<Record<string, string>> = {
  一: '03',
  二: '06',
  三: '09',
  四: '12',
  '1': '03',
  '2': '06',
  '3': '09',
  '4': '12',
};

const join = '(?:-{1,2}|至|到)';
const list = `(?:${join}|、|,|，|和|及)`;
const year = '(?:(?:19|20)\\d\\d|二[〇零○]?[一二三四五六七八九十〇零○]{2,3})';
const small = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const patterns = [
  `(?<plan>十[二三四五六]五)”?(?:规划)?(?<planEnd>末|期末|收官)?`,
  `(?<dottedYear>(?:19|20)\\d\\d)[./-](?<dottedMonth>\\d{1,2})(?:[./-](?<dottedDay>\\d{1,2}))?(?!\\d|年)`,
  `(?<![\\d.])(?<shortMonth>\\d{1,2})[.](?<shortDay>\\d{1,2})(?=日?前|$)`,
  `(?<packed>20\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d)(?!\\d)`,
  `(?:(?<years>(?:${year}年?${list})*)(?<year>${year})(?:学年(?:度)?|年度?)?|(?<relative>今年|本年度?|当年|明年|次年|来年))?` +
    `(?:(?<months>(?:${small}月?(?:份|底|末|初|[上中下]旬)?${list})*)(?<month>${small})月(?:份|(?<dayFrom>\\d{1,2})[日号]?${join}(?<dayTo>\\d{1,2})[日号]|(?<day>\\d{1,2}(?:[日号]|(?=$|[前至到，,；;。)）、-](?!\\D{0,1}\\d{4}))))?)?` +
    `|(?<quarters>(?:第?[一二三四1-4](?:季度)?${list})*)第?(?<quarter>[一二三四1-4])季度` +
    `|(?<half>[上下]半年)|(?<end>年?[底末终]|(?<![\\d一二两三四五半])年内|年度内|内|全年|期间)?)`,
];
const anyDate = new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'dg');

/** A text without its blanks, folded; `at` leads back to the original's offsets. */
export interface Words {
  readonly text: string;
  readonly at: (index: number) => number;
}

/** A time of day that a spreadsheet puts behind a date. */
const timeOfDay = /\s+\d{1,2}:\d{2}(?::\d{2})?$/;

export function wordsOf(printed: string): Words {
  let folded = fold(printed).replace(timeOfDay, '');
  for (const { start, end } of stepNumbersIn(folded)) {
    folded = folded.slice(0, start) + ' '.repeat(end - start) + folded.slice(end);
  }
  const places: number[] = [];
  let text = '';
  for (let index = 0; index < folded.length; index++) {
    const sign = folded[index] ?? '';
    if (/\s/.test(sign)) continue;
    text += sign;
    places.push(index);
  }
  return { text, at: (index) => places[index] ?? (places.at(-1) ?? -1) + 1 };
}

/** The dates of a wording in printed order. `document` is the document's year, for a date that prints none. */
export function datesIn(words: Words, document: string | null): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let last: string | null = null;
  for (const match of words.text.matchAll(anyDate)) {
    if (match[0] === '' || !match.groups) continue;
    const read = readMatch(match.groups, match, words.text, last, document);
    let from = match.index;
    for (const { date, taken, endsRange, to } of read) {
      const start = words.at(from);
      const end = words.at((to ?? match.index + match[0].length) - 1) + 1;
      from = to === undefined ? from : afterJoin(words.text, to);
      if (!isCalendarDate(date)) continue;
      found.push({
        date,
        start,
        end,
        yearTaken: taken,
        endsRange: endsRange || followsRange(found.at(-1), start, words),
      });
      last = date.slice(0, 4);
    }
  }
  return found;
}

const joining = new RegExp(list, 'y');
/** Past the 、 or dash between the members of a list. */
function afterJoin(text: string, at: number): number {
  joining.lastIndex = at;
  return at + (joining.exec(text)?.[0].length ?? 0);
}

/** Members of a list like 3月、6月、9月 before its last one, each with the end of its wording. */
const membersOf = (
  match: RegExpExecArray,
  group: string,
  pattern: string,
): readonly { readonly printed: string; readonly to: number }[] => {
  const text = match.groups?.[group] ?? '';
  const from = match.indices?.groups?.[group]?.[0] ?? match.index;
  return [...text.matchAll(new RegExp(`${pattern}(?:学年|年度?|季度|月)?`, 'g'))].map((member) => ({
    printed: member[0],
    to: from + member.index + member[0].length,
  }));
};

const followsRange = (before: FoundDate | undefined, start: number, words: Words): boolean => {
  if (!before) return false;
  let gap = '';
  for (let index = 0; index < words.text.length; index++) {
    const at = words.at(index);
    if (at >= start) break;
    if (at >= before.end) gap += words.text[index];
  }
  return /^(?:起)?(?:-{1,2}|至|到)$/.test(gap);
};

interface Read {
  readonly date: string;
  readonly taken: FoundDate['yearTaken'];
  readonly endsRange: boolean;
  /** Where its wording ends, for a member of a list that is not the last. */
  readonly to?: number | undefined;
}

function readMatch(
  groups: Readonly<Record<string, string | undefined>>,
  match: RegExpExecArray,
  text: string,
  last: string | null,
  document: string | null,
): readonly Read[] {
  const printed = (date: string): readonly Read[] => [{ date, taken: 'printed', endsRange: false }];
  const { plan, dottedYear, dottedMonth, dottedDay, packed } = groups;
  if (plan !== undefined) {
    const ends = planEnd[plan] ?? '';
    return printed(groups['planEnd'] === undefined ? ends : `${ends}-12`);
  }
  if (packed !== undefined) return printed(`${packed.slice(0, 4)}-${packed.slice(4, 6)}-${packed.slice(6)}`);
  if (dottedYear !== undefined && dottedMonth !== undefined) {
    return printed(
      [dottedYear, two(dottedMonth), ...(dottedDay === undefined ? [] : [two(dottedDay)])].join('-'),
    );
  }
  const { shortMonth, shortDay } = groups;
  if (shortMonth !== undefined && shortDay !== undefined) {
    const inferred = last ?? document;
    const taken = last === null ? 'document' : 'before';
    return inferred === null
      ? []
      : [{ date: `${inferred}-${two(shortMonth)}-${two(shortDay)}`, taken, endsRange: false }];
  }
  const own =
    groups['year'] === undefined
      ? relativeYear(groups['relative'], last, document)
      : yearNumber(groups['year']);
  const within = partsOfYear(groups, match);
  if (within.length === 0) {
    if (groups['year'] === undefined && groups['relative'] === undefined) return [];
    if (own === null || !standsAsYear(match, text)) return [];
    const earlier = membersOf(match, 'years', year).map(({ printed: each, to }) => ({
      date: yearNumber(each.replace(/[年学度]+$/, '')),
      to,
    }));
    const range = new RegExp(`${join}$`).test(groups['years'] ?? '');
    const taken = groups['year'] === undefined ? 'document' : 'printed';
    return [
      ...earlier.flatMap(({ date, to }) =>
        date === null ? [] : [{ date, taken, endsRange: false, to } as const],
      ),
      { date: own, taken, endsRange: range },
    ];
  }
  const inYear = own ?? last ?? document;
  if (inYear === null) return [];
  const taken = groups['year'] !== undefined ? 'printed' : last !== null ? 'before' : 'document';
  return within.map(({ part, endsRange, to }, at) => ({
    date: part === '' ? inYear : `${inYear}-${part}`,
    taken: at > 0 && taken === 'printed' ? 'before' : taken,
    endsRange,
    to,
  }));
}

interface PartOfYear {
  /** MM, MM-DD, or empty for the whole year. */
  readonly part: string;
  readonly endsRange: boolean;
  readonly to?: number;
}

function partsOfYear(
  groups: Readonly<Record<string, string | undefined>>,
  match: RegExpExecArray,
): readonly PartOfYear[] {
  const { months, month, day, dayTo, quarters, quarter, half, end } = groups;
  if (month !== undefined) {
    const earlier = membersOf(match, 'months', small).map(({ printed, to }) => ({
      part: monthNumber(printed.replace('月', '')),
      endsRange: false,
      to,
    }));
    const range = new RegExp(`${join}$`).test(months ?? '');
    const on = (dayTo ?? day)?.replace(/\D/g, '');
    return [
      ...earlier,
      { part: on === undefined ? monthNumber(month) : `${monthNumber(month)}-${two(on)}`, endsRange: range },
    ];
  }
  if (quarter !== undefined) {
    const earlier = membersOf(match, 'quarters', '第?[一二三四1-4]').map(({ printed, to }) => ({
      part: quarterEnd[printed.replace(/第|季度/g, '')] ?? '',
      endsRange: false,
      to,
    }));
    const range = new RegExp(`${join}$`).test(quarters ?? '');
    return [...earlier, { part: quarterEnd[quarter] ?? '', endsRange: range }];
  }
  if (half !== undefined) return [{ part: half === '上半年' ? '06' : '12', endsRange: false }];
  const yearPrinted = groups['year'] !== undefined || groups['relative'] !== undefined;
  if (end === undefined || (!yearPrinted && !end.startsWith('年'))) return [];
  return [{ part: /[底末终]/.test(end) ? '12' : '', endsRange: false }];
}

const two = (digits: string): string => digits.padStart(2, '0');
const monthNumber = (printed: string): string =>
  two(/\d/.test(printed) ? printed : String(spelledNumber(printed) ?? 0));

/** 2023 or 二〇二三, 二零二三. */
function yearNumber(printed: string): string | null {
  if (/^\d/.test(printed)) return printed;
  const digits = [...printed]
    .map((sign) => '〇一二三四五六七八九'.indexOf(sign.replace(/[零○]/, '〇')))
    .join('');
  return /^20\d\d$/.test(digits) ? digits : null;
}

function relativeYear(word: string | undefined, last: string | null, document: string | null): string | null {
  if (word === undefined) return null;
  const base = /次年|来年/.test(word) ? (last ?? document) : document;
  if (base === null) return null;
  return /明年|次年|来年/.test(word) ? String(Number(base) + 1) : base;
}

/** Four digits without 年 are a year only where nothing but a date can stand: 2021-2023, 2022. */
function standsAsYear(match: RegExpExecArray, text: string): boolean {
  if (!/\d$/.test(match[0])) return true;
  const behind = text.slice(match.index + match[0].length);
  return behind === '' || /^[-至到年、,，;；。)）前]/.test(behind);
}

function isCalendarDate(date: string): boolean {
  const [, month, day] = date.split('-');
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return (
    day === undefined ||
    (Number(day) >= 1 &&
      Number(day) <= new Date(Date.UTC(Number(date.slice(0, 4)), Number(month), 0)).getUTCDate())
  );
}

/** Orders dates of different precision by the last day they stand for. */
export const lastDayOf = (date: string): string => `${date}-99-99`.slice(0, 10);
