import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, Refusal, type Result } from '../../shared/result.ts';
import type { ByteSource } from './byte-source.ts';
import { storedHash } from './entry-bytes.ts';
import { isAbout, readFailure, writeFailure } from './file-failure.ts';
import { writeAll } from './write-all.ts';
import type { ZipEntry } from './zip-directory.ts';

/**
 * Copies a stored entry to `targetPath` and flushes it. The hash is taken again, since the medium may have changed
 * since the bundle was verified. Errors: E_HASH, and of the medium E_MEDIUM_GONE, E_CANNOT_READ naming the bundle;
 * E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE naming the folder of the copy.
 */
export async function extractEntry(
  source: ByteSource,
  entry: ZipEntry,
  sha256: string,
  targetPath: string,
): Promise<Result<void>> {
  const temporary = `${targetPath}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      const hash = await storedHash(source, entry, (piece) => writeAll(handle, piece));
      if (hash !== sha256) throw new Refusal('E_HASH', { file: source.name });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, targetPath);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const failure = isAbout(error, source.path)
      ? readFailure(error, source.path, source.name)
      : writeFailure(error, dirname(targetPath), 'own');
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}
