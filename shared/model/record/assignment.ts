import { z } from 'zod';
import { calendarDate, id, instant, name, person, role, round, text } from './values.ts';

/** A task given to a unit, as lead or cooperating; hangs on the task. */
export const assignmentFields = z.strictObject({
  unit: id.describe('The unit that the task is given to.'),
  role,
  group: name.nullable().describe('The collective name it came from; null when made by name.'),
  state: z.enum(['assigned', 'cancelled']).describe('cancelled: taken back.'),
  round: round
    .optional()
    .describe(
      'Counts up each time the task is assigned again after a withdrawal or a 退回; left out in the first round.',
    ),
  assignedOn: calendarDate
    .optional()
    .describe(
      'Day of 交办 in this round, where a light’s time begins. Left out by versions that did not keep it.',
    ),
});

/** 签收 or 退回改派 by an assigned unit; hangs on the task. */
export const acknowledgementFields = z.strictObject({
  unit: id.describe('The assigned unit, which is its author.'),
  round: round.describe('The round of the assignment that it answers.'),
  answer: z.enum(['accepted', 'declined']).describe('accepted: 签收; declined: 退回改派.'),
  reason: text.nullable().describe('Why it is not this unit’s; null when accepted.'),
  by: person.describe('Who answered.'),
  at: instant,
});
