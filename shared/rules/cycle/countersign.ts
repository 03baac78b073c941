import type { Decision } from './decisions.ts';
import type { Assignment } from './situation.ts';

export interface Countersignature {
  readonly id: string;
  readonly unit: string;
  readonly round: number;
  readonly answer: 'agreed' | 'objected';
  readonly at: number;
}

/** Handling begins anew each time a task is reopened: what was countersigned before does not speak for the new result. */
export const handlingRound = (decisions: readonly Pick<Decision, 'verdict'>[]): number =>
  1 + decisions.filter(({ verdict }) => verdict === 'reopen').length;

/** Who has to countersign: the cooperating units of a task that has a lead. */
export function countersigners(assignments: readonly Assignment[]): readonly string[] {
  const active = assignments.filter(({ state }) => state === 'assigned');
  return active.some(({ role }) => role === 'lead')
    ? active.filter(({ role }) => role === 'cooperate').map(({ unit }) => unit)
    : [];
}

/** A unit's word of this round that counts: the last one, by id where two PCs said it at one moment. */
export const countersignOf = <C extends Countersignature>(
  all: readonly C[],
  unit: string,
  round: number,
): C | null =>
  all
    .filter((each) => each.unit === unit && each.round === round)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .at(-1) ?? null;
