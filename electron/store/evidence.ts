import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Attached files, kept once by the hash of their content and never changed. */
export interface EvidenceFiles {
  readonly path: (sha256: string) => string;
  readonly has: (sha256: string) => boolean;
  /** Copies a file in. Refusals: E_FILE_NOT_FOUND, E_TOO_LARGE (200 MB), E_HASH while it is being changed. */
  readonly add: (source: string) => Promise<Result<{ sha256: string; bytes: number }>>;
  /** Takes a file that a writer put at a temporary path of ours. */
  readonly adopt: (
    sha256: string,
    write: (temporary: string) => Promise<Result<void>>,
  ) => Promise<Result<void>>;
  /** Hash of a stored file, for the integrity check. */
  readonly rehash: (sha256: string) => Promise<string | null>;
}

const LIMIT = 200 * 1024 * 1024;
/** Bytes read at a time, into one buffer. */
const PIECE = 256 * 1024;

export function createEvidenceFiles(storeDir: string): EvidenceFiles {
  const dir = join(storeDir, 'evidence');
  const path = (sha256: string) => join(dir, sha256.slice(0, 2), sha256);
  const has = (sha256: string) => existsSync(path(sha256));
  const adopt: EvidenceFiles['adopt'] = async (sha256, write) => {
    if (has(sha256)) return ok(undefined);
    mkdirSync(join(dir, sha256.slice(0, 2)), { recursive: true });
    const temporary = join(dir, `${newId()}.part`);
    try {
      const written = await write(temporary);
      if (!written.ok) return written;
      await flush(temporary);
      await rename(temporary, path(sha256));
      return written;
    } finally {
      await rm(temporary, { force: true });
    }
  };
  return {
    path,
    has,
    adopt,
    add: async (source) => {
      const stat = statSync(source, { throwIfNoEntry: false });
      if (!stat?.isFile()) return fail('E_FILE_NOT_FOUND', { file: source });
      if (stat.size > LIMIT) return fail('E_TOO_LARGE', { file: source, limit: '200 MB' });
      const sha256 = await hashFile(source);
      const added = await adopt(sha256, async (temporary) => {
        await copyFile(source, temporary);
        // A file that is still being written may change between the two readings.
        return (await hashFile(temporary)) === sha256 ? ok(undefined) : fail('E_HASH', { file: source });
      });
      return added.ok ? ok({ sha256, bytes: stat.size }) : added;
    },
    rehash: async (sha256) => (has(sha256) ? hashFile(path(sha256)) : null),
  };
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
