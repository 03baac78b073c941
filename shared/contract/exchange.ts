import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, none, note, op, path } from './arguments.ts';

/** Any text: spaces and signs belong to it. */
const password = z.string().min(1).max(1000);

export const exchangeOperations = {
  listRecipients: op(none, z.array(v.recipient)),
  exportBundles: op(
    z.strictObject({
      to: z.union([z.literal('all'), z.array(line).min(1).max(20_000)]),
      dir: path,
      kind: z.enum(['issue', 'submit', 'decide', 'archive']).nullable(),
      /** For the register: who carries the files, and on which medium. */
      carriedBy: note.optional(),
      medium: note.optional(),
      /** Locks the files: by a password, to age keys, or to the keys on each receiver's card. */
      lock: z
        .union([
          z.strictObject({ password }),
          z.strictObject({ recipients: z.array(z.string().max(200)).min(1).max(20) }),
          z.literal('card'),
        ])
        .optional(),
      /** The cover also as a page beside each file, for whoever carries it; it says from whom and to whom. */
      coverBeside: z.boolean().optional(),
    }),
    z.object({ files: z.array(v.exportedFile) }),
  ),
  previewBundles: op(
    z.strictObject({ paths: z.array(path).min(1).max(2000), password: password.optional() }),
    z.array(v.bundlePreview),
  ),
  receiveBundles: op(
    z.strictObject({
      paths: z.array(path).min(1).max(2000),
      /** Every new sender is trusted: a script's word for a person's. */
      trustNew: z.boolean(),
      /** New senders whose fingerprints a person has compared; a file that was swapped since has another. */
      trusted: z.array(line).max(2000).optional(),
      dryRun: z.boolean(),
      /** Tried on files that are locked by one. */
      password: password.optional(),
      /** For the register: who brought the files, and on which medium. */
      carriedBy: note.optional(),
      medium: note.optional(),
    }),
    z.object({ results: z.array(v.receiveResult) }),
  ),
  undoReceive: op(z.strictObject({ id: id.nullable() }), z.object({ bundle: z.object({ id: z.string() }) })),
  listReceives: op(none, z.array(v.receiveEntry)),
} as const;
