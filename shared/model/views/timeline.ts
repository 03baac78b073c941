import { z } from 'zod';
import { id } from './common.ts';
import { lightView, taskState } from './tasks.ts';

/** A dated step of a limit, or the limit itself, as it stands on the cut-off date. */
export const timelineMark = z.object({
  kind: z.enum(['milestone', 'due']),
  date: z.string(),
  text: z.string(),
  state: z.enum(['reached', 'late', 'ahead']),
});

export const timelineRow = z.object({
  task: id,
  number: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  isPart: z.boolean(),
  state: taskState,
  light: lightView.nullable(),
  marks: z.array(timelineMark),
  /** What the limit says where it has no date. */
  undated: z.string().nullable(),
});

export const timeline = z.object({
  ledger: z.object({ id, title: z.string() }),
  cutoff: z.string(),
  rows: z.array(timelineRow),
});

export type TimelineMark = z.infer<typeof timelineMark>;
export type TimelineRow = z.infer<typeof timelineRow>;
export type Timeline = z.infer<typeof timeline>;
