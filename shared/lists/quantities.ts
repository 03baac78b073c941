import type { Comparator } from './model.ts';

/** A number with what it counts, found in a text; offsets are characters of that text. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Measure word with its scale: 个, 万人, %, 元. Null for a ratio. */
  readonly unit: string | null;
  /** What the number says by itself (range, ratio, 以上, 左右); null where words before it decide. */
  readonly comparator: Comparator | null;
  /** Written in Chinese numerals: 一至两项. */
  readonly spelled: boolean;
}

const measures = [
  '个?百分点',
  '个?(?:学时|课时|学分)',
  '%',
  '平方公里',
  '平方米',
  '立方米',
  '公里',
  '千米',
  '公顷',
  '人次',
  '车次',
  '件次',
  '户次',
  '千瓦时?',
  '兆瓦',
  '岗位',
  '床位',
  '学位',
  '小时',
  '名',
  '位(?!于|置)',
  '所',
  '个(?!月|工作日|季度|学期|学年|年|星期|小时|百分点)',
  '家(?!庭|长)',
  '门',
  '人(?!才|工|民|大代表)',
  '项',
  '套',
  '本(?!科)',
  '册',
  '篇',
  '部(?!门|分|属|级)',
  '支',
  '台',
  '辆',
  '座',
  '处',
  '间',
  '场',
  '次',
  '批',
  '届',
  '节',
  '元(?!素|旦)',
  '吨',
  '亩',
  '倍',
  '种',
  '类',
  '条',
  '件',
  '户',
  '张',
  '块',
  '只',
  '株',
  '棵',
  '班',
  '对',
  '组',
  '队',
  '栋',
  '幢',
  '例',
  '宗',
  '份',
  '枚',
  '款',
  '艘',
  '架',
  '片',
  '村',
  '校',
  '社',
  '点',
];

const measure = `(?:${measures.join('|')})`;
const number = '\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const scale = '(?:万亿|[十百千]?[万亿]|[千百](?!分))';
const dash = '(?:-|至|到)';
const numeral = '[一二两三四五六七八九十]{1,3}';

const ratioPattern = /(?<![\d.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+(?![\d.:])/g;
const quantityPattern = new RegExp(
  `(?<![A-Za-z\\d.+第〔(])(?<low>${number})(?<lowScale>${scale})?(?<lowPercent>%)?(?:${dash}(?<high>${number})(?<highScale>${scale})?)?` +
    `(?<inner>余|多|左右|以上|以下)?(?<measure>${measure})?(?<outer>左右|上下|以上|以下|以内|之内)?(?![A-Za-z+])`,
  'g',
);
const spelledPattern = new RegExp(
  `(?<=(?<bound>至少|不少于|不低于|不超过)[^\\d，。；]{0,6})(?<one>${numeral})(?<oneMeasure>${measure})|(?<from>${numeral})${dash}(?<to>${numeral})(?<measure>${measure})`,
  'g',
);

/** Full-width digits and signs to half-width and every dash to one, character by character: offsets stay. */
const fold = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＋：．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[~～〜－‐‒–—―−]/g, '-');

/**
 * Every quantity of a text in order. Not among them: numbers joined to letters or a plus sign (5G, 1+X, 145+X), ordinals
 * (第3), dates and durations (2022年, 3—5年, 6个月), and numbers that count nothing (2111, 528工程).
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  const folded = fold(text);
  const ratios = [...folded.matchAll(ratioPattern)].flatMap(readRatio(folded));
  const numbers = [...folded.matchAll(quantityPattern)].flatMap((match) => readNumber(match, folded));
  const spelled = [...folded.matchAll(spelledPattern)].flatMap(readSpelled);
  return [...ratios, ...numbers, ...spelled]
    .sort((a, b) => a.start - b.start)
    .filter((quantity, at, all) => !all.some((other, index) => index < at && other.end > quantity.start));
}

const readRatio =
  (text: string) =>
  (match: RegExpExecArray): readonly Quantity[] => {
    const clause =
      text
        .slice(Math.max(0, match.index - 20), match.index)
        .split(/[，。；]/)
        .at(-1) ?? '';
    if (!/比|例/.test(clause + text.slice(match.index + match[0].length).slice(0, 4))) return [];
    const terms = match[0].split(':').map(Number);
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        value: null,
        min: terms[0] ?? null,
        max: terms.at(-1) ?? null,
        unit: null,
        comparator: 'ratio',
        spelled: false,
      },
    ];
  };

function readNumber(match: RegExpExecArray, text: string): readonly Quantity[] {
  const { low, lowScale, lowPercent, high, highScale, inner, outer, measure: counted } = match.groups ?? {};
  if (
    low === undefined ||
    (lowPercent !== undefined && high === undefined && counted !== undefined && counted !== '%')
  )
    return [];
  const power = highScale ?? lowScale ?? '';
  const measured = counted ?? (lowPercent !== undefined && high === undefined ? lowPercent : undefined);
  if (measured === undefined && power === '') return [];
  if (/^[年月日天]/.test(text.slice(match.index + match[0].length))) return [];
  const unit =
    measured === '%' || measured === undefined
      ? (measured ?? power)
      : power + measured.replace(/^个(?=.)/, '');
  const first = toNumber(low);
  const second = high === undefined ? null : toNumber(high);
  const bound = outer ?? inner;
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      value: second === null ? first : null,
      min: second === null ? null : first,
      max: second,
      unit,
      comparator: second !== null ? 'range' : bound === undefined ? null : boundOf(bound),
      spelled: false,
    },
  ];
}

function readSpelled(match: RegExpExecArray): readonly Quantity[] {
  const { one, oneMeasure, from, to, measure: counted } = match.groups ?? {};
  const at = { start: match.index, end: match.index + match[0].length, spelled: true };
  if (one !== undefined && oneMeasure !== undefined) {
    const value = spelledNumber(one);
    return value === null
      ? []
      : [{ ...at, value, min: null, max: null, unit: oneMeasure.replace(/^个(?=.)/, ''), comparator: null }];
  }
  if (from === undefined || to === undefined || counted === undefined) return [];
  const [min, max] = [spelledNumber(from), spelledNumber(to)];
  if (min === null || max === null || min >= max) return [];
  return [{ ...at, value: null, min, max, unit: counted.replace(/^个(?=.)/, ''), comparator: 'range' }];
}

const toNumber = (digits: string): number => Number(digits.replaceAll(',', ''));

const boundOf = (word: string): Comparator =>
  word === '以上' ? '>=' : /^(以下|以内|之内)$/.test(word) ? '<=' : '~';

/** One to ninety-nine. */
function spelledNumber(text: string): number | null {
  const digit = (sign: string): number => '〇一二三四五六七八九'.indexOf(sign.replace('两', '二'));
  const parts = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(text);
  if (!parts) return null;
  const [, tens, ten, ones] = parts;
  if (ten === undefined) return tens !== undefined && ones === undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + (ones === undefined ? 0 : digit(ones));
}
