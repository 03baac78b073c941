import type { Random } from '../../../bench/random.ts';
import { hostileText } from './hostile-values.ts';

type Change = (member: { readonly own: string; readonly name: string }, random: Random) => string;

/** What a hand may do to one member of an object, or one element of a list; an empty answer leaves it out. */
export const memberMutations: Readonly<Record<string, Change>> = {
  'a member gone': () => '',
  'a member twice': ({ own }) => `${own},${own}`,
  'a member more': ({ own }, random) => `${own},"${random.pick(extraNames)}":${hostileText(random)}`,
  'another value': ({ name }, random) => `${name}${hostileText(random)}`,
};
const { 'another value': replace } = memberMutations;
const members: readonly (Change | undefined)[] = [...Object.values(memberMutations), replace, replace];

/**
 * The text of a JSON value with one thing about it changed: any member or element replaced, taken away, doubled, added;
 * or its text disturbed. Works on parsed JSON whose leaves can hold raw text, so that what no JSON library would write
 * can be written.
 */
export function mutateJson(text: string, random: Random): string {
  const places = placesIn(text);
  if (places.length === 0 || random.below(12) === 0)
    return random.pick(Object.values(textMutations))(text, random);
  const place = random.pick(places);
  const change = random.pick(members) ?? (() => '');
  return changedAt(text, place, (own, name) => change({ own, name }, random));
}

/** The JSON text with the member at `place` written anew by `change`, which is told the member and its name with a colon. */
export const changedAt = (
  text: string,
  place: Place,
  change: (own: string, name: string) => string,
): string => write(parsed(text), place, change);

/** Every member and element of a JSON text, at any depth; none where it is no JSON any more. */
export const placesIn = (text: string): readonly Place[] => placesOf(parsed(text));

/** Undefined for what an earlier change made no JSON any more, or deeper than this harness can follow. */
function parsed(text: string): unknown {
  if (text.includes('['.repeat(16)) || text.includes('{"a":'.repeat(16))) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const extraNames = ['__proto__', 'constructor', 'extra', 'id', '', '\\u0000', 'kind', 'fields', 'clock'];

/** The way from the root to a value: names and indexes. */
export type Place = readonly (string | number)[];

function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  const inner = Array.isArray(value)
    ? value.flatMap((child, index) => placesOf(child, [...at, index]))
    : Object.entries(value).flatMap(([name, child]) => placesOf(child, [...at, name]));
  return at.length === 0 ? inner : [at, ...inner];
}

/**
 * JSON text of `value`, with the member at `place` written by `change`, which is given the member as it stands (with its
 * name, where it has one) and the name alone; an empty answer leaves the member out.
 */
function write(
  value: unknown,
  place: Place,
  change: (own: string, name: string) => string,
  at: Place = [],
): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const members = Object.entries(value).map(([key, child]) => {
    const here: Place = [...at, isArray ? Number(key) : key];
    const name = isArray ? '' : `${JSON.stringify(key)}:`;
    const own = `${name}${write(child, place, change, here)}`;
    return samePlace(here, place) ? change(own, name) : own;
  });
  const inner = members.filter((member) => member !== '').join(',');
  return isArray ? `[${inner}]` : `{${inner}}`;
}

const samePlace = (a: Place, b: Place): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at]);

/** What a hand may do to a JSON text as a text. */
export const textMutations: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'cut short': (text, random) => text.slice(0, random.below(text.length)),
  'something behind': (text, random) => text + random.pick([' ', '\t', '\u0000', '{}', ',', ']', '\u2028']),
  'something before': (text, random) => random.pick(['\ufeff', ' ', '\n', '[', '//x\n']) + text,
  'a character gone': (text, random) => spliced(text, random.below(text.length), 1, ''),
  'a character more': (text, random) =>
    spliced(
      text,
      random.below(text.length),
      0,
      random.pick(['"', '\\', '\u0000', '{', '}', ',', ':', '\n', '\u007f']),
    ),
  'in a list': (text) => `[${text}]`,
  'other quotes': (text) => text.replaceAll('"', "'"),
  'twice over': (text) => text.repeat(2),
};

const spliced = (text: string, at: number, gone: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + gone);
