import { z } from 'zod';
import { clock } from './clock.ts';
import { id } from './values.ts';

/**
 * One field written on two PCs of its unit, neither knowing of the other: both values, until a person closes it.
 * Its id is made from what differs, so that every PC that finds the difference makes the same record.
 */
export const differenceFields = z.strictObject({
  record: id.describe('The record that differs.'),
  field: z.string().max(40).describe('Name of its field.'),
  values: z
    .array(
      z.strictObject({
        value: z.unknown().describe('As the field holds it.'),
        clock,
        who: z.string().max(300).nullable().describe('Who wrote it, where that is known.'),
        at: z.int().nullable().describe('UTC milliseconds, where they are known.'),
      }),
    )
    .length(2)
    .describe('By clock, the one that stays until somebody decides first.'),
  state: z.enum(['open', 'closed']).describe('closed: a person has decided.'),
  closedBy: z.string().max(100).nullable().describe('Who decided; null while it is open.'),
  closedAt: z.int().min(0).nullable().describe('UTC milliseconds; null while it is open.'),
});
