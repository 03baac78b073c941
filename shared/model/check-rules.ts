import { z } from 'zod';
import { person, setVersion } from './record/values.ts';

const word = z.string().regex(/^[a-zA-Z]{1,40}$/);

/**
 * One line of a body's 校验规则. The shape is kept wide: a check or an option of a later version is a valid record here
 * and is carried on, and a set that makes no sense is refused by name (`checkSetProblem`) rather than as malformed.
 */
export const checkRule = z.strictObject({
  check: word.describe('What is checked; a name that a version does not know is not checked there.'),
  level: z.enum(['hard', 'soft']).describe('hard stops the sign-off; soft (提示) may be explained.'),
  at: z
    .number()
    .nullable()
    .describe(
      'The threshold: percentage points, percent or characters, as the check counts; null where it has none.',
    ),
  field: word.nullable().describe('The field asked about, where a check is about one of several.'),
  more: z
    .record(word, z.union([z.string().max(200), z.number(), z.boolean()]))
    .optional()
    .describe('What checks of later versions need besides.'),
});

/** 校验规则 of a body: by what the reports on its tasks are checked before they are signed off. */
export const checkSetFields = z.strictObject({
  version: setVersion.describe('Counts up with every set that the body puts in force.'),
  madeBy: z.string().max(200).nullable().describe('Name of the body that made it.'),
  adoptedBy: person.describe('Who adopted it there.'),
  explain: z.boolean().describe('提示 must be explained before the report is signed off.'),
  rules: z.array(checkRule).max(60).describe('What is not listed is not checked.'),
});

export type CheckRule = z.infer<typeof checkRule>;
export type CheckSet = z.infer<typeof checkSetFields>;
/** What of a set decides the findings. */
export type Checks = Pick<CheckSet, 'explain' | 'rules'>;
