import { z } from 'zod';
import { ledgerRow } from '../model/views.ts';
import { id, line, op, role } from './arguments.ts';

export const assigningOperations = {
  assign: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1).max(20_000), unit: line.min(1), role }),
    z.object({
      unit: z.object({ id: z.string(), name: z.string(), new: z.boolean() }),
      assigned: z.number(),
      unchanged: z.number(),
    }),
  ),
  /** 交办 of tasks to several units of the register at once: those chosen by a filter, or of a collective name. All or none. */
  assignUnits: op(
    z.strictObject({
      tasks: z.array(z.string().max(200)).min(1).max(20_000),
      units: z.array(line.min(1)).min(1).max(5000),
      role,
      /** The collective name that they were chosen from; kept with each assignment. */
      group: line.nullable(),
    }),
    z.object({ units: z.number(), assigned: z.number(), unchanged: z.number() }),
  ),
  assignPrinted: op(
    z.strictObject({ ledger: id.optional() }),
    z.object({
      assigned: z.number(),
      unchanged: z.number(),
      newUnits: z.array(z.string()),
      /** Collective names without members, left out. */
      emptyGroups: z.array(z.string()),
    }),
  ),
  /** 分解 of a row of our own into sub-tasks; a part with a unit is 交办 to it at once. The row stays as printed. */
  splitTask: op(
    z.strictObject({
      task: z.string().max(200),
      parts: z
        .array(
          z.strictObject({
            title: line.min(1),
            unit: line.min(1).nullable(),
            role,
            /** Its own limit; null: that of the row. */
            due: z.iso.date().nullable(),
          }),
        )
        .min(1)
        .max(200),
    }),
    z.object({ row: ledgerRow, parts: z.array(ledgerRow) }),
  ),
  unassign: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1), unit: line.min(1) }),
    z.object({ cancelled: z.number() }),
  ),
} as const;
