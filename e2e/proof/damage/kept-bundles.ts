import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unlock } from '../../../electron/exchange/age-file.ts';
import { ok } from '../../../shared/result.ts';

const folder = join(import.meta.dirname, '../../../electron/exchange/fixtures');

/** A bundle of a format version as it was kept for ever: plain, to a receiver's key, or under a password. */
export interface KeptBundle {
  readonly name: string;
  readonly bytes: Buffer;
  readonly unlock: Unlock;
  /** Path of the plain bundle that it holds: its own, where it is plain. */
  readonly holds: string;
}

interface Locked {
  readonly file: string;
  readonly holds: string;
  readonly identity?: string;
  readonly password?: string;
}

const { locked } = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as {
  readonly locked: readonly Locked[];
};

function kept(name: string): KeptBundle {
  const { identity, password, holds = name } = locked.find(({ file }) => file === name) ?? {};
  return {
    name,
    holds: join(folder, holds),
    bytes: readFileSync(join(folder, name)),
    unlock: {
      ...(password !== undefined && { password }),
      ...(identity !== undefined && { identities: async () => ok([identity]) }),
    },
  };
}

const all = readdirSync(folder)
  .filter((name) => /\.tzb(\.age)?$/.test(name))
  .sort()
  .map(kept);

/** Plain or to a key: cheap to open. */
export const keptBundles = all.filter(({ unlock }) => unlock.password === undefined);
/** Under a password, at the lowest cost of a guess. */
export const passwordBundles = all.filter(({ unlock }) => unlock.password !== undefined);
