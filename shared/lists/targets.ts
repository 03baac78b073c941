import type { Comparator } from './model.ts';
import { closingVerbAt, isWholeNoun, predicateAt } from './phrases.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

/** A stretch of a text between stops, and what lies before it in the same text. */
export interface Clause {
  readonly start: number;
  readonly text: string;
  readonly previous: string;
}

/** One quantity with the words that belong to it; offsets within its clause. */
export interface Target {
  readonly quantity: Quantity;
  readonly from: number;
  readonly to: number;
  /** The counted noun, attributes included; empty where the number closes the statement. */
  readonly noun: string;
  /** What the counted noun does: 深度参与…项目. */
  readonly predicate: string;
  /** Words before the number. */
  readonly lead: string;
  /** Where the comparator begins in `lead`, or its length. */
  readonly leadEnd: number;
  readonly comparator: Comparator;
}

export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let previous = '';
  for (const stop of [...text.matchAll(/[，。；;！？!?\n]|,(?!\d{3})/g), null]) {
    const end = stop?.index ?? text.length;
    const words = text.slice(start, end);
    clauses.push({ start, text: words, previous });
    previous = stop && /[，,；;]/.test(stop[0]) ? words : '';
    start = end + 1;
  }
  return clauses;
}

const connector = /、|以及|及|和|与/g;
const exists = /(原有?|现有|已有|目前有?|已建成|已建|已培养|现已|截至)[^，。；]{0,12}$/;

/** The quantities of a clause that are targets: not what exists already, not what only says which things are counted. */
export function targetsOf(clause: Clause): readonly Target[] {
  const found = quantitiesIn(clause.text);
  const kept = found.filter(
    (quantity, at) =>
      found[at - 1]?.end !== quantity.start &&
      !exists.test(clause.text.slice(found[at - 1]?.end ?? 0, quantity.start)) &&
      !isThreshold(quantity, found.slice(at + 1), clause.text),
  );
  return kept.map((quantity, at) =>
    targetOf(quantity, kept[at - 1] ?? null, kept[at + 1] ?? null, clause.text),
  );
}

/** 年销售额1000万元以上的企业达到800家: the first number says which ones are counted. */
const isThreshold = (quantity: Quantity, later: readonly Quantity[], text: string): boolean =>
  (quantity.comparator === '>=' || quantity.comparator === '<=') &&
  later.length > 0 &&
  /^的/.test(text.slice(quantity.end));

function targetOf(quantity: Quantity, before: Quantity | null, after: Quantity | null, text: string): Target {
  const counts = isCounted(quantity, text);
  const segmentStart = before
    ? startBetween(before, quantity, text, counts)
    : counts
      ? startOfCounted(quantity, text)
      : 0;
  const segmentEnd = after ? Math.max(quantity.end, startOfConnector(quantity, after, text)) : text.length;
  const lead = text.slice(segmentStart, quantity.start);
  const { comparator, leadEnd } = comparatorOf(quantity, lead, text);
  const rest = text.slice(quantity.end, segmentEnd);
  if (!counts) {
    const from = segmentStart + opening(lead);
    const to = after === null && quantity.end - from <= tooShort ? text.length : quantity.end;
    return { quantity, comparator, lead, leadEnd, from, to, noun: '', predicate: '' };
  }
  const phrase = nounPhrase(rest);
  const cut = predicateAt(phrase);
  const noun = cut < 0 ? phrase : phrase.slice(0, cut);
  return {
    quantity,
    comparator,
    lead,
    leadEnd,
    from: segmentStart + opening(lead),
    to: quantity.end + noun.length,
    noun,
    predicate: cut < 0 ? '' : phrase.slice(cut),
  };
}

/** A wording of so few characters says nothing without the rest of its clause. */
const tooShort = 8;

const amounts = /^(%|个?百分点|倍|.*元|学时|课时|学分|小时)$/;

/** True where a counted noun follows the number (5所学校), false where the number closes a statement (…达到5所). */
const isCounted = (quantity: Quantity, text: string): boolean =>
  quantity.unit !== null &&
  !amounts.test(quantity.unit) &&
  /^[\p{L}“"《（(]/u.test(text.slice(quantity.end)) &&
  !/^[的以等和及与内]/.test(text.slice(quantity.end));

/** Attributes before the number (基础条件好、专业特色明显的10所) reach back over 、; other words do not. */
function startOfCounted(quantity: Quantity, text: string): number {
  const lead = text.slice(0, quantity.start);
  return /[的]$/.test(lead) ? 0 : lead.lastIndexOf('、') + 1;
}

function startBetween(before: Quantity, quantity: Quantity, text: string, counts: boolean): number {
  const between = [...text.slice(before.end, quantity.start).matchAll(connector)];
  const chosen = counts ? between.at(-1) : between[0];
  return chosen ? before.end + chosen.index + chosen[0].length : before.end;
}

function startOfConnector(quantity: Quantity, after: Quantity, text: string): number {
  const between = [...text.slice(quantity.end, after.start).matchAll(connector)];
  const chosen = isCounted(after, text) ? between.at(-1) : between[0];
  return chosen ? quantity.end + chosen.index : after.start;
}

/** Characters of `lead` that are not part of the target's wording. */
function opening(lead: string): number {
  const verb = closingVerbAt(lead);
  if (verb >= 0) return verb;
  return /^[（(]?(落实|其中|确保|并|到)?/.exec(lead)?.[0].length ?? 0;
}

/** The noun counted: to the end of the segment, or to the first 、 or "和部分…" behind a noun that is whole. */
function nounPhrase(rest: string): string {
  const limit = /(?:和|及|、)(?:部分|若干|一批|有关|相关|各)/.exec(rest)?.index ?? rest.length;
  const phrase = rest
    .slice(0, limit)
    .replace(/[等）)：:]+$/, (tail) => (tail.includes('）') && /（/.test(rest) ? tail : ''));
  const comma = phrase.indexOf('、');
  if (comma < 0 || insideBrackets(phrase, comma)) return phrase;
  const first = phrase.slice(0, comma);
  const closes = phrase.indexOf('的', comma) >= 0 && !isWholeNoun(first);
  return closes || !isWholeNoun(first) ? phrase : first;
}

const insideBrackets = (text: string, at: number): boolean =>
  (text.slice(0, at).match(/[（(“《]/g)?.length ?? 0) > (text.slice(0, at).match(/[）)”》]/g)?.length ?? 0);

const bounds: readonly (readonly [Comparator, RegExp])[] = [
  [
    '<=',
    /不超过|不得超过|不高于|不大于|不多于|不得高于|最高|最多|至多|控制在|(?<!不|不得)低于|(?<!不|不得)少于|小于/g,
  ],
  [
    '>=',
    /不低于|不少于|不小于|不得低于|不得少于|至少|(?<!不|不得)超过|(?<!不|不得)高于|大于|突破(?=\d|$)|(?<!不)超(?=$)/g,
  ],
  ['~', /(大约|约|接近|近)(?=$)/g],
];

/** The number's own word (以上, 左右, a dash) decides; else the last bound printed before it; else it is a plain figure. */
function comparatorOf(
  quantity: Quantity,
  lead: string,
  text: string,
): { readonly comparator: Comparator; readonly leadEnd: number } {
  const reached = lead.lastIndexOf('达到');
  let last = { comparator: '=' as Comparator, leadEnd: reached < 0 ? lead.length : reached, at: -1 };
  for (const [comparator, pattern] of bounds) {
    for (const match of lead.matchAll(pattern)) {
      if (match.index > last.at) last = { comparator, leadEnd: match.index, at: match.index };
    }
  }
  const within =
    quantity.unit === '%' &&
    /^[^，。；\d、]{0,8}(以内|之内|内(?![容部涵在外]))/.test(text.slice(quantity.end));
  const comparator = quantity.comparator ?? (last.at < 0 && within ? '<=' : last.comparator);
  return { comparator, leadEnd: last.leadEnd };
}
