import { z } from 'zod';
import { installerKinds } from '../../exchange/installer.ts';
import { unitRef } from './common.ts';

/** An installer of the program that lies on a medium, as it was found there. */
export const installerView = z.object({
  name: z.string(),
  kind: z.enum(installerKinds),
  /** As its name says. */
  version: z.string(),
  arch: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** How that version stands to the one that runs. */
  against: z.enum(['newer', 'same', 'older']),
  running: z.string(),
  /** Who says by a signed manifest beside it that this is the right file; `differs`: what was vouched for is another. */
  vouched: z.object({
    state: z.enum(['vouched', 'differs', 'unknown', 'nobody']),
    unit: unitRef.nullable(),
    fingerprint: z.string().nullable(),
  }),
});

export type InstallerView = z.infer<typeof installerView>;
