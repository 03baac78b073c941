import { z } from 'zod';
import { checklistAnswers } from '../checklist.ts';
import { calendarDate, id, instant, person, text } from './values.ts';

export const requestTypes = ['extend', 'change', 'close', 'strikeOff'] as const;
/** 延期, 调整, 办结 and 销号申请, as signed off by the unit; hangs on the task. */
export const requestFields = z.strictObject({
  unit: id,
  type: z.enum(requestTypes),
  reason: text,
  /** extend: the date asked for. */
  date: calendarDate.nullable(),
  /** extend: the limit as it was known when asking; null where there was none. */
  due: calendarDate.nullable(),
  /** change: the wording asked for. */
  text: text.nullable(),
  period: z.string().max(20),
  /** strikeOff, close: what the unit says about the lines of the checklist. */
  checklist: checklistAnswers.optional(),
  filledBy: person,
  signedOffBy: person,
  signedOffAt: instant,
});

/** 会签 of a cooperating unit, written by it, or by the lead who had it on paper; hangs on the task. */
export const countersignFields = z.strictObject({
  /** Who countersigns; another than the author where the lead recorded it. */
  unit: id,
  /** Counts the times the task was reopened, from 1. */
  round: z.int().min(1).max(10_000),
  answer: z.enum(['agreed', 'objected']),
  text,
  by: person,
  at: instant,
});
