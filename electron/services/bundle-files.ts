import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type OpenBundle, type OpenOptions, openBundle } from '../exchange/open-bundle.ts';
import { type BundleToWrite, type WrittenBundle, writeBundle } from '../exchange/write-bundle.ts';
import type { UnitKeys } from '../keys/unit-keys.ts';
import { hashFile } from '../store/evidence.ts';

/** Where bundles are written and read: files, or the memory of a proof that is about everything but files. */
export interface BundleFiles {
  readonly open: (path: string, options?: OpenOptions) => Promise<Result<OpenBundle>>;
  readonly write: (bundle: BundleToWrite) => Promise<Result<WrittenBundle>>;
  /** SHA-256 of the whole file; null for what can be no bundle. */
  readonly hash: (path: string) => Promise<string | null>;
}

/** Bytes that are read and hashed faster than they are cut into pieces. */
const AT_ONCE = 16 * 1024 * 1024;

/** Files. What is locked to this PC's key opens without asking; `dir` is private to the user. */
export const createBundleFiles = (dir: string, keys: () => Promise<Result<UnitKeys>>): BundleFiles => ({
  open: (path, options = {}) =>
    openBundle(path, {
      ...options,
      unlock: {
        privateDir: dir,
        identities: async () => {
          const own = await keys();
          return own.ok ? ok([own.value.age.identity]) : own;
        },
        ...options.unlock,
      },
    }),
  write: (bundle) => writeBundle({ privateDir: dir, ...bundle }),
  hash: async (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > bundleLimits.file) return null;
    // At one go where it takes a few milliseconds: waiting for each piece would double them.
    return stat.size <= AT_ONCE ? hash('sha256', readFileSync(path)) : hashFile(path);
  },
});
