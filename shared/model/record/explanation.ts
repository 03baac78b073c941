import { z } from 'zod';
import { text } from './values.ts';

/** 说明 of one 提示: what the checks found, in the words of the day, and what the person says to it. */
export const explanation = z.strictObject({
  check: z.string().regex(/^[a-zA-Z]{1,40}$/),
  field: z.string().regex(/^[a-zA-Z]{1,40}$/),
  /** The indicator, where the finding is about one. */
  about: z.string().max(40).nullable(),
  finding: z.string().max(1000),
  text,
});

export type Explanation = z.infer<typeof explanation>;
