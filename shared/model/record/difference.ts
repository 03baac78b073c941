import { z } from 'zod';
import { clock } from './clock.ts';
import { id } from './values.ts';

/**
 * One field written on two PCs of its unit, neither knowing of the other: both values, until a person closes it.
 * Its id is made from what differs, so that every PC that finds the difference makes the same record.
 */
export const differenceFields = z.strictObject({
  record: id,
  field: z.string().max(40),
  /** By clock, the one that stays until somebody decides first. */
  values: z
    .array(
      z.strictObject({
        value: z.unknown(),
        clock,
        who: z.string().max(300).nullable(),
        at: z.int().nullable(),
      }),
    )
    .length(2),
  state: z.enum(['open', 'closed']),
  closedBy: z.string().max(100).nullable(),
  closedAt: z.int().min(0).nullable(),
});
