import type { PointFact, PointScheme, ScoringChange } from '../model/scoring.ts';

export type PointFacts = Readonly<Record<PointFact, number>>;

export const schemeNames = ['deduct', 'timely'] as const;
export type SchemeName = (typeof schemeNames)[number];

type Preset = Omit<PointScheme, 'version' | 'madeBy'>;

/**
 * Two schemes from published rules, as a beginning: 百分制扣分 (not reported −10, no substance −5), and 按时计分 (in time 10,
 * after urging 5, never −10). What those rules give for leaders' 批示 is left out.
 */
export const schemes: Readonly<Record<SchemeName, Preset>> = {
  deduct: {
    name: '百分制扣分',
    base: 100,
    lines: [
      { fact: 'missing', points: -10 },
      { fact: 'returned', points: -5 },
    ],
  },
  timely: {
    name: '按时计分',
    base: 0,
    lines: [
      { fact: 'onTime', points: 10 },
      { fact: 'late', points: 5 },
      { fact: 'missing', points: -10 },
    ],
  },
};

/** The scheme in force; null while it is off, which it is until somebody switches it on. */
export const schemeInForce = (changes: readonly ScoringChange[] | undefined): PointScheme | null =>
  changes?.at(-1)?.scheme ?? null;

/** Points of one unit for the facts counted. */
export const scoreOf = ({ base, lines }: Pick<PointScheme, 'base' | 'lines'>, facts: PointFacts): number =>
  lines.reduce((sum, { fact, points }) => sum + points * facts[fact], base);

/** Places by points, the most first; equals share a place and the next is left out. */
export function ranked<T extends { readonly points: number }>(
  rows: readonly T[],
): readonly (T & { readonly place: number })[] {
  const sorted = rows.toSorted((a, b) => b.points - a.points);
  return sorted.map((row) => ({
    ...row,
    place: sorted.findIndex(({ points }) => points === row.points) + 1,
  }));
}
