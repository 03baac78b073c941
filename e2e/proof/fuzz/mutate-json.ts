import type { Random } from '../../../bench/random.ts';
import { hostileText } from './hostile-values.ts';

/**
 * The text of a JSON value with one thing about it changed: any member or element replaced, taken away, doubled, added,
 * exchanged for its neighbour; or its text disturbed. Works on parsed JSON whose leaves can hold raw text, so that what
 * no JSON library would write can be written.
 */
export function mutateJson(text: string, random: Random): string {
  const root = parsed(text);
  const places = placesIn(root);
  if (root === undefined || places.length === 0 || random.below(12) === 0) return disturbText(text, random);
  const place = random.pick(places);
  switch (random.below(6)) {
    case 0:
      return write(root, place, () => '');
    case 1:
      return write(root, place, (own) => `${own},${own}`);
    case 2:
      return write(root, place, (own) => `${own},"${random.pick(extraNames)}":${hostileText(random)}`);
    default:
      return write(root, place, (_own, name) => `${name}${hostileText(random)}`);
  }
}

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
type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.flatMap((child, index) => placesIn(child, [...at, index]))
    : Object.entries(value).flatMap(([name, child]) => placesIn(child, [...at, name]));
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

function disturbText(text: string, random: Random): string {
  const at = random.below(text.length);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text + random.pick([' ', '\t', '\u0000', '{}', ',', ']', '\u2028']);
    case 2:
      return random.pick(['\ufeff', ' ', '\n', '[', '//x\n']) + text;
    case 3:
      return text.slice(0, at) + text.slice(at + 1);
    case 4:
      return (
        text.slice(0, at) +
        random.pick(['"', '\\', '\u0000', '{', '}', ',', ':', '\n', '\u007f']) +
        text.slice(at)
      );
    case 5:
      return `[${text}]`;
    case 6:
      return text.replaceAll('"', "'");
    default:
      return text.repeat(2);
  }
}
