import type { Month } from '../calendar.ts';
import type { Done } from '../everyday.ts';
import type { SchoolPlayer } from '../stage.ts';

/**
 * A part of the year that is no track of one task through its table: what several units or a whole list have to do with
 * each other. It acts on the days it has and tells afterwards what was seen of it, and what was not.
 */
export interface Scene {
  readonly name: string;
  /** Tasks of the bureau that nobody else of the play touches. */
  readonly tasks: readonly string[];
  readonly atBureau: (month: Month, moment: 'issue' | 'desk') => Promise<void>;
  readonly atSchool: (school: SchoolPlayer, month: Month) => Promise<Done>;
  readonly outcome: () => Promise<Outcome>;
}

export interface Outcome {
  /** In words, for whoever looks at the year. */
  readonly seen: string;
  /** What should have been seen and was not; empty where everything was. */
  readonly missing: readonly string[];
}

export interface SceneTold extends Outcome {
  readonly name: string;
}

/** Names of the expectations that do not hold. */
export const unmet = (expectations: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(expectations).flatMap(([name, holds]) => (holds ? [] : [name]));

/** Every one of these words must have been met with. */
export const unseen = (all: readonly string[], seen: Iterable<string>): readonly string[] => {
  const met = new Set(seen);
  return all.filter((each) => !met.has(each));
};
