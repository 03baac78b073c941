import { z } from 'zod';
import * as v from '../model/views.ts';
import { done, id, line, none, op, path } from './arguments.ts';

export const shellOperations = {
  getShell: op(
    none,
    z.object({
      kind: z.enum(['electron', 'browser']),
      nativeDialogs: z.boolean(),
      platform: z.string(),
      /** Started from a checkout, where npm starts the command line; otherwise an installed program. */
      checkout: z.boolean(),
      /** How the command line of this installation and this store is started; the name of a command follows. */
      commandLine: z.string(),
    }),
  ),
  chooseFiles: op(
    z.strictObject({ purpose: z.enum(['bundle', 'list', 'evidence', 'backup', 'card']), many: z.boolean() }),
    z.object({ paths: z.array(z.string()) }),
  ),
  chooseFolder: op(
    z.strictObject({ purpose: z.enum(['bundle', 'report']) }),
    z.object({ path: z.string().nullable() }),
  ),
  chooseSaveFile: op(
    z.strictObject({ purpose: z.enum(['report', 'backup', 'card', 'evidence']), name: line }),
    z.object({ path: z.string().nullable() }),
  ),
  listPlaces: op(none, z.array(v.place)),
  listFolder: op(
    z.strictObject({ path }),
    z.object({ path: z.string(), parent: z.string().nullable(), entries: z.array(v.place) }),
  ),
  showInFolder: op(z.strictObject({ path }), done),
  /**
   * Gives a lent copy to its own program. `download` is where the window fetches it instead, behind the loopback host.
   * Nothing but a lent copy is ever opened.
   */
  openLent: op(z.strictObject({ path }), z.object({ download: z.string().nullable() })),
  /** A folder, or that of a file to be made, lies on another medium than before, and the person means it all the same. */
  acceptMedium: op(z.strictObject({ path }), done),
  cancelJob: op(z.strictObject({ job: id }), done),
} as const;
