import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { isId, newId } from './ids.ts';
import { nameKey } from './text.ts';

test('an id is 128 random bits in 26 characters of Crockford base32', () => {
  const ids = Array.from({ length: 2000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.map((id) => id[0])).size).toBe(8);
});

test('what could not be an id is none', () => {
  const id = newId();
  expect(isId(id)).toBe(true);
  for (const text of [
    '',
    id.slice(1),
    `${id}0`,
    `8${id.slice(1)}`,
    `${id.slice(1)}U`,
    id.toLowerCase(),
    `${id}\n`,
  ])
    expect(isId(text) && text !== id, text).toBe(false);
});

test('equal values have equal canonical JSON, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('names are compared without width, blanks and case', () => {
  expect(nameKey('济南　职业 学院')).toBe(nameKey('济南职业学院'));
  expect(nameKey('ＡＢＣ（一）')).toBe(nameKey('abc(一)'));
  expect(nameKey('济南职业学院')).not.toBe(nameKey('济南职业学校'));
});
