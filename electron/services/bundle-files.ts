import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { KeyChange } from '../../shared/exchange/key-change.ts';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BundleToWrite, WrittenBundle } from '../exchange/bundle-to-write.ts';
import { type OpenBundle, type OpenOptions, openBundle } from '../exchange/open-bundle.ts';
import { writeBundle } from '../exchange/write-bundle.ts';
import { openingIdentities, type UnitKeys } from '../keys/unit-keys.ts';
import { hashFile } from '../store/evidence.ts';

/** Where bundles are written and read: files, or the memory of a proof that is about everything but files. */
export interface BundleFiles {
  readonly open: (path: string, options?: OpenOptions) => Promise<Result<OpenBundle>>;
  readonly write: (bundle: BundleToWrite) => Promise<Result<WrittenBundle>>;
  /** SHA-256 of the whole file; null for what can be no bundle. */
  readonly hash: (path: string) => Promise<string | null>;
}

/** Bytes that are hashed in a few milliseconds, so that nothing has to have its turn in between. */
const AT_ONCE = 16 * 1024 * 1024;

/** Files. What is locked to this PC's key opens without asking; `dir` is private to the user. */
export const createBundleFiles = (
  dir: string,
  keys: () => Promise<Result<UnitKeys>>,
  keyChanges: () => readonly KeyChange[] = () => [],
): BundleFiles => ({
  open: (path, options = {}) =>
    openBundle(path, {
      ...options,
      unlock: {
        privateDir: dir,
        identities: async () => {
          const own = await keys();
          return own.ok ? ok(openingIdentities(own.value)) : own;
        },
        ...options.unlock,
      },
    }),
  write: (bundle) => writeBundle({ privateDir: dir, keyChanges: keyChanges(), ...bundle }),
  hash: async (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > bundleLimits.file) return null;
    return stat.size <= AT_ONCE ? hashAtOnce(path) : hashFile(path);
  },
});

const PIECE = 128 * 1024;

/**
 * Without waiting between the pieces, through one small buffer: fresh memory for a whole file costs as much as its hash.
 */
function hashAtOnce(path: string): string {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
