import type { z } from 'zod';

/** Values that some rule of the format asks for; the first that fits stands in the place of a text, number or mark. */
const leaves: readonly unknown[] = [
  '文字',
  'word',
  '06AF3WQ8T9TZN3VJ8E5YJ7K2CM',
  'f'.repeat(64),
  '2026-11',
  '2026-11-30',
  'aB+/'.repeat(4),
  '0.1.0',
  1,
  2026,
  true,
];

type Def = { readonly type: string } & Readonly<Record<string, unknown>>;
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;
const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

/**
 * A value with every member that the rules know, so that whatever is added to them is among what is disturbed: optional
 * members are there, nothing is null, no list is empty. A member that `given` names has the value given, where that fits.
 *
 * @throws where no value is known that fits.
 */
export function filled(schema: z.ZodType, given: Readonly<Record<string, unknown>> = {}): unknown {
  const def = defOf(schema);
  const inner = (name: string): unknown => filled(def[name] as z.ZodType, given);
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def['shape'] as Readonly<Record<string, z.ZodType>>);
      return Object.fromEntries(
        shape.map(([name, member]) => [
          name,
          Object.hasOwn(given, name) && fits(member, given[name]) ? given[name] : filled(member, given),
        ]),
      );
    }
    case 'array': {
      const element = inner('element');
      return fits(schema, [element]) ? [element] : [element, element];
    }
    case 'tuple':
      return (def['items'] as readonly z.ZodType[]).map((item) => filled(item, given));
    case 'record':
      return { [String(inner('keyType'))]: inner('valueType') };
    case 'nullable':
    case 'optional':
    case 'readonly':
      return inner('innerType');
    case 'union':
      return filled((def['options'] as readonly [z.ZodType])[0], given);
    case 'enum':
      return Object.values(def['entries'] as object)[0];
    case 'literal':
      return (def['values'] as readonly unknown[])[0];
    case 'unknown':
      return { any: ['thing', 1, null] };
    default: {
      const leaf = leaves.find((each) => fits(schema, each));
      if (leaf === undefined) throw new Error(`no value is known for ${def.type}`);
      return leaf;
    }
  }
}
