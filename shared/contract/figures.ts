import { z } from 'zod';
import * as v from '../model/views.ts';
import { op } from './arguments.ts';

export const figuresOperations = {
  /** 汇总 of the tasks this unit issues, for the chosen cut-off. */
  getFigures: op(v.figuresQuestion, v.consolidation),
  /** What is behind one of its figures, a page at a time, in printed order. */
  listShares: op(
    z.strictObject({
      question: v.figuresQuestion,
      filter: v.shareFilter,
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    z.object({ total: z.number(), rows: z.array(v.shareRow) }),
  ),
} as const;
