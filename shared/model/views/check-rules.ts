import { z } from 'zod';
import { checkSetFields } from '../check-rules.ts';
import { id, unitRef } from './common.ts';

/** By what the reports on the tasks of one body are checked. */
export const checksView = z.object({
  body: id,
  /** Of the set in force; null while the body has adopted none and what is built in holds. */
  version: z.number().nullable(),
  madeBy: z.string().nullable(),
  explain: z.boolean(),
  rules: checkSetFields.shape.rules,
});

/** A set in force. */
const adoptedSet = checkSetFields.extend({ id });

/** The 校验规则 of this store's own tasks, and of the bodies above. */
export const checkRulesView = z.object({
  own: adoptedSet.nullable(),
  above: z.array(z.object({ body: unitRef, set: adoptedSet })),
});

export type ChecksView = z.infer<typeof checksView>;
export type CheckRulesView = z.infer<typeof checkRulesView>;
