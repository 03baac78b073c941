import { z } from 'zod';
import { unitRef } from './unit-ref.ts';

/** What the store keeps of a bundle that came, and an archive hands on. */

/** What its bundle.json said. */
export const keptBundle = z.object({
  id: z.string().describe('The bundle’s id.'),
  kind: z
    .enum(['issue', 'submit', 'decide', 'archive', 'card'])
    .describe('下发包, 上报包, 批复包, 归档包, 单位名片.'),
  from: unitRef.describe('The sender.'),
  to: unitRef.nullable().describe('The receiver; null for whoever holds it.'),
  cutoff: z.string().nullable().describe('截止日期, YYYY-MM-DD.'),
  createdAt: z.number().describe('UTC milliseconds.'),
  records: z.number().describe('How many it holds.'),
  evidence: z
    .object({ count: z.number().describe('Files.'), bytes: z.number().describe('Their size.') })
    .describe('佐证材料 in it.'),
});

/** What became of its records. */
export const keptCounts = z.object({
  new: z.number().describe('Records that were not here.'),
  changed: z.number().describe('Records that were here otherwise.'),
  unchanged: z.number().describe('Records that were here as they came.'),
  refused: z.number().describe('Records that were not taken.'),
});
