import type { Known } from './ground.ts';
import { type Held, type Model, sameHeld } from './model.ts';

/** A receive that stands: what it brought, and what was there before. */
export interface Standing {
  /** Id of the receive. */
  readonly id: string;
  readonly path: string;
  /** The id that its records are signed with. */
  readonly sender: string;
  readonly before: Model;
  readonly after: Model;
  readonly touched: readonly string[];
  /** Files that were known as received before it. */
  readonly known: Known;
  readonly isArchive: boolean;
  /** Keys were watched when it came. */
  readonly isWatched: boolean;
}

/**
 * Whether an undo has to be refused: a later file of its sender may hold the same unchanged, and what it brought may have
 * been changed since.
 */
export const isCovered = (one: Standing, standing: readonly Standing[], model: Model): boolean =>
  standing.slice(standing.indexOf(one) + 1).some(({ sender }) => sender === one.sender) ||
  one.touched.some((id) => !sameHeld(model.get(id), one.after.get(id)));

/** The store without what a receive brought. */
export function modelWithout({ touched, before }: Standing, model: Model): Map<string, Held> {
  const left = new Map(model);
  for (const id of touched) {
    const was = before.get(id);
    if (was) left.set(id, was);
    else left.delete(id);
  }
  return left;
}

const without = (known: Known, path: string): Known => new Map([...known].filter(([each]) => each !== path));

/** The receives that still stand, and the files that count as received, when one was taken back. */
export const undoneAmong = (
  one: Standing,
  standing: readonly Standing[],
  known: Known,
): { readonly standing: readonly Standing[]; readonly known: Known } => ({
  standing: standing
    .filter((each) => each !== one)
    .map((each) => ({ ...each, known: without(each.known, one.path) })),
  known: standing.at(-1) === one ? one.known : without(known, one.path),
});
