import { z } from 'zod';

const word = z.string().regex(/^[a-zA-Z]{1,40}$/);

/**
 * One line of a body's 校验规则. The shape is kept wide: a check or an option of a later version is a valid record here
 * and is carried on, and a set that makes no sense is refused by name (`checkSetProblem`) rather than as malformed.
 */
export const checkRule = z.strictObject({
  /** What is checked, by name; a name that this version does not know is not checked here. */
  check: word,
  level: z.enum(['hard', 'soft']),
  /** The threshold: percentage points, percent or characters, as the check counts; null where it has none. */
  at: z.number().nullable(),
  /** The field asked about, where a check is about one of several. */
  field: word.nullable(),
  /** What checks of later versions need besides. */
  more: z.record(word, z.union([z.string().max(200), z.number(), z.boolean()])).optional(),
});

/** 校验规则 of a body: by what the reports on its tasks are checked before they are signed off. */
export const checkSetFields = z.strictObject({
  /** Counts up with every set a body puts in force. */
  version: z.int().min(1).max(1_000_000),
  /** The body that made it. */
  madeBy: z.string().max(200).nullable(),
  /** Who adopted it there. */
  adoptedBy: z.string().max(100).nullable(),
  /** 提示 must be explained before the report is signed off. */
  explain: z.boolean(),
  /** What is not listed is not checked. */
  rules: z.array(checkRule).max(60),
});

export type CheckRule = z.infer<typeof checkRule>;
export type CheckSet = z.infer<typeof checkSetFields>;
/** What of a set decides the findings. */
export type Checks = Pick<CheckSet, 'explain' | 'rules'>;
