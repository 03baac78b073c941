import { z } from 'zod';
import { checklistAnswers } from '../checklist.ts';
import { calendarDate, id, instant, person, text, year } from './values.ts';

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
  unit: id.nullable().describe('Whom it is for; null for every unit that the task is assigned to.'),
  subject: id
    .nullable()
    .describe('The report or request that accept and return answer; null for all others.'),
  verdict: z
    .enum(verdicts)
    .describe(
      'accept, return: 审核通过 and 退回 of what a unit sent. Of the task: approve 立项审定, extend 延期, complete 办结, ' +
        'completeYear 年度办结, strikeOff 销号, refuseStrikeOff 不予销号, reopen 重新办理, suspend 中止, resume 恢复, ' +
        'cancel 撤销, flagRisk and clearRisk 重大风险.',
    ),
  text: text.describe('The 批复 in words.'),
  date: calendarDate
    .nullable()
    .describe('extend: the new limit; approve: the day of 审定, signed on paper; else null.'),
  conclusion: z
    .enum(strikeOffConclusions)
    .nullable()
    .describe('strikeOff and refuseStrikeOff: the conclusion in the field’s own words; else null.'),
  checklist: checklistAnswers.optional().describe('strikeOff: what was verified, line by line.'),
  year: year.nullable().describe('completeYear: the year that is closed; else null.'),
  number: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('Its place among the decisions of the task: one more than those that its author knew of.'),
  decidedBy: person,
  approvedBy: person.describe('The leader who signed or approved.'),
  decidedAt: instant,
});
