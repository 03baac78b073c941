import { z } from 'zod';
import { instruction } from '../record/task.ts';
import { id, unitRef } from './common.ts';
import { lightView, taskState } from './tasks.ts';

/** One 批示 with the task that came of it. */
export const trackedInstruction = instruction.extend({
  task: id,
  ledger: z.object({ id, title: z.string() }),
  title: z.string(),
  state: taskState,
  light: lightView.nullable(),
  units: z.array(unitRef),
});
