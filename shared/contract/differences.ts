import { z } from 'zod';
import * as v from '../model/views.ts';
import { done, id, none, op } from './arguments.ts';

export const differencesOperations = {
  /** What two PCs of one unit wrote apart from each other, until a person has closed it. */
  listDifferences: op(none, z.array(v.differenceView)),
  /** Takes one of the values by its place in the list, or, with null, the value given. */
  settleDifference: op(
    z.strictObject({ id, choose: z.int().min(0).max(20).nullable(), value: z.unknown().optional() }),
    done,
  ),
} as const;
