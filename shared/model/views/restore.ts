import { z } from 'zod';
import { id, ms } from './common.ts';

export const snapshot = z.object({
  name: z.string(),
  at: ms,
  bytes: z.number(),
  reason: z.enum(['daily', 'receive', 'replace', 'manual']),
});

export const restorePoint = snapshot.extend({
  /** Null where the history has parted: the snapshot was taken before a restore to an earlier one. */
  since: z
    .object({
      changes: z.number(),
      receives: z.number(),
      /** Reports signed off here. */
      reports: z.number(),
      exports: z.number(),
    })
    .nullable(),
});

export const restoreItem = z.object({
  /** lost: written since; older: would say what it said then; back: taken away since. */
  change: z.enum(['lost', 'older', 'back']),
  kind: z.string(),
  record: id,
  label: z.string(),
  /** Name of the unit that it is of or for; null where that is ourselves or nobody. */
  unit: z.string().nullable(),
  /** The task it belongs to, which can be brought back by itself. */
  task: id.nullable(),
  changes: z.array(z.object({ field: z.string(), now: z.unknown(), before: z.unknown() })),
});

export const restorePreview = z.object({
  /** When the copy was made. */
  at: ms,
  counts: z.object({ lost: z.number(), older: z.number(), back: z.number(), drafts: z.number() }),
  /** In order, the first 2,000 of each change; all are counted. */
  items: z.array(restoreItem),
});

export const check = z.object({ ok: z.boolean(), problems: z.array(z.string()) });

export type Snapshot = z.infer<typeof snapshot>;
export type RestorePoint = z.infer<typeof restorePoint>;
export type RestoreItem = z.infer<typeof restoreItem>;
export type RestorePreview = z.infer<typeof restorePreview>;
