import { z } from 'zod';
import { checklistAnswers } from '../checklist.ts';
import { calendarDate, id, instant, period, person, round, text } from './values.ts';

export const requestTypes = ['extend', 'change', 'close', 'strikeOff'] as const;
/** 延期, 调整, 办结 and 销号申请, as signed off by the unit; hangs on the task. */
export const requestFields = z.strictObject({
  unit: id.describe('The assigned unit, which is its author.'),
  type: z.enum(requestTypes).describe('延期, 调整, 办结, 销号申请.'),
  reason: text,
  date: calendarDate.nullable().describe('extend: the date asked for; else null.'),
  due: calendarDate
    .nullable()
    .describe('extend: the limit as it was known when asking; null where there was none.'),
  text: text.nullable().describe('change: the wording asked for; else null.'),
  period: period.describe('The period that it was signed off with.'),
  checklist: checklistAnswers
    .optional()
    .describe('strikeOff, close: what the unit says about the lines of the checklist.'),
  filledBy: person.describe('填报人.'),
  signedOffBy: person.describe('签发人.'),
  signedOffAt: instant,
});

/** 会签 of a cooperating unit, written by it, or by the lead who had it on paper; hangs on the task. */
export const countersignFields = z.strictObject({
  unit: id.describe('Who countersigns; another than the author where the lead recorded it.'),
  round: round.describe('One more than the times the task was reopened.'),
  answer: z.enum(['agreed', 'objected']).describe('同意, 不同意.'),
  text,
  by: person,
  at: instant,
});
