import { z } from 'zod';

/** What a line of a 销号 checklist is judged by: the records, or the word of who asks and who verifies. */
export const checklistChecks = [
  'milestones',
  'indicators',
  'evidence',
  'countersigned',
  'closingNote',
  'signed',
  'byHand',
] as const;

const line = z.strictObject({
  /** Short, unique in its list: answers name it. */
  id: z.string().regex(/^[a-zA-Z0-9]{1,40}$/),
  check: z.enum(checklistChecks),
  text: z.string().min(1).max(500),
  /** Without it nothing is struck off. */
  required: z.boolean(),
  /** evidence: how many files; may be 0. */
  least: z.int().min(0).max(200).nullable(),
});
export const checklistLines = z.array(line).max(50);

/** 销号核验清单 of one list, made by its issuing body; hangs on the list. Without lines none is in force. */
export const checklistFields = z.strictObject({
  version: z.int().min(1).max(1_000_000),
  lines: checklistLines,
  madeBy: z.string().max(100).nullable(),
});

/** What was said about a line by a person; a `fail` with a note is an explained one. */
export const checklistAnswer = z.strictObject({
  line: z.string().max(40),
  result: z.enum(['pass', 'fail', 'notApplicable']),
  note: z.string().max(2000),
});
export const checklistAnswers = z.array(checklistAnswer).max(50);

export type ChecklistLine = z.infer<typeof line>;
export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
