import { z } from 'zod';
import * as v from '../model/views.ts';
import { none, op, path } from './arguments.ts';

const name = z.string().min(1).max(200);

export const evidenceOperations = {
  /** One attached file by its hash: what it is, its thumbnail, and with `content` what can be shown in the window. */
  getEvidence: op(z.strictObject({ sha256: v.contentHash, content: z.boolean() }), v.evidenceView),
  /** Files that reports or drafts name and that are gone or altered here. */
  listLostEvidence: op(none, z.array(v.lostEvidence)),
  /** 请对方补发: asks for files again, in the next bundle to whoever has them. E_NOBODY_HAS_IT: nothing is asked for. */
  askForEvidence: op(
    z.strictObject({ files: z.array(v.contentHash).min(1).max(2000) }),
    z.object({ asked: z.array(z.object({ sha256: z.string(), of: v.unitRef })) }),
  ),
  /** Writes a copy of a file to a path that a person chose; an existing file is never replaced. */
  saveEvidence: op(z.strictObject({ sha256: v.contentHash, name, path }), z.object({ path: z.string() })),
  /**
   * A copy that only can be read, for its own program, under the name people gave it; gone when the store is next
   * opened. Refusals: E_EVIDENCE_GONE, E_MAY_NOT_OPEN.
   */
  lendEvidence: op(z.strictObject({ sha256: v.contentHash, name }), z.object({ path: z.string() })),
} as const;
