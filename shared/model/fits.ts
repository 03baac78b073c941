import type { z } from 'zod';

/**
 * Whether a value that came out of `JSON.parse` fits a schema, told without building the copy that zod makes of it: for
 * a receive this is asked of every record. What of a schema is not known here is asked of zod itself, so that the answer
 * is zod's in every case; a test holds the two together for every kind of record.
 */
export type Fits = (value: unknown) => boolean;

/** The parts of zod's definitions that are read here. */
interface Definition {
  readonly type: string;
  readonly check?: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly coerce?: boolean;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
}

interface Check {
  readonly check: string;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly length?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: RegExp;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

export function compileFits(schema: z.ZodType): Fits {
  return compile(definitionOf(schema)) ?? ((value) => schema.safeParse(value).success);
}

/** Null for a schema that zod itself has to judge. */
function compile(def: Definition): Fits | null {
  switch (def.type) {
    case 'string':
      return ofString(def);
    case 'number':
      return ofNumber(def);
    case 'boolean':
      return plain(def, (value) => typeof value === 'boolean');
    case 'enum':
    case 'literal':
      return plain(def, oneOf(def.values ?? Object.values(def.entries ?? {})));
    case 'readonly':
      return def.innerType ? plain(def, compileFits(def.innerType)) : null;
    case 'nullable':
    case 'optional':
      return ofMissing(def, def.type === 'nullable' ? null : undefined);
    case 'array':
      return ofArray(def);
    case 'object':
      return ofObject(def);
    default:
      return null;
  }
}

const plain = (def: Definition, fits: Fits): Fits | null => ((def.checks ?? []).length === 0 ? fits : null);

const oneOf = (values: readonly unknown[]): Fits => {
  const known = new Set(values);
  return (value) => known.has(value);
};

function ofMissing(def: Definition, missing: null | undefined): Fits | null {
  if (!def.innerType) return null;
  const inner = compileFits(def.innerType);
  return plain(def, (value) => value === missing || inner(value));
}

function ofString(def: Definition): Fits | null {
  const patterns: RegExp[] = [];
  if (def.format !== undefined) {
    if (def.check !== 'string_format' || !def.pattern) return null;
    patterns.push(def.pattern);
  }
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const { _zod } of def.checks ?? []) {
    const { check, maximum, minimum, pattern } = _zod.def;
    if (check === 'max_length' && maximum !== undefined) most = Math.min(most, maximum);
    else if (check === 'min_length' && minimum !== undefined) least = Math.max(least, minimum);
    else if (check === 'string_format' && pattern && !pattern.global && !pattern.sticky)
      patterns.push(pattern);
    else return null;
  }
  const bounded = (value: unknown): value is string =>
    typeof value === 'string' && value.length <= most && value.length >= least;
  if (def.coerce) return null;
  return patterns.length === 0
    ? bounded
    : (value) => bounded(value) && patterns.every((pattern) => pattern.test(value));
}

function ofNumber(def: Definition): Fits | null {
  const whole = def.check === 'number_format' && def.format === 'safeint';
  if (def.coerce || (def.check !== undefined && !whole)) return null;
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { _zod } of def.checks ?? []) {
    const { check, value, inclusive, format } = _zod.def;
    if (check === 'number_format' && format === 'safeint' && whole) continue;
    if (value === undefined || !inclusive) return null;
    if (check === 'less_than') most = Math.min(most, value);
    else if (check === 'greater_than') least = Math.max(least, value);
    else return null;
  }
  const is = whole ? Number.isSafeInteger : Number.isFinite;
  return (value) => is(value) && (value as number) >= least && (value as number) <= most;
}

function ofArray(def: Definition): Fits | null {
  if (!def.element) return null;
  const element = compileFits(def.element);
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const { _zod } of def.checks ?? []) {
    const { check, maximum, minimum, length } = _zod.def;
    if (check === 'max_length' && maximum !== undefined) most = Math.min(most, maximum);
    else if (check === 'min_length' && minimum !== undefined) least = Math.max(least, minimum);
    else if (check === 'length_equals' && length !== undefined) least = most = length;
    else return null;
  }
  return (value) =>
    Array.isArray(value) && value.length <= most && value.length >= least && value.every(element);
}

/** Strict objects only: no member beside those of the shape. */
function ofObject(def: Definition): Fits | null {
  const { shape, catchall } = def;
  if (!shape || !catchall || definitionOf(catchall).type !== 'never' || (def.checks ?? []).length > 0)
    return null;
  const members = new Map<string, Fits>();
  const required: string[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const { type } = definitionOf(schema);
    if (mayBeMissing.has(type)) return null;
    members.set(name, compileFits(schema));
    if (type !== 'optional') required.push(name);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    let found = 0;
    for (const name in object) {
      const member = members.get(name);
      if (!member?.(object[name])) return false;
      found += 1;
    }
    return found === members.size || required.every((name) => Object.hasOwn(object, name));
  };
}

/** Whether a member of these may be left out is for zod to say. */
const mayBeMissing = new Set([
  'unknown',
  'any',
  'undefined',
  'void',
  'default',
  'prefault',
  'catch',
  'union',
  'pipe',
  'transform',
  'lazy',
  'custom',
  'nonoptional',
]);
