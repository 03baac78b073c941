import { z } from 'zod';
import { lightLevels, ruleSetFields } from '../rule-set.ts';
import { id, unitRef } from './common.ts';
import { lightView } from './tasks.ts';

const calendar = z.object({ year: z.number(), holidays: z.array(z.string()), workdays: z.array(z.string()) });

/** The rules by which this store's own tasks, or those of a body above, are judged. */
export const rulesView = z.object({
  cutoff: z.string(),
  /** The cut-off was chosen; otherwise it is today. */
  chosen: z.boolean(),
  own: ruleSetFields.extend({ id }).nullable(),
  above: z.array(z.object({ body: unitRef, set: ruleSetFields.extend({ id }) })),
  /** The working-day tables of this body, and of those above; by them the others' tasks are judged. */
  calendars: z.array(calendar),
  calendarsAbove: z.array(calendar.extend({ body: unitRef })),
});

/** How many tasks have each light. */
const lightCounts = z.record(z.enum(lightLevels), z.number());

/** What other rules would change. */
export const rulesTrial = z.object({
  cutoff: z.string(),
  before: lightCounts,
  after: lightCounts,
  changes: z.array(
    z.object({
      task: id,
      seq: z.number().nullable(),
      title: z.string(),
      before: lightView.nullable(),
      after: lightView,
    }),
  ),
});

export type RulesTrial = z.infer<typeof rulesTrial>;
export type RulesView = z.infer<typeof rulesView>;
