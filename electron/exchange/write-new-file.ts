import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { ok, Refusal, type Result } from '../../shared/result.ts';
import {
  type BundleFs,
  checkRoom,
  nodeFs,
  placeOnMedium,
  sweepUnfinished,
  unfinishedName,
} from './bundle-fs.ts';
import { writeFailure } from './file-failure.ts';
import { writeFlushed } from './write-flushed.ts';

export interface NewFile {
  /** Where it goes; its folder is there. A name that is taken by now gets a number, unless it is to be replaced. */
  readonly path: string;
  readonly replace?: boolean;
  /** For the look at the room before the first byte. */
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
  /** Whose the unfinished file is. */
  readonly replica: string;
  /** Looks at the unfinished file as whoever gets it would; without it, it is compared with what was to be written. */
  readonly verify?: (temporary: string) => Promise<Result<unknown>>;
  readonly fs?: BundleFs;
}

/**
 * Writes a report, or whatever else a person takes out of the store, as a bundle is written: under a temporary name,
 * flushed, read back from the medium, and only then named. When anything fails, everything is as it was.
 *
 * Errors: E_DISK_FULL, E_TOO_LARGE_FOR_DISK, E_MEDIUM_GONE, E_CANNOT_WRITE; those of `bytes` and `verify`.
 */
export async function writeNewFile({
  path,
  size,
  bytes,
  replica,
  replace = false,
  verify,
  fs = nodeFs,
}: NewFile): Promise<Result<{ readonly path: string; readonly bytes: number }>> {
  const dir = dirname(path);
  const temporary = join(dir, unfinishedName(replica));
  try {
    const { dev } = await fs.stat(dir);
    await sweepUnfinished(fs, dir, replica);
    await checkRoom(fs, dir, size);
    const hash = createHash('sha256');
    const written = await writeFlushed(fs, temporary, hashed(bytes, hash));
    if (verify) unwrap(await verify(temporary));
    else if ((await readBack(fs, temporary)) !== hash.digest('hex'))
      throw new Refusal('E_CANNOT_WRITE', { path: dir });
    const placed = await placeOnMedium(fs, temporary, dir, basename(path), dev, { replace });
    return ok({ path: placed, bytes: written });
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => {});
    const failure = writeFailure(error, dir);
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

function unwrap(verified: Result<unknown>): void {
  if (!verified.ok) throw new Refusal(verified.error.code, verified.error.params);
}

async function* hashed(
  bytes: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

const PIECE = 256 * 1024;

/** What the medium holds of it, as a hash. */
async function readBack(fs: BundleFs, path: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const handle = await fs.open(path, 'r');
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
