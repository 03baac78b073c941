import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import type { BundleFs } from './bundle-fs.ts';
import { about, readFailure } from './file-failure.ts';
import { writeAll } from './write-all.ts';

/**
 * Writes a file that must not be there yet, and flushes it to the medium.
 *
 * @returns the number of bytes.
 * @throws what the system says, naming the file.
 */
export async function writeFlushed(
  fs: BundleFs,
  path: string,
  chunks: AsyncIterable<Buffer>,
  onBytes: (count: number) => void = () => {},
  mode = 0o666,
): Promise<number> {
  const handle = await fs.open(path, 'wx', mode);
  try {
    let bytes = 0;
    for await (const chunk of chunks) {
      await about(path, () => writeAll(handle, chunk));
      bytes += chunk.length;
      onBytes(chunk.length);
    }
    await about(path, () => handle.sync());
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Bytes that are already together. */
export async function* onePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/**
 * Those of a file, which is opened when the first are wanted and closed when no more are.
 *
 * @throws Refusal E_FILE_NOT_FOUND, E_MEDIUM_GONE, E_CANNOT_READ naming it, whatever they are written to.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    const failure = readFailure(error, path, basename(path));
    throw failure ? new Refusal(failure.code, failure.params) : error;
  }
}
