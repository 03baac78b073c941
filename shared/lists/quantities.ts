import { aboutInside, boundBehind } from './bounds.ts';
import { type MeasureKind, measureAt } from './measures.ts';
import type { Comparator } from './model.ts';
import { scaleOf, spelledNumber, spelledRange } from './numerals.ts';
import { rareMeasureAt } from './rare-measures.ts';

/** A number with what it counts, found in a folded text (`fold`); offsets are characters of that text. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Every term of a ratio; null for anything else. */
  readonly terms: readonly number[] | null;
  /** Measure word with its scale: 个, 万人, %, 元. Null for a ratio and for an index. */
  readonly unit: string | null;
  readonly kind: MeasureKind | 'ratio' | 'number';
  /** What the number says by itself (range, ratio, 以上, 左右); null where words before it decide. */
  readonly comparator: Comparator | null;
  /** How it is written: 3所, 一至两项, 百支, 翻一番. */
  readonly written: 'digits' | 'words' | 'scale' | 'doubling';
}

const candidate = /\d|百分之|翻(?:[一二两三]番|番)|倍增|[一二两三四五六七八九十百千万亿]/g;
const arabic = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/y;
const spelled = /[一二两三四五六七八九十百千万亿零〇]{1,9}/y;
const scale = /(?:万亿|[十百千]?[万亿]|[百千])(?![分克米瓦卡强])/y;
const dash = /(?:-{1,2}|至|到)/y;
const ratio = /\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?)+|\d{1,2}比\d{1,2}(?!\d)/y;
/** Behind what a number is part of a name, a fraction, a product or an ordinal: A4, +1, 第3, /3, ×24. */
const joinedBefore = /[A-Za-z+.*×第]$|\d[/:]$|[A-Za-z]-$|之$/;
/** Before what a number is no measure's number: dates, ages, grades of a scale, names. */
const noQuantity =
  /^(?: ?(?:年|月(?!度)|日|号|岁|周岁|时|点|级|期间|版|代|维|大|强|型|号文|届|季度|学期|星|线)|[A-Za-z+])/;

/** Every quantity of a clause in order, whatever it says. The text is folded. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  let from = 0;
  for (;;) {
    candidate.lastIndex = from;
    const match = candidate.exec(text);
    if (!match) return found;
    const at = match.index;
    const read = joinedBefore.test(text.slice(Math.max(0, at - 3), at).trimEnd())
      ? { quantity: null, end: skipNumber(text, at) }
      : readAt(text, at);
    if (read.quantity) found.push(read.quantity);
    from = Math.max(read.end, at + 1);
  }
}

interface Read {
  readonly quantity: Quantity | null;
  /** Where reading goes on. */
  readonly end: number;
}

const sticky = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** Blanks that a web page or a word processor leaves between a number and its measure. */
const afterBlanks = (text: string, at: number): number => {
  let end = at;
  while (end < at + 2 && text[end] === ' ') end++;
  return end;
};

function skipNumber(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[\d.,A-Za-z+]/.test(text[end] ?? '')) end++;
  return end;
}

function readAt(text: string, at: number): Read {
  if (/\d/.test(text[at] ?? '')) return readRatio(text, at) ?? readNumber(text, at, 'digits');
  if (/[翻倍]/.test(text[at] ?? '')) return readDoubling(text, at);
  if (text.startsWith('百分之', at)) return readPercentInWords(text, at);
  return readNumber(text, at, 'words');
}

interface Figure {
  readonly value: number;
  readonly scale: string;
  readonly end: number;
  readonly about: boolean;
}

/** Digits and the scale behind them, blanks between allowed. */
function figureAt(text: string, at: number, written: 'digits' | 'words'): Figure | null {
  if (written === 'words') {
    const signs = sticky(spelled, text, at);
    if (signs === null) return null;
    const large = /(?<=.)[万亿]$/.exec(signs)?.[0] ?? '';
    const value = spelledNumber(signs.slice(0, signs.length - large.length));
    if (value === null) return null;
    const end = at + signs.length;
    const inside = aboutInside.exec(text.slice(end, end + 1))?.[0] ?? '';
    return { value, scale: large, end: end + inside.length, about: inside !== '' };
  }
  const digits = sticky(arabic, text, at);
  if (digits === null) return null;
  let end = at + digits.length;
  const first = aboutInside.exec(text.slice(end, end + 2))?.[0] ?? '';
  const scaleStart = afterBlanks(text, end + first.length);
  const measured = measureAt(text, scaleStart);
  const signs = measured ? null : sticky(scale, text, scaleStart);
  end = signs === null ? end + first.length : scaleStart + signs.length;
  const second = signs === null ? '' : (aboutInside.exec(text.slice(end, end + 2))?.[0] ?? '');
  return {
    value: Number(digits.replaceAll(',', '')),
    scale: signs ?? '',
    end: end + second.length,
    about: first !== '' || second !== '',
  };
}

function readNumber(text: string, at: number, written: 'digits' | 'words'): Read {
  const low = figureAt(text, at, written);
  if (!low) {
    const signs = written === 'words' ? (sticky(spelled, text, at) ?? '') : '';
    const pair = spelledRange(signs);
    return pair
      ? finish(text, at, at + signs.length, { min: pair[0], max: pair[1], scale: '', written: 'words' })
      : { quantity: null, end: at + Math.max(1, signs.length) };
  }
  const scaleOnly = written === 'words' && /^[百千万亿]/.test(text[at] ?? '');
  const range = rangeFrom(text, low, written);
  if (range) {
    if (range.min >= range.max) return { quantity: null, end: range.end };
    return finish(text, at, range.end, { ...range, written });
  }
  return finish(text, at, low.end, {
    value: low.value,
    scale: low.scale,
    about: low.about,
    written: scaleOnly ? 'scale' : written,
  });
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale: string;
  readonly end: number;
}

/** 4-5, 4所-5所, 10%至15%, 5万-8万: the far end of a range; null where none follows. */
function rangeFrom(text: string, low: Figure, written: 'digits' | 'words'): Range | null {
  const measure = measureAt(text, afterBlanks(text, low.end));
  const firstEnd = measure ? measure.end : low.end;
  for (const start of firstEnd === low.end ? [low.end] : [low.end, firstEnd]) {
    const mark = sticky(dash, text, afterBlanks(text, start));
    if (mark === null) continue;
    const high = figureAt(text, afterBlanks(text, afterBlanks(text, start) + mark.length), written);
    if (!high) continue;
    const scales = low.scale !== '' && high.scale !== '' && low.scale !== high.scale;
    return scales
      ? {
          min: (low.value * scaleOf(low.scale)) / scaleOf(high.scale),
          max: high.value,
          scale: high.scale,
          end: high.end,
        }
      : { min: low.value, max: high.value, scale: high.scale || low.scale, end: high.end };
  }
  return null;
}

interface Amount {
  readonly value?: number;
  readonly min?: number;
  readonly max?: number;
  readonly scale: string;
  readonly about?: boolean;
  readonly written: Quantity['written'];
}

const unitOf = ({ scale: signs }: Amount, unit: string, kind: MeasureKind | undefined): string | null => {
  const all = kind === 'share' ? unit : signs + unit;
  return all === '' ? null : all;
};

/** 2020起, 2023届: a year with a word that elsewhere is a measure. */
const isYear = ({ value, scale: signs }: Amount, unit: string | undefined): boolean =>
  signs === '' &&
  /^(?:起|届|期|班)$/.test(unit ?? '') &&
  value !== undefined &&
  value >= 1949 &&
  value <= 2100;

/** Puts measure and bound to a number that has been read up to `from`. */
function finish(text: string, start: number, from: number, amount: Amount): Read {
  const measureStart = afterBlanks(text, from);
  const measure =
    measureAt(text, measureStart) ??
    (amount.written === 'digits' ? rareMeasureAt(text, start, measureStart) : null);
  const measureEnd = measure?.end ?? from;
  const bound = boundBehind(text.slice(measureEnd, measureEnd + 5).replace(/^ /, ''));
  const end = measureEnd + (bound ? bound.length + (text[measureEnd] === ' ' ? 1 : 0) : 0);
  const rest = text.slice(measureEnd, measureEnd + 4);
  if (!measure && (amount.scale === '' || noQuantity.test(rest))) {
    return { quantity: null, end: from };
  }
  if (/^[A-Za-z+]/.test(rest) || isYear(amount, measure?.unit)) return { quantity: null, end };
  const range = amount.min !== undefined && amount.max !== undefined;
  return {
    end,
    quantity: {
      start,
      end,
      value: range ? null : (amount.value ?? null),
      min: amount.min ?? null,
      max: amount.max ?? null,
      terms: null,
      unit: unitOf(amount, measure?.unit ?? '', measure?.kind),
      kind: measure?.kind ?? 'number',
      comparator: range ? 'range' : (bound?.comparator ?? (amount.about ? '~' : null)),
      written: amount.written,
    },
  };
}

function readPercentInWords(text: string, at: number): Read {
  const from = at + '百分之'.length;
  const figure = figureAt(text, from, /\d/.test(text[from] ?? '') ? 'digits' : 'words');
  if (!figure) return { quantity: null, end: from };
  const bound = boundBehind(text.slice(figure.end, figure.end + 5));
  const end = figure.end + (bound?.length ?? 0);
  return {
    end,
    quantity: {
      start: at,
      end,
      value: figure.value,
      min: null,
      max: null,
      terms: null,
      unit: '%',
      kind: 'share',
      comparator: bound?.comparator ?? (figure.about ? '~' : null),
      written: 'words',
    },
  };
}

/** 翻一番 is twice as much, 翻两番 four times, 翻番 and 倍增 twice. */
function readDoubling(text: string, at: number): Read {
  const printed = /^(?:翻[一二两三]?番|倍增)/.exec(text.slice(at, at + 3))?.[0] ?? '';
  const turns = spelledNumber(printed.slice(1, -1)) ?? 1;
  const bound = boundBehind(text.slice(at + printed.length, at + printed.length + 4));
  const end = at + printed.length + (bound?.length ?? 0);
  if (/^倍增.{0,3}(?:计划|行动|工程)/.test(text.slice(at, at + 8))) return { quantity: null, end };
  return {
    end,
    quantity: {
      start: at,
      end,
      value: 2 ** turns,
      min: null,
      max: null,
      terms: null,
      unit: '倍',
      kind: 'times',
      comparator: bound?.comparator ?? null,
      written: 'doubling',
    },
  };
}

/** 49:51, 4:3:2:1, 1比2, where the words around speak of a proportion; other colons (8:30) are passed over. */
function readRatio(text: string, at: number): Read | null {
  const printed = sticky(ratio, text, at);
  if (printed === null) return null;
  const end = at + printed.length;
  const before = text.slice(Math.max(0, at - 20), at);
  const proportion =
    /[比例]|按照?[^，。]{0,6}$|配[备置]|(?:达到|保持在|控制在|不[低高]于|不超过)$/.test(before) ||
    /^.{0,4}(?:比|例|配)/.test(text.slice(end, end + 6));
  if (
    !proportion ||
    /比分/.test(before) ||
    /^[:.\d]/.test(text.slice(end, end + 1)) ||
    /[时点]$/.test(before)
  )
    return { quantity: null, end };
  const terms = printed.split(/ ?: ?|比/).map(Number);
  return {
    end,
    quantity: {
      start: at,
      end,
      value: null,
      min: terms[0] ?? null,
      max: terms.at(-1) ?? null,
      terms: terms.length > 2 ? terms : null,
      unit: null,
      kind: 'ratio',
      comparator: 'ratio',
      written: 'digits',
    },
  };
}
