import { boundBefore, boundBehind } from './bounds.ts';
import type { Clause } from './clauses.ts';
import type { Comparator } from './model.ts';
import { isCountInWords, isNoTarget } from './not-targets.ts';
import { isWholeNoun, openingLength, perOf, predicateAt } from './phrases.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { withSharedMeasure } from './shared-measure.ts';
import { type CountedContext, isCondition, isThreshold } from './thresholds.ts';

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
  /** For each what or how often: 年, 学期, 校; null where nothing is said. */
  readonly per: string | null;
  /** True where the bound was printed at the item before it in the same list. */
  readonly inherited: boolean;
}

/** The quantities of a clause that are targets, each with its wording. `isName` tells characters inside names. */
export function targetsOf(clause: Clause, isName: (at: number) => boolean): readonly Target[] {
  const { folded } = clause;
  if (isCondition(folded, clause.next)) return [];
  const found = withSharedMeasure(quantitiesIn(folded), folded).filter(
    (quantity) => !isName(clause.start + quantity.start),
  );
  const kept: Quantity[] = [];
  for (const [at, quantity] of found.entries()) {
    const context: CountedContext = {
      before: found[at - 1] ?? null,
      after: found[at + 1] ?? null,
      text: folded,
    };
    const said = isSaidAsCount(quantity, kept.at(-1) ?? null, folded);
    if (said && !isNoTarget(quantity, folded) && !isThreshold(quantity, context)) kept.push(quantity);
  }
  const targets: Target[] = [];
  for (const [at, quantity] of kept.entries()) {
    targets.push(
      targetOf(quantity, kept[at - 1] ?? null, kept[at + 1] ?? null, clause, targets.at(-1) ?? null),
    );
  }
  return targets;
}

/** Digits always; words where they speak as a count, or go on a list of such (百支乐队、千支舞队). */
const isSaidAsCount = (quantity: Quantity, before: Quantity | null, text: string): boolean =>
  quantity.written === 'digits' ||
  quantity.written === 'doubling' ||
  isCountInWords(quantity, text) ||
  (quantity.written === 'scale' &&
    before?.written === 'scale' &&
    before.kind === quantity.kind &&
    text.charAt(quantity.start - 1) === '、');

function targetOf(
  quantity: Quantity,
  before: Quantity | null,
  after: Quantity | null,
  clause: Clause,
  earlier: Target | null,
): Target {
  const { text } = clause;
  const counts = isCounted(quantity, text);
  const segmentStart = before
    ? startBetween(before, quantity, text, counts)
    : counts
      ? startOfCounted(quantity, text)
      : 0;
  const segmentEnd = after ? Math.max(quantity.end, startOfConnector(quantity, after, text)) : text.length;
  const lead = text.slice(segmentStart, quantity.start);
  const foldedLead = clause.folded.slice(segmentStart, quantity.start);
  const per = perOf(foldedLead);
  const from = segmentStart + openingLength(lead);
  const rest = text.slice(quantity.end, segmentEnd);
  const { comparator, leadEnd, inherited } = comparatorOf(quantity, foldedLead, clause, earlier);
  if (!counts) {
    const to = after === null && quantity.end - from <= tooShort ? endOfShort(quantity, text) : quantity.end;
    return { quantity, comparator, inherited, per, lead, leadEnd, from, to, noun: '', predicate: '' };
  }
  const phrase = nounPhrase(rest, quantity.kind === 'person');
  const cut = predicateAt(phrase);
  const noun = cut < 0 ? phrase : phrase.slice(0, cut);
  const own = /(?:以上|左右|以内)$/.exec(noun)?.[0] ?? '';
  return {
    quantity,
    comparator:
      own !== '' && quantity.comparator === null ? (boundBehind(own)?.comparator ?? comparator) : comparator,
    inherited,
    per,
    lead,
    leadEnd,
    from,
    to: quantity.end + noun.trimEnd().length,
    noun: noun.slice(0, noun.length - own.length),
    predicate: cut < 0 ? '' : phrase.slice(cut),
  };
}

/** A wording of so few characters says nothing without the rest of its clause. */
const tooShort = 8;

const endOfShort = (quantity: Quantity, text: string): number => {
  const rest = text.slice(quantity.end);
  const bracket = rest.search(/[）)]/);
  return (
    quantity.end +
    (bracket < 0 || /[（(]/.test(rest.slice(0, bracket)) ? rest : rest.slice(0, bracket)).trimEnd().length
  );
};

const countedKinds: ReadonlySet<Quantity['kind']> = new Set(['thing', 'person', 'occasion']);

/** True where a counted noun follows the number (5所学校), false where the number closes a statement (…达到5所). */
const isCounted = (quantity: Quantity, text: string): boolean =>
  countedKinds.has(quantity.kind) &&
  /^ ?[\p{L}\d“"《（(]/u.test(text.slice(quantity.end, quantity.end + 2)) &&
  !/^[以等和及与内]|^[（(][^）)]*$/.test(text.slice(quantity.end)) &&
  (quantity.comparator !== null || text[quantity.end] !== '的');

const connector = /、|以及|及|和|与/g;

/** Attributes before the number (基础条件好、专业特色明显的10所) reach back over 、; other words do not. */
function startOfCounted(quantity: Quantity, text: string): number {
  const lead = text.slice(0, quantity.start);
  return lead.endsWith('的') ? 0 : lead.lastIndexOf('、') + 1;
}

function startBetween(before: Quantity, quantity: Quantity, text: string, counts: boolean): number {
  const between = [...text.slice(before.end, quantity.start).matchAll(connector)];
  const chosen = counts ? between.at(-1) : between[0];
  return chosen ? before.end + chosen.index + chosen[0].length : Math.min(before.end, quantity.start);
}

function startOfConnector(quantity: Quantity, after: Quantity, text: string): number {
  const between = [...text.slice(quantity.end, after.start).matchAll(connector)];
  const chosen = isCounted(after, text) ? between.at(-1) : between[0];
  return chosen ? quantity.end + chosen.index : after.start;
}

/** The noun counted: to the end of the segment, or to the first 、 or "和部分…" behind a noun that is whole. */
function nounPhrase(rest: string, ofPeople: boolean): string {
  const limit = /(?:和|及|、)(?:部分|若干|一批|有关|相关|各)/.exec(rest)?.index ?? rest.length;
  const phrase = rest
    .slice(0, limit)
    .replace(/[等）)：:]+$/, (tail) => (tail.includes('）') && /（/.test(rest) ? tail : ''));
  const comma = phrase.indexOf('、');
  if (comma < 0 || insideBrackets(phrase, comma)) return phrase;
  const first = phrase.slice(0, comma);
  const attribute =
    /^(?:具有|具备|能够?|从事|掌握|熟悉|在|面向|以|有|符合)/.test(first) && phrase.includes('的', comma);
  return isWholeNoun(first, ofPeople) && !attribute ? first : phrase;
}

const insideBrackets = (text: string, at: number): boolean =>
  (text.slice(0, at).match(/[（(“《]/g)?.length ?? 0) > (text.slice(0, at).match(/[）)”》]/g)?.length ?? 0);

/** How far before a number its bound may stand. */
const reach = 60;

/** The number's own word (以上, 左右, a dash) decides; else the last bound printed before it; else it is a plain figure. */
function comparatorOf(
  quantity: Quantity,
  lead: string,
  { folded }: Clause,
  earlier: Target | null,
): { readonly comparator: Comparator; readonly leadEnd: number; readonly inherited: boolean } {
  const near = lead.slice(-reach);
  const reached = near.lastIndexOf('达到');
  const bound = boundBefore(near);
  const leadEnd = lead.length - near.length + (bound?.at ?? (reached < 0 ? near.length : reached));
  if (quantity.comparator !== null) return { comparator: quantity.comparator, leadEnd, inherited: false };
  if (bound) return { comparator: bound.comparator, leadEnd, inherited: false };
  const behind = folded.slice(quantity.end, quantity.end + 16);
  if (quantity.unit === '%' && /^[^，。；\d、]{0,8}(?:以内|之内|内(?![容部涵在外]))/.test(behind)) {
    return { comparator: '<=', leadEnd, inherited: false };
  }
  const bounds = earlier?.quantity.comparator === null ? earlier.comparator : '=';
  const inherited = lead.trim() === '' && bounds !== '=';
  return { comparator: inherited ? bounds : '=', leadEnd, inherited };
}
