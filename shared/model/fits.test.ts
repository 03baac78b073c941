import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compileFits } from './fits.ts';
import { recordFields, recordKinds } from './record.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const leaves: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    1.5,
    100,
    101,
    2026,
    2 ** 48,
    2 ** 53,
    2 ** 53 + 2,
    1e308,
    Number.POSITIVE_INFINITY,
  ],
  ...[
    '',
    'x',
    id,
    'a'.repeat(40),
    '长'.repeat(201),
    '2026-11',
    '2026-11-30',
    '2026-02-30',
    '2024-02-29',
    'f'.repeat(64),
  ],
  ...[
    'school',
    'lead',
    'assigned',
    'red',
    'extend',
    'lost',
    'month',
    'range',
    'by',
    'title',
    'detail',
    'days',
    'overdue',
  ],
  ...[[], {}, [id], [1, id], [[]], ['x', 'x'], { name: 'x' }, { toString: 1 }, { length: 1 }],
];

/** A value that mostly fits the schema, as `JSON.parse` could give it. */
function nearly(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { def } = schema as z.ZodType & { def: { type: string; [name: string]: unknown } };
  const inner = (name: string) => nearly(def[name] as z.ZodType);
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def['shape'] as Record<string, z.ZodType>);
      return fc.record(Object.fromEntries(shape.map(([name, each]) => [name, somewhat(each)])));
    }
    case 'array':
      return fc.array(somewhat(def['element'] as z.ZodType), { maxLength: 3 });
    case 'tuple':
      return fc.tuple(...(def['items'] as z.ZodType[]).map(somewhat));
    case 'nullable':
    case 'optional':
    case 'readonly':
      return inner('innerType');
    case 'enum':
      return fc.constantFrom(...Object.values(def['entries'] as Record<string, unknown>));
    case 'literal':
      return fc.constantFrom(...(def['values'] as unknown[]));
    default:
      return fc.constantFrom(...leaves.filter((leaf) => schema.safeParse(leaf).success));
  }
}

const somewhat = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: nearly(schema) }, { weight: 1, arbitrary: fc.constantFrom(...leaves) });

/** The same with a member left out, added or put in the place of another. */
const changed = (value: unknown, at: number, how: number, leaf: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || how > 3) return value;
  const entries = Object.entries(value);
  const [name = 'more', inner] = entries[at % Math.max(1, entries.length)] ?? [];
  const { [name]: _gone, ...rest } = value as Record<string, unknown>;
  return [
    rest,
    { ...value, more: leaf },
    { ...rest, [name]: leaf },
    { ...rest, [name]: changed(inner, at + 1, how - 1, leaf) },
  ][how];
};

test.each(recordKinds)('a %s fits where zod says so, and nowhere else', (kind) => {
  const schema: z.ZodType = recordFields[kind];
  const fits = compileFits(schema);
  const met = { fitting: 0, other: 0 };
  fc.assert(
    fc.property(
      nearly(schema),
      fc.nat(20),
      fc.nat(12),
      fc.constantFrom(...leaves),
      (value, at, how, leaf) => {
        const given = changed(value, at, how, leaf);
        const expected = schema.safeParse(given).success;
        met[expected ? 'fitting' : 'other'] += 1;
        expect(fits(given)).toBe(expected);
      },
    ),
    { numRuns: 600 },
  );
  expect(met.fitting).toBeGreaterThan(0);
  expect(met.other).toBeGreaterThan(0);
  for (const leaf of leaves) expect(fits(leaf)).toBe(schema.safeParse(leaf).success);
});

test('what is not known of zod is asked of zod', () => {
  const odd = z.strictObject({
    a: z.string().refine((text) => text.startsWith('x')),
    b: z.union([z.string(), z.number()]).optional(),
  });
  const fits = compileFits(odd);
  expect([{ a: 'x' }, { a: 'y' }, { a: 'x', b: 1 }, { a: 'x', b: null }].map(fits)).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(compileFits(z.string().trim().min(1))('  ')).toBe(false);
  expect(compileFits(z.number().gt(1))(1)).toBe(false);
});
