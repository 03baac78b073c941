import { z } from 'zod';
import { id, unitRef } from './common.ts';
import { reportView } from './reports.ts';
import { taskState } from './tasks.ts';

/** One section's share of a task that came from above. */
export const sectionView = z.object({
  /** Our own task that was given to it. */
  task: id,
  number: z.string(),
  title: z.string(),
  unit: unitRef,
  state: taskState,
  due: z.string().nullable(),
  /** What it reported last, by file or 代录. */
  report: reportView.nullable(),
});

export type SectionView = z.infer<typeof sectionView>;
