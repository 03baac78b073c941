import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, note, op, path } from './arguments.ts';

export const identityOperations = {
  writeCard: op(z.strictObject({ path }), z.object({ path: z.string(), fingerprint: z.string() })),
  trustCard: op(
    z.strictObject({
      path,
      /** The unit has a key already and a person has made sure that this one is its own too. */
      anotherKey: z.boolean().optional(),
      /** Its key was called back, and a person has made sure that the PC is in good hands again. */
      again: z.boolean().optional(),
      /** The card is of a new PC: the keys known so far are called back, their PC being lost or out of use. */
      replaces: z.enum(['lost', 'replaced']).optional(),
      /** Only look: whose card it is and with which fingerprint. */
      dryRun: z.boolean().optional(),
    }),
    z.object({
      unit: v.unitRef,
      new: z.boolean(),
      fingerprint: z.string(),
      otherKeys: z.number(),
      /** Whether the old key signed for this one, or is said to be lost; `none` where nothing is said. */
      descent: z.enum(['none', 'renewed', 'saidLost']),
      calledBack: z.boolean(),
    }),
  ),
  /**
   * A new pair of keys for this PC. `replaced`: the old key signs for the new one. `lost`: it can't, and every receiver
   * has to compare the new fingerprint by phone. There is no way back.
   */
  renewKey: op(
    z.strictObject({ why: z.enum(['replaced', 'lost']) }),
    z.object({ fingerprint: z.string(), before: z.string().nullable(), signedByOld: z.boolean() }),
  ),
  /** Keys on record, of one unit or of all; a key that was called back stays in the list. */
  listKeys: op(z.strictObject({ unit: line.nullable() }), z.array(v.keyView)),
  /** Names the PC that a key lies on, so that two PCs of one unit can be told apart; null takes the name away. */
  nameKey: op(
    z.strictObject({ unit: line.min(1), fingerprint: line.min(1), label: note.nullable() }),
    z.array(v.keyView),
  ),
  /** Calls a key back: nothing it signs from now on is taken; of a lost PC nothing at all. */
  revokeKey: op(
    z.strictObject({ unit: line.min(1), fingerprint: line.min(1), why: z.enum(['lost', 'replaced']) }),
    z.array(v.keyView),
  ),
} as const;
