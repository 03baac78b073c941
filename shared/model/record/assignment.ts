import { z } from 'zod';
import { calendarDate, id, instant, name, person, role, text } from './values.ts';

/** A task given to a unit, as lead or cooperating; hangs on the task. */
export const assignmentFields = z.strictObject({
  unit: id,
  role,
  /** The collective name this assignment came from, null when made by name. */
  group: name.nullable(),
  state: z.enum(['assigned', 'cancelled']),
  /** Counts up each time a task is assigned again after a withdrawal or a 退回; left out in the first round. */
  round: z.int().min(1).max(10_000).optional(),
  /** The calendar date of this round's 交办: where a light's time begins. Left out by versions that did not keep it. */
  assignedOn: calendarDate.optional(),
});

/** 签收 or 退回改派 by an assigned unit; hangs on the task. */
export const acknowledgementFields = z.strictObject({
  unit: id,
  /** The round of the assignment that it answers. */
  round: z.int().min(1).max(10_000),
  answer: z.enum(['accepted', 'declined']),
  /** Why it is not this unit's; null when accepted. */
  reason: text.nullable(),
  by: person,
  at: instant,
});
