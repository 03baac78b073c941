import { z } from 'zod';
import { checklistAnswers } from '../checklist.ts';
import { calendarDate, id, instant, person, text } from './values.ts';

export const verdicts = [
  // Answers to what a unit sent; `subject` names it.
  'accept',
  'return',
  // What becomes of the task; `subject` is null.
  'approve',
  'extend',
  'complete',
  'completeYear',
  'strikeOff',
  'refuseStrikeOff',
  'reopen',
  'suspend',
  'resume',
  'cancel',
  'flagRisk',
  'clearRisk',
] as const;
export const strikeOffConclusions = ['agreed', 'returned', 'ongoing', 'refused'] as const;
/** 批复 and decisions of the issuing body; hangs on the task. */
export const decisionFields = z.strictObject({
  /** Whom it is for; null for every unit the task is assigned to. */
  unit: id.nullable(),
  subject: id.nullable(),
  verdict: z.enum(verdicts),
  text,
  /** extend: the new limit; approve: the day of 审定, which the leader signed on paper. */
  date: calendarDate.nullable(),
  /** strikeOff and refuseStrikeOff: the conclusion in the field's own words. */
  conclusion: z.enum(strikeOffConclusions).nullable(),
  /** strikeOff: what was verified, line by line. */
  checklist: checklistAnswers.optional(),
  /** completeYear: the year that is closed. */
  year: z.int().min(1900).max(9999).nullable(),
  /** The place among the decisions of this task: each one is one more than those its author knew of. */
  number: z.int().min(1).max(1_000_000),
  decidedBy: person,
  /** The leader who signed or approved. */
  approvedBy: person,
  decidedAt: instant,
});
