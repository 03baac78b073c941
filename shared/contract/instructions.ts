import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, note, op, text } from './arguments.ts';

export const instructionOperations = {
  /**
   * Records a 领导批示: about a task of ours; about a task that another body issued, and then it stays inside this unit; or as a task of its own in the ledger of instructions, with a limit and
   * the units it is assigned to, the first as lead.
   */
  instruct: op(
    z.strictObject({
      /** null makes a task of it. */
      task: z.string().max(200).nullable(),
      by: note.min(1),
      on: z.iso.date(),
      text: text.trim().min(1),
      source: line.nullable(),
      /** For a task of its own. */
      units: z.array(line.min(1)).max(200),
      due: z.iso.date().nullable(),
    }),
    z.object({ task: z.string(), ledger: z.string(), new: z.boolean(), inside: z.boolean() }),
  ),
  /** What was done about a 校内批示: it no longer waits. */
  answerInstruction: op(
    z.strictObject({ instruction: id, outcome: text, by: note.nullable() }),
    z.object({ task: z.string() }),
  ),
  /** 批示 of all our tasks, newest first. */
  listInstructions: op(z.strictObject({}), z.array(v.trackedInstruction)),
} as const;
