import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

/** As it comes from a file: names that look like numbers, and the one that an assignment would lose. */
const name = fc.oneof(
  fc.constantFrom('10', '9', '01', '4294967295', '__proto__', 'constructor', 'toJSON', ''),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([own]) => own })
      .map((members) => Object.fromEntries(members)),
  ),
}));

/** The same value with the members of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([own, inner]) => [own, turned(inner)] as const)
      .toReversed(),
  );
}

test('equal values give equal bytes, whatever the order of their members', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
    }),
  );
});

test('different values give different bytes: what is read from them is the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('members stand in ascending order of their names by UTF-16 code units, numbers too', () => {
  const value = JSON.parse(
    '{"é":1,"b":{"9":1,"10":[{"2":0,"1":0}]},"9":1,"10":2,"B":3,"__proto__":{"x":null}}',
  );
  expect(canonicalJson(value)).toBe(
    '{"10":2,"9":1,"B":3,"__proto__":{"x":null},"b":{"10":[{"1":0,"2":0}],"9":1},"é":1}',
  );
});
