import { z } from 'zod';
import { calendarDate, instant, name, person, setVersion } from './record/values.ts';

/**
 * Neutral facts that points may be given for. 批示, photographs and the number of files are none of them, and there is no
 * name by which they could be: they must not be counted.
 */
export const pointFacts = ['onTime', 'late', 'missing', 'returned', 'urged'] as const;

/** 计分办法 as data, with version and author. */
export const pointScheme = z.strictObject({
  name,
  version: setVersion.describe('Counts up with every scheme that the body puts in force.'),
  madeBy: z.string().max(200).nullable().describe('Name of the body that put it in force.'),
  base: z.number().min(-1000).max(1000).describe('What every unit begins with.'),
  lines: z
    .array(
      z.strictObject({
        fact: z
          .enum(pointFacts)
          .describe('A report on time, late or missing, one that was returned, or an urge.'),
        points: z.number().min(-1000).max(1000).describe('Given for each, or taken where negative.'),
      }),
    )
    .max(20)
    .describe('What is not listed gives no points.'),
});

/** 考核计分 switched on, with its scheme, or off (null): by whom, on which day. */
export const scoringChange = z.strictObject({
  scheme: pointScheme.nullable().describe('null: switched off.'),
  approvedBy: z.string().min(1).max(100).describe('The leader who decided it.'),
  by: person,
  on: calendarDate,
  at: instant,
});

export type PointFact = (typeof pointFacts)[number];
export type PointScheme = z.infer<typeof pointScheme>;
export type ScoringChange = z.infer<typeof scoringChange>;
