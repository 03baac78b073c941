import { isId } from '../ids.ts';
import {
  type Clock,
  fieldsFit,
  HIGHEST_COUNTER,
  type RecordKind,
  recordFields,
  type WireRecord,
} from '../model/record.ts';
import type { BundleLimits } from './limits.ts';

/**
 * One line of data/records.ndjson.
 *
 * `envelopeFits` accepts exactly what the zod `envelope` of the model accepts; it is written out by hand because it
 * runs once per record and is the larger half of a receive otherwise. A test holds the two together.
 */
export type RecordLine =
  | { readonly known: true; readonly record: WireRecord & { readonly kind: RecordKind } }
  /** A kind of a later minor version: its envelope is sound, its fields are carried, not understood. */
  | { readonly known: false; readonly record: WireRecord };

export const formatRecordLine = (record: WireRecord): string => {
  const { kind, id, parent, author, clock, except, fields } = record;
  return JSON.stringify({ kind, id, parent, author, clock, ...(except ? { except } : {}), fields });
};

/** The record of a line, or null when line, envelope or the fields of a known kind are malformed. */
export function parseRecordLine(
  line: string,
  limits: Pick<BundleLimits, 'jsonDepth' | 'string'>,
): RecordLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!envelopeFits(value)) return null;
  if (isKnown(value)) return fieldsFit(value.kind, value.fields) ? { known: true, record: value } : null;
  return isBounded(value.fields, limits) ? { known: false, record: value } : null;
}

const isKnown = (record: WireRecord): record is WireRecord & { readonly kind: RecordKind } =>
  Object.hasOwn(recordFields, record.kind);

const kindName = /^[a-zA-Z]{1,40}$/;
const fieldName = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;
const parts = new Set(['kind', 'id', 'parent', 'author', 'clock', 'except', 'fields']);

type Unchecked = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Unchecked =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIdText = (value: unknown): value is string => typeof value === 'string' && isId(value);

const isClock = (value: unknown): value is Clock =>
  Array.isArray(value) &&
  value.length === 2 &&
  Number.isSafeInteger(value[0]) &&
  value[0] <= HIGHEST_COUNTER &&
  value[0] >= 1 &&
  isIdText(value[1]);

export function envelopeFits(value: unknown): value is WireRecord {
  if (!isObject(value)) return false;
  for (const part in value) if (!parts.has(part)) return false;
  const { kind, id, parent, author, clock, except, fields } = value;
  return (
    typeof kind === 'string' &&
    kindName.test(kind) &&
    isIdText(id) &&
    (parent === null || isIdText(parent)) &&
    isIdText(author) &&
    isClock(clock) &&
    (except === undefined ||
      (isObject(except) && namesFit(except) && Object.values(except).every(isClock))) &&
    isObject(fields) &&
    namesFit(fields)
  );
}

/** Names seen once need no second look; the set is bounded, since names come from a file. */
const seenNames = new Set<string>();

function namesFit(named: Unchecked): boolean {
  for (const name in named) {
    if (seenNames.has(name)) continue;
    if (!fieldName.test(name)) return false;
    if (seenNames.size < 1000) seenNames.add(name);
  }
  return true;
}

function isBounded(value: unknown, limits: Pick<BundleLimits, 'jsonDepth' | 'string'>, depth = 1): boolean {
  if (typeof value === 'string') return value.length <= limits.string;
  if (typeof value !== 'object' || value === null) return true;
  if (depth > limits.jsonDepth) return false;
  return Object.values(value).every((child) => isBounded(child, limits, depth + 1));
}
