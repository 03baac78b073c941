import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, none, op, path } from './arguments.ts';

export const careOperations = {
  listHistory: op(
    z.strictObject({
      task: z.string().max(200).nullable(),
      before: z.number().nullable(),
      limit: z.int().min(1).max(1000),
    }),
    z.array(v.historyEntry),
  ),
  checkStore: op(none, v.check),
  makeBackup: op(z.strictObject({ path }), z.object({ path: z.string(), bytes: z.number() })),
  restoreBackup: op(z.strictObject({ path }), v.session),
  restoreSnapshot: op(z.strictObject({ name: line.min(1) }), v.session),
  /** Snapshots, each with what has happened since. */
  listRestorePoints: op(none, z.array(v.restorePoint)),
  /** What going back to a snapshot would lose, change and bring back. */
  previewRestore: op(z.strictObject({ name: line.min(1) }), v.restorePreview),
  /** The same for a backup file, which is checked whole and not taken in. */
  previewBackup: op(z.strictObject({ path }), v.restorePreview),
  /** Brings one task back as a snapshot has it, without going back: what this unit wrote of it, and its drafts. */
  restoreTask: op(
    z.strictObject({ name: line.min(1), task: z.string().max(200) }),
    z.object({ restored: z.number() }),
  ),
} as const;
