import { z } from 'zod';
import { calendarDate, instant, person, text } from './values.ts';

/**
 * What a unit keeps to itself about a task: written by that unit, hanging on the task whoever issued it. It is in archives,
 * so that all PCs of the unit have it, and in no bundle to another unit.
 */

/** 校内批示: what the unit's own leader wrote on a task, and what the clerk answered. */
export const instructionFields = z.strictObject({
  by: z.string().min(1).max(100),
  on: calendarDate,
  text,
  /** The document it was written on. */
  source: z.string().max(500).nullable(),
  recordedBy: person,
  recordedAt: instant,
  /** What was done about it; null while it waits. Answered again, the new words stand and the history keeps the old. */
  outcome: text.nullable(),
  answeredBy: person,
  answeredAt: instant.nullable(),
});

/** 责任人 and 分管领导 of a task inside the unit; one record for each task. null where nobody is named any more. */
export const ownerFields = z.strictObject({
  owner: person,
  leader: person,
});
