import { z } from 'zod';
import * as v from '../model/views.ts';
import { op } from './arguments.ts';

export const evidenceOperations = {
  /** One attached file by its hash: what it is, its thumbnail, and with `content` what can be shown in the window. */
  getEvidence: op(z.strictObject({ sha256: v.contentHash, content: z.boolean() }), v.evidenceView),
} as const;
