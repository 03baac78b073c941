import { z } from 'zod';
import * as v from '../model/views.ts';
import { op, path } from './arguments.ts';

export const installerOperations = {
  /** An update of the program that came on a stick: version, hash, and who vouches for it. It is never run from here. */
  inspectInstaller: op(z.strictObject({ path }), v.installerView),
  /** Copies it into a folder, only where its hash is still the one that was shown; nothing there is replaced. */
  keepInstaller: op(
    z.strictObject({ path, dir: path, sha256: v.contentHash }),
    z.object({ path: z.string() }),
  ),
  /** Writes beside it what it is, signed by this unit's key, for the units below. */
  vouchInstaller: op(z.strictObject({ path }), z.object({ sha256: z.string(), manifest: z.string() })),
} as const;
