import { z } from 'zod';
import { id } from './common.ts';

/** The list that a list went on in, and until when it takes reports. */
export const closingView = z.object({
  year: z.number(),
  into: z.object({ id, title: z.string(), here: z.boolean() }),
  lastDay: z.string(),
  by: z.string().nullable(),
  /** On the cut-off date nothing more is taken. */
  closed: z.boolean(),
});

export type ClosingView = z.infer<typeof closingView>;
