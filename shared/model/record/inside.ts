import { z } from 'zod';
import { calendarDate, instant, person, text } from './values.ts';

/**
 * What a unit keeps to itself about a task: written by that unit, hanging on the task whoever issued it. It is in archives,
 * so that all PCs of the unit have it, and in no bundle to another unit.
 */

/** 校内批示: what the unit's own leader wrote on a task, and what the clerk answered. */
export const instructionFields = z.strictObject({
  by: z.string().min(1).max(100).describe('The leader who wrote it.'),
  on: calendarDate.describe('The day on which it was written.'),
  text,
  source: z.string().max(500).nullable().describe('The document it was written on.'),
  recordedBy: person.describe('Who typed it.'),
  recordedAt: instant,
  outcome: text
    .nullable()
    .describe('What was done about it; null while it waits. An answer given again stands.'),
  answeredBy: person,
  answeredAt: instant.nullable().describe('UTC milliseconds; null while it waits.'),
});

/** 责任人 and 分管领导 of a task inside the unit; one record for each task. */
export const ownerFields = z.strictObject({
  owner: person.describe('责任人; null where nobody is named any more.'),
  leader: person.describe('分管领导; null where nobody is named any more.'),
});
