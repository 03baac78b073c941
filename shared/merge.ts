import { canonicalJson } from './canonical.ts';
import { compareClocks, sameClock } from './clock.ts';
import type { Clock } from './model/record/clock.ts';

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

export interface Merged extends Versioned {
  /** Fields whose value changed, in the order of the incoming record. */
  readonly changed: readonly string[];
}

export const clockOf = (record: Versioned, field: string): Clock => record.except?.[field] ?? record.clock;

/** Null where the incoming record brings nothing newer. */
export function mergeFields(current: Versioned, incoming: Versioned): Merged | null {
  if (isWhollyOlder(current, incoming)) return null;
  const fields: Record<string, unknown> = { ...current.fields };
  const clocks = new Map<string, Clock>(Object.keys(fields).map((field) => [field, clockOf(current, field)]));
  const changed: string[] = [];
  let newer = false;
  for (const [field, value] of Object.entries(incoming.fields)) {
    const theirs = clockOf(incoming, field);
    const ours = clocks.get(field);
    const order = ours ? compareClocks(theirs, ours) : 1;
    if (order < 0) continue;
    const same = sameValue(fields[field], value);
    if (order === 0 && (same || canonicalJson(value) < canonicalJson(fields[field]))) continue;
    newer = true;
    clocks.set(field, theirs);
    if (!same) changed.push(field);
    fields[field] = value;
  }
  return newer ? { fields, changed, ...packClocks(clocks) } : null;
}

/** The common case, told without looking at each clock. */
const isWhollyOlder = (current: Versioned, incoming: Versioned): boolean =>
  !current.except &&
  !incoming.except &&
  compareClocks(incoming.clock, current.clock) < 0 &&
  Object.keys(incoming.fields).every((field) => field in current.fields);

/** The smallest clock becomes the base; only later writes need an exception. */
export function packClocks(clocks: ReadonlyMap<string, Clock>): Pick<Versioned, 'clock' | 'except'> {
  let base: Clock | null = null;
  for (const clock of clocks.values()) if (!base || compareClocks(clock, base) < 0) base = clock;
  if (!base) throw new Error('a record has at least one field');
  const except: Record<string, Clock> = {};
  for (const field of [...clocks.keys()].sort()) {
    const clock = clocks.get(field);
    if (clock && !sameClock(clock, base)) except[field] = clock;
  }
  return { clock: base, except: Object.keys(except).length > 0 ? except : null };
}

/** Equal as values, whatever the order of their keys. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
