import { z } from 'zod';
import { id, ms, unitRef } from './common.ts';
import { lightView } from './tasks.ts';

/** 迟报, 漏报 and 催办 by unit. */
export const urging = z.object({
  cutoff: z.string(),
  units: z.array(
    z.object({
      unit: unitRef,
      /** 联络员 and telephone, as the register has them. */
      contact: z.string().nullable(),
      phone: z.string().nullable(),
      /** Tasks with a report that is missing. */
      missing: z.number(),
      urged: z.number(),
      answered: z.number(),
      tasks: z.array(
        z.object({
          task: id,
          seq: z.number().nullable(),
          /** What a person calls it; `7.1` for a part. */
          number: z.string(),
          title: z.string(),
          light: lightView.nullable(),
          /** Periods not reported in a row, oldest first; days since the newest of them was due. */
          missed: z.array(z.string()),
          days: z.number(),
          /** Periods reported after their day. */
          late: z.array(z.string()),
          urged: z.number(),
          answered: z.number(),
          last: z.object({ at: ms, limit: z.string(), text: z.string() }).nullable(),
        }),
      ),
    }),
  ),
});

/** One urge as its task and the workbench show it. */
export const urgeView = z.object({
  id,
  unit: unitRef,
  text: z.string(),
  light: lightView.pick({ word: true, colour: true, shape: true }).nullable(),
  limit: z.string(),
  by: z.string().nullable(),
  at: ms,
  /** A report of the unit was signed off after it. */
  answered: z.boolean(),
});

export type Urging = z.infer<typeof urging>;
export type UrgeView = z.infer<typeof urgeView>;
