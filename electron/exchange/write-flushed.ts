import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import type { BundleFs } from './bundle-fs.ts';
import { codeAtLimit } from './fat.ts';
import { about, readFailure, systemCode } from './file-failure.ts';
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
      await about(path, () => withinLimit(bytes, bytes + chunk.length, () => writeAll(handle, chunk)));
      bytes += chunk.length;
      onBytes(chunk.length);
    }
    await about(path, () => handle.sync());
    return bytes;
  } finally {
    await handle.close();
  }
}

/** A write between two offsets; @throws what the system says, as EFBIG where it met the limit of a FAT32 stick. */
async function withinLimit(from: number, to: number, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    throw Object.assign(error as object, { code: codeAtLimit(code, from, to) });
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
