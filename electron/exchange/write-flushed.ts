import { createReadStream } from 'node:fs';
import type { BundleFs } from './bundle-fs.ts';
import { writeAll } from './write-all.ts';

/**
 * Writes a file that must not be there yet, and flushes it to the medium.
 *
 * @returns the number of bytes.
 */
export async function writeFlushed(
  fs: BundleFs,
  path: string,
  chunks: AsyncIterable<Buffer>,
  onBytes: (count: number) => void,
): Promise<number> {
  const handle = await fs.open(path, 'wx');
  try {
    let bytes = 0;
    for await (const chunk of chunks) {
      await writeAll(handle, chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Bytes that are already together. */
export async function* onePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Those of a file, which is opened when the first are wanted and closed when no more are. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path);
}
