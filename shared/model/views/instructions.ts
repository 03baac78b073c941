import { z } from 'zod';
import { instruction } from '../record/task.ts';
import { id, ms, unitRef } from './common.ts';
import { lightView, taskState } from './tasks.ts';

/** One 批示, and the row of an earlier list on which it was given where it came over with 结转. */
export const instructionView = instruction.extend({
  givenOn: z.object({ title: z.string(), number: z.string() }).nullable(),
});

export type Instruction = z.infer<typeof instruction>;

/** 校内批示: what a leader of this unit wrote on a task that another body issued, and what was done about it. */
export const insideInstruction = instruction.extend({
  id,
  /** Who wrote it down, where that is somebody else than the leader. */
  recordedBy: z.string().nullable(),
  outcome: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: ms.nullable(),
});
export type InsideInstruction = z.infer<typeof insideInstruction>;

/** One 批示 with the task that came of it: of a row that goes on in another list with the row it goes on in. */
export const trackedInstruction = instructionView.extend({
  task: id,
  ledger: z.object({ id, title: z.string() }),
  title: z.string(),
  state: taskState,
  light: lightView.nullable(),
  units: z.array(unitRef),
});
