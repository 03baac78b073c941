import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { envelope, type WireRecord } from '../model/record.ts';
import { bundleLimits } from './limits.ts';
import { envelopeFits, formatRecordLine, parseRecordLine } from './record-line.ts';

const id = newId();
const unit: WireRecord = {
  kind: 'unit',
  id,
  parent: null,
  author: id,
  clock: [1, id],
  fields: {
    name: '某某中学',
    code: null,
    kind: 'school',
    district: null,
    aliases: [],
    groups: [],
    joinedInto: null,
  },
};
const parse = (value: unknown) => parseRecordLine(JSON.stringify(value), bundleLimits);

/** Values near and far from what each part may be. */
const clockLike = fc.oneof(
  fc.constant([1, id]),
  fc.tuple(
    fc.oneof(fc.constantFrom(0, 1, -1, 1.5, 2 ** 53, Number.MAX_SAFE_INTEGER), fc.string()),
    fc.constantFrom(id, 'x'),
  ),
  fc.constant([1]),
  fc.constant([1, id, 1]),
  fc.constant({ 0: 1, 1: id }),
);
const idLike = fc.constantFrom<unknown>(id, id.toLowerCase(), `8${id.slice(1)}`, `${id}0`, '', null, 1);
const nameLike = fc.constantFrom(
  'name',
  'a1',
  '1a',
  'a'.repeat(40),
  'a'.repeat(41),
  '',
  '__proto__',
  'constructor',
  '名',
);
const envelopeLike = fc.record(
  {
    kind: fc.constantFrom<unknown>('unit', 'toString', 'x'.repeat(40), 'x'.repeat(41), '', 'a1', null),
    id: idLike,
    parent: idLike,
    author: idLike,
    clock: clockLike,
    except: fc.oneof(fc.dictionary(nameLike, clockLike), fc.constantFrom<unknown>(undefined, null, [], 'x')),
    fields: fc.oneof(fc.dictionary(nameLike, fc.jsonValue()), fc.constantFrom<unknown>(null, [], 'x')),
    extra: fc.constant(1),
  },
  { requiredKeys: [] },
);

describe('the envelope check', () => {
  test('accepts exactly what the model accepts', () => {
    fc.assert(
      fc.property(envelopeLike, (parts) => {
        const value: unknown = JSON.parse(JSON.stringify({ ...unit, ...parts }));
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        expect(envelopeFits(value)).toBe(envelope.safeParse(value).success);
      }),
      { numRuns: 2000 },
    );
  });

  test('refuses a field named __proto__, which the model passes over in silence', () => {
    expect(
      envelopeFits(JSON.parse(JSON.stringify(unit).replace('"fields":{', '"fields":{"__proto__":[],'))),
    ).toBe(false);
  });

  test('accepts no value that is not an object', () => {
    for (const value of [null, 1, 'x', [], [unit], true]) expect(envelopeFits(value)).toBe(false);
  });
});

describe('a line', () => {
  test('reads back as the record it was written from', () => {
    const except = { name: [3, id] as [number, string] };
    for (const record of [unit, { ...unit, except }]) {
      expect(parseRecordLine(formatRecordLine(record), bundleLimits)).toEqual({
        known: true,
        record,
        extra: [],
        ...(!('except' in record) && { text: JSON.stringify(record.fields) }),
      });
    }
  });

  test('is read as JSON reads it, whatever stands in it: its text of the fields is what they were made of', () => {
    const line = formatRecordLine(unit);
    const pieces = fc.constantFrom(
      ...[
        '"fields":',
        '{"name":"另一所"}',
        ',',
        '{',
        '}',
        ' ',
        '"',
        '\\"',
        'null',
        '"clock":[2,',
        '"parent":',
      ],
      JSON.stringify(unit.fields),
    );
    const spliced = fc
      .tuple(fc.nat(line.length), fc.nat(3), fc.array(pieces, { maxLength: 4 }))
      .map(([at, gone, more]) => line.slice(0, at) + more.join('') + line.slice(at + gone));
    const twice = fc.constantFrom(
      `${line.slice(0, -1)},"fields":${JSON.stringify({ ...unit.fields, name: '另一所' })}}`,
      `${line.slice(0, -1)},"id":"${newId()}"}`,
      line.replace('"name"', '"name":"甲","name"'),
      line.replace('"fields":', '"fields": '),
      `${line} `,
    );
    fc.assert(
      fc.property(fc.oneof(spliced, twice), (text) => {
        const read = parseRecordLine(text, bundleLimits);
        if (read === null) return;
        expect(read.record).toEqual(JSON.parse(text));
        if (read.known && read.text !== undefined) expect(JSON.parse(read.text)).toEqual(read.record.fields);
      }),
      { numRuns: 3000 },
    );
    expect(parseRecordLine(`${line.slice(0, -1)},"fields":{}}`, bundleLimits)).toBeNull();
  });

  test('with fields that do not fit its kind is refused', () => {
    expect(parse({ ...unit, fields: { ...unit.fields, name: '' } })).toBeNull();
    expect(parse({ ...unit, fields: {} })).toBeNull();
  });

  test('with more fields than this version knows is passed on, and they are named', () => {
    const record = { ...unit, fields: { ...unit.fields, later: { deep: ['文'] } } };
    expect(parse(record)).toEqual({ known: true, record, extra: ['later'] });
    expect(parse({ ...unit, fields: { ...record.fields, name: '' } })).toBeNull();
    expect(parse({ ...unit, fields: { later: 1 } })).toBeNull();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`later${index}`, 1]));
    expect(parse({ ...unit, fields: { ...unit.fields, ...many } })).toBeNull();
  });

  test('of which not all is understood is taken only in the form in which it can be carried on', () => {
    const record = { ...unit, kind: 'ruleSet', fields: { a: 1 } };
    const line = formatRecordLine(record);
    expect(parseRecordLine(line, bundleLimits)).toEqual({ known: false, record });
    const others = [
      line.replace('"a":1', '"a":1.0'),
      line.replace('"a":1', '"a": 1'),
      line.replace('"a":1', '"a":1,"a":1'),
      line.replace('"a"', '"\\u0061"'),
      ` ${line}`,
      JSON.stringify(Object.fromEntries(Object.entries(record).reverse())),
    ];
    for (const other of others) expect(parseRecordLine(other, bundleLimits), other).toBeNull();
  });

  test('that is not JSON is refused', () => {
    for (const line of ['', '{', '{}x', 'undefined', `${formatRecordLine(unit)}\r\nx`]) {
      expect(parseRecordLine(line, bundleLimits)).toBeNull();
    }
  });

  test('of an unknown kind is passed on, whatever its fields', () => {
    const record = { ...unit, kind: 'ruleSet', fields: { anything: [{ deep: '文' }] } };
    expect(parse(record)).toEqual({ known: false, record });
  });

  test('of a kind named like a member of every object is unknown, not known', () => {
    for (const kind of ['toString', 'constructor', 'valueOf'])
      expect(parse({ ...unit, kind })?.known).toBe(false);
  });

  test('of an unknown kind is refused one level beyond the depth or one character beyond the length', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    const limits = { jsonDepth: 4, string: 5 };
    const read = (fields: unknown) =>
      parseRecordLine(JSON.stringify({ ...unit, kind: 'other', fields }), limits);
    expect(read({ x: nested(3) })).not.toBeNull();
    expect(read({ x: nested(4) })).toBeNull();
    expect(read({ x: 'abcde' })).not.toBeNull();
    expect(read({ x: 'abcdef' })).toBeNull();
  });

  test('of three million open brackets is refused, not fatal', () => {
    expect(parseRecordLine('['.repeat(3_000_000), bundleLimits)).toBeNull();
    expect(parseRecordLine(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, bundleLimits)).toBeNull();
  });
});
