import { z } from 'zod';
import { text } from './values.ts';

/** 说明 of one 提示: what the checks found, in the words of the day, and what the person says to it. */
export const explanation = z.strictObject({
  check: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .describe('Name of the check.'),
  field: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .describe('Field of the report that it is about.'),
  about: z.string().max(40).nullable().describe('Id of the indicator, where the finding is about one.'),
  finding: z.string().max(1000).describe('The 提示 as it was shown.'),
  text: text.describe('What the person says to it.'),
});

export type Explanation = z.infer<typeof explanation>;
