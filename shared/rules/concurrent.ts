import { compareClocks, sameClock } from '../clock.ts';
import { sameValue } from '../merge.ts';
import type { Clock } from '../model/record/clock.ts';

/** How much of each replica is known: its highest counter. */
export type Knowledge = ReadonlyMap<string, number>;

/** One value of a field and the write it comes of. */
export interface ClockedValue {
  readonly value: unknown;
  readonly clock: Clock;
}

/**
 * The pairs of values of one field that two PCs of its unit wrote apart from each other, the one that stays first. A
 * value is a successor of the other where its PC had seen that other one: then nothing has to be decided.
 *
 * `here` and `there` hold the present value and those of open differences. Were only the present ones compared, three
 * PCs that wrote one field would find other pairs in another order of meeting: the value that gave way at the first
 * meeting would never be held against the third.
 */
export function concurrentPairs<V extends ClockedValue>(
  here: readonly V[],
  there: readonly V[],
  known: { readonly here: Knowledge; readonly there: Knowledge },
): readonly (readonly [V, V])[] {
  const ours = here.filter(({ clock }) => !isKnown(clock, known.there));
  const theirs = there.filter(({ clock }) => !isKnown(clock, known.here));
  return ours.flatMap((a) =>
    theirs
      .filter((b) => !sameClock(a.clock, b.clock) && !sameValue(a.value, b.value))
      .map((b) => (compareClocks(a.clock, b.clock) > 0 ? ([a, b] as const) : ([b, a] as const))),
  );
}

export const isKnown = ([counter, replica]: Clock, knowledge: Knowledge): boolean =>
  (knowledge.get(replica) ?? 0) >= counter;
