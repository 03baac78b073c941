import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, op } from './arguments.ts';

export const sectionOperations = {
  /** 分给科室: a row that came from above goes on to our own sections, to each as a part where they are several. */
  delegate: op(
    z.strictObject({
      task: z.string().max(200),
      sections: z.array(line.trim().min(1)).min(1).max(60),
      /** The limit inside the unit; null: that of the row. */
      due: z.iso.date().nullable(),
    }),
    z.object({
      task: v.ledgerRow,
      sections: z.array(v.sectionView),
      newSections: z.array(z.string()),
    }),
  ),
  /** What the sections reported for the period that is due goes into our own draft, each under its name. */
  collectSections: op(
    z.strictObject({ task: z.string().max(200) }),
    z.object({ collected: z.number(), missing: z.array(z.string()), period: z.string() }),
  ),
} as const;
