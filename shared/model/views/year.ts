import { z } from 'zod';
import { rollReasons } from '../../rules/year.ts';
import { closingView } from './closing.ts';
import { id } from './common.ts';
import { deadlineView, taskState } from './tasks.ts';

/** 结转 of one task as it is proposed. */
export const rollLine = z.object({
  task: id,
  number: z.string(),
  /** The row that it is a part of; a part goes with its row. */
  partOf: id.nullable(),
  category: z.string().nullable(),
  title: z.string(),
  units: z.array(z.string()),
  state: taskState,
  deadline: deadlineView,
  /** Its limit passes before the next year begins. */
  pastDue: z.boolean(),
  why: z.enum(rollReasons),
  goes: z.boolean(),
  free: z.boolean(),
  /** Requests of it that wait for an answer. */
  waiting: z.number(),
  indicators: z.array(
    z.object({
      id,
      text: z.string(),
      target: z.number().nullable(),
      unit: z.string().nullable(),
      /** A new number may be entered: the target is one number. */
      single: z.boolean(),
      /** The last figure that the lead reported; null where there is none. */
      last: z.number().nullable(),
    }),
  ),
});

export const rollPlan = z.object({
  ledger: z.object({ id, title: z.string() }),
  year: z.number(),
  title: z.string(),
  closing: closingView.nullable(),
  lines: z.array(rollLine),
});

/** Where a task comes from, and where it went on. */
export const rolledView = z.object({
  from: z
    .object({ task: id, title: z.string(), number: z.string(), year: z.number(), here: z.boolean() })
    .nullable(),
  into: z.object({ task: id, title: z.string(), number: z.string() }).nullable(),
});

export type RollLine = z.infer<typeof rollLine>;
export type RollPlan = z.infer<typeof rollPlan>;
export type RolledView = z.infer<typeof rolledView>;
