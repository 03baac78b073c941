import { compareClocks, sameClock } from '../clock.ts';
import { clockOf, sameValue, type Versioned } from '../merge.ts';
import type { Clock } from '../model/record/clock.ts';

/** How much of each replica is known: its highest counter. */
export type Knowledge = ReadonlyMap<string, number>;

/** One field with two values, neither written in knowledge of the other; the one that stays first. */
export interface Concurrent {
  readonly field: string;
  readonly values: readonly [ConcurrentValue, ConcurrentValue];
}

export interface ConcurrentValue {
  readonly value: unknown;
  readonly clock: Clock;
  readonly from: 'ours' | 'theirs';
}

/**
 * The fields of one record that two PCs of its unit wrote apart from each other. A value is a successor of the other
 * where its PC had seen that other one: then nothing has to be decided.
 */
export function concurrentFields(
  ours: Versioned,
  theirs: Versioned,
  known: { readonly here: Knowledge; readonly there: Knowledge },
): readonly Concurrent[] {
  const found: Concurrent[] = [];
  for (const [field, value] of Object.entries(theirs.fields)) {
    if (!Object.hasOwn(ours.fields, field) || sameValue(ours.fields[field], value)) continue;
    const [a, b] = [clockOf(ours, field), clockOf(theirs, field)];
    if (sameClock(a, b) || isKnown(b, known.here) || isKnown(a, known.there)) continue;
    const pair = [
      { value: ours.fields[field], clock: a, from: 'ours' },
      { value, clock: b, from: 'theirs' },
    ] as const;
    found.push({ field, values: compareClocks(a, b) > 0 ? pair : [pair[1], pair[0]] });
  }
  return found;
}

const isKnown = ([counter, replica]: Clock, knowledge: Knowledge): boolean =>
  (knowledge.get(replica) ?? 0) >= counter;
