import { z } from 'zod';
import { ruleSetFields } from '../rule-set.ts';
import { id, unitRef } from './common.ts';

/** The rules by which this store's own tasks, or those of a body above, are judged. */
export const rulesView = z.object({
  cutoff: z.string(),
  /** The cut-off was chosen; otherwise it is today. */
  chosen: z.boolean(),
  own: ruleSetFields.extend({ id }).nullable(),
  above: z.array(z.object({ body: unitRef, set: ruleSetFields.extend({ id }) })),
  calendars: z.array(
    z.object({ year: z.number(), holidays: z.array(z.string()), workdays: z.array(z.string()) }),
  ),
});

export type RulesView = z.infer<typeof rulesView>;
