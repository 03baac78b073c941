import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, none, op, path } from './arguments.ts';

export const papersOperations = {
  writeReport: op(
    z.strictObject({
      /** A card is asked for at its task, a 交接清单 where persons change, a 报送确认页 at its file, every other paper on the screen of papers. */
      kind: z.enum([...v.paperKinds, 'card', 'handover', 'cover']),
      ledger: line.nullable(),
      period: line.nullable(),
      /** notice: of this unit alone. */
      unit: line.nullable().optional(),
      /** request: this one, signed off or a draft. */
      request: line.nullable().optional(),
      /** card: of this task. */
      task: z.string().max(200).nullable().optional(),
      /** handover: of this change of persons, recorded or not. */
      handover: v.personChange
        .pick({ posts: true, from: true, to: true, on: true, witness: true })
        .optional(),
      /** cover: of this 上报包; of the newest where none is named. */
      bundle: line.nullable().optional(),
      path,
    }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
  /** What was written last on this PC, newest first. */
  listPapers: op(none, z.array(v.writtenPaper)),
  /** The requests that have a printed form, newest first. */
  listRequests: op(none, z.array(v.printableRequest)),
} as const;
