import { z } from 'zod';
import { role } from '../role.ts';
import { describedError, id, ms } from './common.ts';
import { snapshot } from './restore.ts';

export const settings = z.object({
  textScale: z.number().min(100).max(200),
  theme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['zh', 'en']),
  density: z.enum(['compact', 'comfortable']),
  /** Days after which a backup to another medium is asked for; 0 for never. */
  backupEveryDays: z.int().min(0).max(365),
  /** Minutes without a key or a click after which the window locks, once somebody has a password; 0 for never. */
  lockAfterMinutes: z.int().min(0).max(240),
});

export const session = z.object({
  unit: z
    .object({ id, name: z.string(), role, code: z.string().nullable(), aliases: z.array(z.string()) })
    .nullable(),
  operator: z.string().nullable(),
  /** 操作人 registered at this PC. */
  operators: z.array(z.object({ name: z.string(), hasPassword: z.boolean() })),
  /** One of them has to be chosen before anything else. */
  locked: z.boolean(),
  replica: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** Public key lines, for the card and for others' tools. */
  keys: z.object({ minisign: z.string(), age: z.string() }).nullable(),
  /** A body above exists: this unit reports. Units below exist: it issues. */
  reports: z.boolean(),
  issues: z.boolean(),
  period: z.string(),
  cutoff: z.string(),
  store: z.object({
    state: z.enum(['new', 'ready', 'readOnly']),
    path: z.string(),
    error: describedError.nullable(),
    snapshots: z.array(snapshot),
  }),
  settings,
  lastBackup: ms.nullable(),
  /** The last backup file, and whether it is time for the next to another medium. */
  backup: z.object({
    last: z.object({ at: ms, path: z.string(), otherMedium: z.boolean() }).nullable(),
    /** When the last one was written to another medium, which may have been before `last`. */
    elsewhere: ms.nullable(),
    due: z.boolean(),
  }),
  lastReceive: z.object({ at: ms, from: z.string() }).nullable(),
  /** The store holds the built-in example, not real work. */
  example: z.boolean(),
  version: z.string(),
});

export type Session = z.infer<typeof session>;
export type Settings = z.infer<typeof settings>;
