import { type LightColour, lightLevels } from '../../model/rule-set.ts';
import type { LedgerRow } from '../../model/views.ts';

type Light = NonNullable<LedgerRow['light']>;
type Lit = Pick<LedgerRow, 'light'>;

/** So many tasks show one light. */
export interface LightShare {
  readonly light: Light;
  readonly count: number;
}

/** Lights that say that nothing is wrong. */
const QUIET: ReadonlySet<LightColour> = new Set<LightColour>(['green', 'blue', 'grey']);

/** The lights that are there, gravest first, with how many tasks show each. */
export function barOf(rows: readonly Lit[]): readonly LightShare[] {
  const lit = rows.flatMap(({ light }) => light ?? []);
  return lightLevels.flatMap((level) => {
    const same = lit.filter((light) => light.level === level);
    const [light] = same;
    return light ? [{ light, count: same.length }] : [];
  });
}

/** Tasks whose light says that something is wrong, the gravest first, those of one level in the order given. */
export const risksOf = <R extends Lit>(rows: readonly R[]): readonly R[] =>
  rows
    .filter(({ light }) => light !== null && !QUIET.has(light.colour))
    .toSorted((a, b) => rank(a) - rank(b));

const rank = ({ light }: Lit): number => (light ? lightLevels.indexOf(light.level) : lightLevels.length);

/**
 * What a leader answers for: what the unit was given, and where it issues to others also what it issued itself. What a
 * school gave its sections is part of what it was given.
 */
export const leaderRows = <R extends Pick<LedgerRow, 'mine' | 'editable'>>(
  rows: readonly R[],
  issues: boolean,
): readonly R[] => rows.filter((row) => row.mine !== null || (issues && row.editable));
