import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, op } from './arguments.ts';

const year = z.int().min(1900).max(9999);

export const yearOperations = {
  /** 年度结转, before anything is written: what goes over, what stays, and why. `into` is a list of ours that is there already. */
  planRollOver: op(
    z.strictObject({ ledger: line.min(1), year: year.nullable(), into: line.nullable() }),
    v.rollPlan,
  ),
  /** Takes tasks over into a new list, or one that is there; the old list takes nothing more after `lastDay`. */
  rollOver: op(
    z.strictObject({
      ledger: line.min(1),
      year,
      into: line.nullable(),
      /** Of the new list; null: the old title with the next year. */
      title: line.nullable(),
      lastDay: z.iso.date(),
      /** The units of each task get the new one as well. */
      keepUnits: z.boolean(),
      tasks: z
        .array(
          z.strictObject({
            task: id,
            /** The new limit; null: that of the old row. */
            due: z.iso.date().nullable(),
            figures: z
              .array(
                z.strictObject({
                  indicator: id,
                  target: z.number().nullable(),
                  /** 基数, from which growth is measured. */
                  baseline: z.number().nullable(),
                }),
              )
              .max(200),
          }),
        )
        .max(20_000),
    }),
    z.object({ ledger: v.ledgerView, rolled: z.number(), assigned: z.number(), stayed: z.number() }),
  ),
  /** The list takes reports again; what went over stays where it went. */
  reopenYear: op(z.strictObject({ ledger: line.min(1) }), v.ledgerView),
} as const;
