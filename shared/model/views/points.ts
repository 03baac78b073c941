import { z } from 'zod';
import { pointFacts, pointScheme, scoringChange } from '../scoring.ts';
import { id } from './common.ts';

/** 考核计分 of a period; without rows and scheme while it is off. */
export const pointsView = z.object({
  scheme: pointScheme.nullable(),
  changes: z.array(scoringChange),
  period: z.string(),
  rows: z.array(
    z.object({
      id,
      name: z.string(),
      facts: z.record(z.enum(pointFacts), z.number()),
      points: z.number(),
      place: z.number(),
    }),
  ),
  /** 口径; empty while it is off. */
  basis: z.string(),
});

export { pointScheme } from '../scoring.ts';
export type PointsView = z.infer<typeof pointsView>;
