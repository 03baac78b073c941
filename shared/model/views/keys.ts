import { z } from 'zod';
import { ms, unitRef } from './common.ts';

export const keyView = z.object({
  unit: unitRef,
  /** In digits and in words. */
  fingerprint: z.string(),
  since: ms,
  revokedAt: ms.nullable(),
  why: z.enum(['lost', 'replaced']).nullable(),
});

export type KeyView = z.infer<typeof keyView>;
