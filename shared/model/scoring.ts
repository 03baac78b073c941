import { z } from 'zod';
import { calendarDate, instant, person } from './record/values.ts';

/**
 * Neutral facts that points may be given for. 批示, photographs and the number of files are none of them, and there is no
 * name by which they could be: they must not be counted.
 */
export const pointFacts = ['onTime', 'late', 'missing', 'returned', 'urged'] as const;

/** 计分办法 as data, with version and author. */
export const pointScheme = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(1).max(1_000_000),
  /** The body that put it in force. */
  madeBy: z.string().max(200).nullable(),
  /** What every unit begins with. */
  base: z.number().min(-1000).max(1000),
  lines: z
    .array(z.strictObject({ fact: z.enum(pointFacts), points: z.number().min(-1000).max(1000) }))
    .max(20),
});

/** 考核计分 switched on, with its scheme, or off (null): by whom, on which day. */
export const scoringChange = z.strictObject({
  scheme: pointScheme.nullable(),
  /** The leader who decided it. */
  approvedBy: z.string().min(1).max(100),
  by: person,
  on: calendarDate,
  at: instant,
});

export type PointFact = (typeof pointFacts)[number];
export type PointScheme = z.infer<typeof pointScheme>;
export type ScoringChange = z.infer<typeof scoringChange>;
