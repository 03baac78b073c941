import { z } from 'zod';
import { ms, unitRef } from './common.ts';

export const keyView = z.object({
  unit: unitRef,
  /** In digits and in words. */
  fingerprint: z.string(),
  /** What people call the PC it lies on; known here only. */
  label: z.string().nullable(),
  /** Ours, of a body above, or of a unit below. */
  side: z.enum(['self', 'above', 'below']),
  /** The key of this very PC. */
  thisPc: z.boolean(),
  since: ms,
  revokedAt: ms.nullable(),
  why: z.enum(['lost', 'replaced']).nullable(),
});

export type KeyView = z.infer<typeof keyView>;
