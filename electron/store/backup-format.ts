import { z } from 'zod';

/**
 * A backup is a ZIP of four kinds of entries:
 *
 *   backup.json        {"format":"taizhang-backup","version":1,"at":ms,"unit":id,"files":{entry name: sha256}}
 *   store.sqlite       the whole database, made by VACUUM INTO
 *   evidence/<sha256>  every evidence file
 *   unit-keys.json     only where the keys are wrapped by a passphrase
 *
 * Its archive comment is the seal of a bundle: a hash of every byte before it.
 */
export const backupManifest = z.object({
  format: z.literal('taizhang-backup'),
  version: z.literal(1),
  at: z.int(),
  unit: z.string(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

export const DATABASE = 'store.sqlite';
export const MANIFEST = 'backup.json';
export const MANIFEST_LIMIT = 16 * 1024 * 1024;
