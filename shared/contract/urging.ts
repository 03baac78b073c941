import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, op, text } from './arguments.ts';

export const urgingOperations = {
  /** 漏报, 迟报 and 催办 of the units below, as of the cut-off date. */
  listUrging: op(z.strictObject({ ledger: id.optional() }), v.urging),
  /** 催办: one record for each task and unit; `limit` is the day by which a report is to answer it. */
  urge: op(
    z.strictObject({
      items: z
        .array(z.strictObject({ task: z.string().max(200), unit: line.min(1) }))
        .min(1)
        .max(20_000),
      text,
      limit: z.iso.date(),
      by: line.nullable(),
    }),
    z.object({ urged: z.number() }),
  ),
} as const;
