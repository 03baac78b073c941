import { z } from 'zod';
import * as v from '../model/views.ts';
import { reportParts } from '../rules/report-parts.ts';
import { done, id, none, op } from './arguments.ts';

export const differencesOperations = {
  /** What two PCs of one unit wrote apart from each other, until a person has closed it. */
  listDifferences: op(none, z.array(v.differenceView)),
  /**
   * Takes one of the values by its place in the list, or, with null, the value given. Of a report `parts` say otherwise
   * what the chosen one, the first with null, says to a field; `value` alone is its text.
   */
  settleDifference: op(
    z.strictObject({
      id,
      choose: z.int().min(0).max(20).nullable(),
      value: z.unknown().optional(),
      parts: z
        .array(z.strictObject({ field: z.enum(reportParts), about: id.nullable(), value: z.unknown() }))
        .max(300)
        .optional(),
    }),
    done,
  ),
} as const;
