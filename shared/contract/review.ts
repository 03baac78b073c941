import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, op, text } from './arguments.ts';

export const reviewOperations = {
  /** What waits for the issuing body's word. */
  getReviewDesk: op(
    z.strictObject({ unit: line.optional(), task: z.string().max(200).optional() }),
    v.reviewDesk,
  ),
  /** One verdict on several reports or requests; each is decided by itself, one that can't be stays and says why. */
  reviewMany: op(
    z.strictObject({
      items: z
        .array(z.strictObject({ task: z.string().max(200), unit: line.min(1), id }))
        .min(1)
        .max(20_000),
      verdict: z.enum(['accept', 'return']),
      text,
      approvedBy: line.nullable(),
    }),
    z.object({
      decided: z.number(),
      refused: z.array(z.object({ id: z.string(), error: v.describedError })),
    }),
  ),
  /** 常用语 of this PC, in their order. */
  getPhrases: op(z.strictObject({}), z.array(z.string())),
  savePhrases: op(
    z.strictObject({ phrases: z.array(z.string().trim().min(1).max(300)).max(50) }),
    z.array(z.string()),
  ),
} as const;
