import { z } from 'zod';
import { id, ms } from './common.ts';
import { ledgerView } from './tasks.ts';

export const workbench = z.object({
  period: z.string(),
  cutoff: z.string(),
  /** Our own reporting: tasks to fill in this period and how far it is. */
  own: z.object({
    due: z.number(),
    drafted: z.number(),
    signed: z.number(),
    toSign: z.number(),
    toSend: z.number(),
  }),
  /** What the units below owe this period. */
  below: z.object({
    units: z.number(),
    reported: z.number(),
    /** Reports and requests that wait for our word. */
    toReview: z.number(),
    missing: z.array(z.object({ id, name: z.string(), tasks: z.number(), lastReport: ms.nullable() })),
  }),
  ledgers: z.array(ledgerView),
  /** Open differences that this unit has to close. */
  differences: z.number(),
  toConfirm: z.number(),
  unassigned: z.number(),
  events: z.array(z.object({ at: ms, text: z.string() })),
});

export type Workbench = z.infer<typeof workbench>;
