import { z } from 'zod';
import { person, setVersion } from './record/values.ts';

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
  id: z
    .string()
    .regex(/^[a-zA-Z0-9]{1,40}$/)
    .describe('Short, unique in its list: answers name it.'),
  check: z
    .enum(checklistChecks)
    .describe(
      'What it is judged by: the records, or the word of who asks and who verifies (signed, byHand).',
    ),
  text: z.string().min(1).max(500).describe('The line as a person reads it.'),
  required: z.boolean().describe('Without it nothing is struck off.'),
  least: z.int().min(0).max(200).nullable().describe('evidence: how many files; may be 0. Else null.'),
});
export const checklistLines = z.array(line).max(50);

/** 销号核验清单 of one list, made by its issuing body; hangs on the list. Without lines none is in force. */
export const checklistFields = z.strictObject({
  version: setVersion.describe('Counts up with every checklist that the body puts in force.'),
  lines: checklistLines.describe('None: no checklist is in force.'),
  madeBy: person.describe('Who made it.'),
});

/** What was said about a line by a person; a `fail` with a note is an explained one. */
export const checklistAnswer = z.strictObject({
  line: z.string().max(40).describe('`id` of the line.'),
  result: z.enum(['pass', 'fail', 'notApplicable']).describe('符合, 未达到 (explained by the note), 不适用.'),
  note: z.string().max(2000).describe('May be empty; with fail it is the explanation.'),
});
export const checklistAnswers = z.array(checklistAnswer).max(50);

export type ChecklistLine = z.infer<typeof line>;
export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
