import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { compareClocks, sameClock } from './clock.ts';
import { newId } from './ids.ts';
import { clockOf, clocksAfter, clocksInOneForm, mergeFields, sameValue, type Versioned } from './merge.ts';
import type { Clock } from './model/record/clock.ts';

const REPLICAS = [newId(), newId(), newId()];
/** A field of a later version may be called what every object has. */
const FIELDS = ['a', 'b', 'constructor'];

const clock = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...REPLICAS));

/** One write has one value: what a clock wrote to a field follows from the two. */
const writtenValue = (field: string, [counter, replica]: Clock) => `${field}${counter}${replica}`;

const packed = (clocks: readonly (readonly [string, Clock])[]): Versioned => {
  const fields = Object.fromEntries(clocks.map(([field, at]) => [field, writtenValue(field, at)]));
  const [, clock] = clocks[0] ?? ['', [1, '']];
  return { fields, ...clocksAfter({ fields, clock, except: null }, new Map(clocks)) };
};
const written = (clocks: Readonly<Record<string, Clock>>): Versioned => packed(Object.entries(clocks));

const version = fc.record({ a: clock, b: clock, constructor: clock }).map(written);
/** Of a record whose fields are not all known everywhere. */
const partial = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), clock), { minLength: 1, selector: ([field]) => field })
  .map((entries) => written(Object.fromEntries(entries)));

/** Whatever a stranger's writer may send: values that do not follow from clocks, clocks in any form. */
const strange = fc
  .record({
    values: fc.uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      selector: ([field]) => field,
    }),
    clock,
    except: fc.option(fc.dictionary(fc.constantFrom(...FIELDS, 'absent'), clock), { nil: null }),
  })
  .map(({ values, ...clocks }): Versioned => {
    const fields = Object.fromEntries(values);
    return { fields, ...clocksInOneForm({ fields, ...clocks }) };
  });

const merge = (a: Versioned, b: Versioned): Versioned => {
  const merged = mergeFields(a, b);
  if (!merged) return a;
  const { changed: _changed, ...rest } = merged;
  return rest;
};

describe.each([
  ['whole records', version],
  ['records with fields missing', partial],
  ['records in whatever form', strange],
])('%s', (_name, any) => {
  test('the order of two versions does not matter', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  test('the grouping of three versions does not matter', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  test('a version that is already in changes nothing', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(mergeFields(a, a)).toBe(null);
        expect(mergeFields(merge(a, b), b)).toBe(null);
        expect(mergeFields(merge(a, b), a)).toBe(null);
      }),
    );
  });

  test('every field ends with the greatest clock ever seen for it', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (versions) => {
        const [first, ...rest] = versions;
        if (!first) return;
        const end = rest.reduce(merge, first);
        for (const field of FIELDS) {
          const [greatest, ...others] = versions
            .filter((each) => Object.hasOwn(each.fields, field))
            .toSorted((a, b) => compareClocks(clockOf(b, field), clockOf(a, field)));
          if (!greatest) continue;
          const at = clockOf(greatest, field);
          const values = [greatest, ...others.filter((each) => sameClock(clockOf(each, field), at))].map(
            (each) => each.fields[field],
          );
          expect(clockOf(end, field)).toEqual(at);
          expect(end.fields[field]).toBe(values.toSorted().at(-1));
        }
      }),
    );
  });
});

const [x = '', y = ''] = [...REPLICAS].sort();

describe('changes', () => {
  test('names the fields whose value changed, in the order of the incoming record', () => {
    const before: Versioned = { fields: { a: 1, b: [1], c: 1 }, clock: [1, x], except: null };
    const after = mergeFields(before, { fields: { c: 2, b: [1], a: 3 }, clock: [2, x], except: null });
    expect(after?.changed).toEqual(['c', 'a']);
    expect(after).toMatchObject({ fields: { a: 3, b: [1], c: 2 }, clock: [2, x], except: null });
  });

  test('at one counter the greater replica id wins, whichever comes first', () => {
    const one: Versioned = { fields: { a: 'x' }, clock: [7, x], except: null };
    const two: Versioned = { fields: { a: 'y' }, clock: [7, y], except: null };
    expect(merge(one, two).fields).toEqual({ a: 'y' });
    expect(merge(two, one).fields).toEqual({ a: 'y' });
  });
});

describe('packing', () => {
  const clocks = fc.record({ a: clock, b: clock, constructor: clock });

  test('is canonical: one set of clocks has one form, whatever the order of fields', () => {
    fc.assert(
      fc.property(clocks, (of) => {
        const { fields: _one, ...one } = packed(Object.entries(of));
        const { fields: _other, ...other } = packed(Object.entries(of).toReversed());
        expect(JSON.stringify(one)).toBe(JSON.stringify(other));
      }),
    );
  });

  test('unpacks to what was packed, and names no field twice', () => {
    fc.assert(
      fc.property(clocks, (of) => {
        const form = written(of);
        for (const [field, at] of Object.entries(of)) expect(clockOf(form, field)).toEqual(at);
        for (const at of Object.values(form.except ?? {})) expect(sameClock(at, form.clock)).toBe(false);
      }),
    );
  });

  test('a record without a field keeps its clock', () => {
    const none: Versioned = { fields: {}, clock: [1, x], except: { a: [2, x] } };
    expect(clocksInOneForm(none)).toEqual({ clock: [1, x], except: null });
    expect(mergeFields(none, none)).toBe(null);
  });
});

describe('values', () => {
  const json = fc.jsonValue();

  test('are the same where their canonical text is', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameValue(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(sameValue(a, structuredClone(a))).toBe(true);
      }),
    );
  });

  test('the order of keys does not matter, that of a list does', () => {
    expect(sameValue({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue('[1]', [1])).toBe(false);
    expect(sameValue(null, undefined)).toBe(false);
  });
});
