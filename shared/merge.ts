import { canonicalJson } from './canonical.ts';
import { compareClocks, sameClock } from './clock.ts';
import type { Clock } from './model/record/clock.ts';
import { ownMember } from './own-member.ts';

/**
 * Merging one record: per field, the write with the greater clock stays. Commutative, associative and idempotent,
 * because each field ends with the greatest clock ever seen for it and the packing of clocks is a function of those.
 * Two values under one clock come only of two replicas that used one id; then the greater text stays, in any order.
 */
export interface Versioned {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Clock of every field that `except` does not name. */
  readonly clock: Clock;
  readonly except: Readonly<Record<string, Clock>> | null;
}

/** As a line states it: without a word where there are no exceptions. */
type Stated = Omit<Versioned, 'except'> & { readonly except?: Versioned['except'] | undefined };

export interface Merged extends Versioned {
  /** Fields whose value changed, in the order of the incoming record. */
  readonly changed: readonly string[];
}

export const clockOf = (record: Versioned, field: string): Clock =>
  (record.except && ownMember(record.except, field)) ?? record.clock;

/** Null where the incoming record brings nothing newer. */
export function mergeFields(current: Versioned, incoming: Versioned): Merged | null {
  if (isWhollyOlder(current, incoming)) return null;
  const fields: Record<string, unknown> = { ...current.fields };
  const written = new Map<string, Clock>();
  const changed: string[] = [];
  for (const [field, value] of Object.entries(incoming.fields)) {
    const theirs = clockOf(incoming, field);
    const known = Object.hasOwn(current.fields, field);
    const order = known ? compareClocks(theirs, clockOf(current, field)) : 1;
    if (order < 0) continue;
    const same = sameValue(fields[field], value);
    if (order === 0 && (same || canonicalJson(value) < canonicalJson(fields[field]))) continue;
    written.set(field, theirs);
    if (!same) changed.push(field);
    fields[field] = value;
  }
  if (written.size === 0) return null;
  const { clock, except } = clocksAfter({ fields, clock: current.clock, except: current.except }, written);
  return { fields, clock, except, changed };
}

/** The common case, told without looking at each clock. */
const isWhollyOlder = (current: Versioned, incoming: Versioned): boolean =>
  !current.except &&
  !incoming.except &&
  compareClocks(incoming.clock, current.clock) < 0 &&
  Object.keys(incoming.fields).every((field) => Object.hasOwn(current.fields, field));

/**
 * The clocks of a record some of whose fields were written: the smallest becomes the base, and only later writes need
 * an exception, in the order of their names. A record without a field keeps its clock.
 */
export function clocksAfter(
  record: Versioned,
  written: ReadonlyMap<string, Clock>,
): Pick<Versioned, 'clock' | 'except'> {
  const clock = (field: string): Clock => written.get(field) ?? clockOf(record, field);
  const names = Object.keys(record.fields);
  const clocks = names.map(clock);
  const base = clocks.reduce(
    (least, each) => (compareClocks(each, least) < 0 ? each : least),
    clocks[0] ?? record.clock,
  );
  const later = names.filter((_name, at) => !sameClock(clocks[at] ?? base, base));
  if (later.length === 0) return { clock: base, except: null };
  const except: Record<string, Clock> = {};
  for (const name of later.sort()) except[name] = clock(name);
  return { clock: base, except };
}

const nothingWritten: ReadonlyMap<string, Clock> = new Map();

/** As our own writer states them; what comes may name exceptions that are none, or that are the smallest. */
export const clocksInOneForm = ({
  fields,
  clock,
  except = null,
}: Stated): Pick<Versioned, 'clock' | 'except'> =>
  except ? clocksAfter({ fields, clock, except }, nothingWritten) : { clock, except };

/** Equal as values, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}
