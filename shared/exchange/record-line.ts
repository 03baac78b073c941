import { isId } from '../ids.ts';
import { type Clock, HIGHEST_COUNTER } from '../model/record/clock.ts';
import {
  fieldsFit,
  knownPart,
  type RecordKind,
  recordFields,
  unknownFields,
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
  | {
      readonly known: true;
      readonly record: WireRecord & { readonly kind: RecordKind };
      /** Names of fields that a later minor version added: carried with the rest, not understood. */
      readonly extra: readonly string[];
      /** The fields as they stood in the line, where they can be kept without being written anew. */
      readonly text?: string;
    }
  /** A kind of a later minor version: its envelope is sound, its fields are carried, not understood. */
  | { readonly known: false; readonly record: WireRecord };

/** The line of a record, without its line feed. */
export const formatRecordLine = (record: WireRecord): string => {
  const { kind, id, parent, author, clock, except, fields } = record;
  return JSON.stringify({ kind, id, parent, author, clock, ...(except ? { except } : {}), fields });
};

/** The record of a line, or null when line, envelope or the known fields of a known kind are malformed. */
export function parseRecordLine(
  line: string,
  limits: Pick<BundleLimits, 'jsonDepth' | 'string'>,
): RecordLine | null {
  const plain = parsePlain(line);
  const value = plain?.record ?? parseAny(line);
  if (!envelopeFits(value)) return null;
  if (isKnown(value) && fieldsFit(value.kind, value.fields)) {
    return { known: true, record: value, extra: nothingExtra, ...(plain && { text: plain.text }) };
  }
  // What is not understood is carried on byte for byte, so it has to be in the one form that writing gives it.
  if (!isBounded(value.fields, limits) || formatRecordLine(value) !== line) return null;
  if (!isKnown(value)) return { known: false, record: value };
  const extra = unknownFields(value.kind, value.fields);
  const fits =
    extra.length > 0 &&
    extra.length <= MOST_EXTRA &&
    fieldsFit(value.kind, knownPart(value.kind, value.fields));
  return fits ? { known: true, record: value, extra } : null;
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
/** An envelope without exceptions, in the form that `formatRecordLine` gives it, up to its fields. */
const plainEnvelope = new RegExp(
  `^\\{"kind":"[a-zA-Z]{1,40}","id":"${ID}","parent":(?:null|"${ID}"),"author":"${ID}","clock":\\[[1-9]\\d{0,15},"${ID}"\\],"fields":`,
);
const FIELDS = ',"fields":'.length;

/**
 * Nearly every line is of one form: its envelope is read apart, and its fields are one JSON text up to the last brace.
 * Null for any other line, which may be sound nevertheless. The envelope is parsed, not cut out: a piece of a long text
 * keeps the whole of it in memory for as long as an id is remembered.
 */
function parsePlain(line: string): { readonly record: WireRecord; readonly text: string } | null {
  const [start] = plainEnvelope.exec(line) ?? [];
  if (start === undefined || !line.endsWith('}')) return null;
  const text = line.slice(start.length, -1);
  const fields = parseAny(text);
  if (!isObject(fields)) return null;
  return { record: { ...JSON.parse(`${start.slice(0, -FIELDS)}}`), fields }, text };
}

const nothingExtra: readonly string[] = [];
/** Fields that later versions may have added to one kind. */
export const MOST_EXTRA = 100;

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
