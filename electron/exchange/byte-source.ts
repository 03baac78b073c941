import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fromBufferPromise, fromFdPromise, type ZipFile } from 'yauzl';
import { type BundleLimits, sizeText } from '../../shared/exchange/limits.ts';
import { Refusal } from '../../shared/result.ts';
import { about } from './file-failure.ts';
import { freeBuffer } from './free-buffer.ts';

/** The bytes of a file: in memory when it is small, read in pieces when it is not. */
export interface ByteSource {
  readonly path: string;
  /** The name shown to people. */
  readonly name: string;
  readonly size: number;
  /** Exactly `length` bytes from `start`; the caller does not change them. */
  read(start: number, length: number): Promise<Buffer>;
  zip(): Promise<ZipFile>;
  close(): Promise<void>;
}

const zipOptions = { autoClose: false, strictFileNames: true, validateEntrySizes: true } as const;

/** @throws Refusal E_NOT_A_BUNDLE for what is not a file, E_TOO_LARGE, E_TRUNCATED for a file that shrinks; system errors. */
export async function openByteSource(path: string, limits: BundleLimits): Promise<ByteSource> {
  const name = basename(path);
  const handle = await open(path, 'r');
  try {
    const stats = await about(path, () => handle.stat());
    if (!stats.isFile()) throw new Refusal('E_NOT_A_BUNDLE', { file: name });
    const { size } = stats;
    if (size > limits.file) throw new Refusal('E_TOO_LARGE', { file: name, limit: sizeText(limits.file) });

    const readFromFile = async (start: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.allocUnsafeSlow(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await about(path, () =>
          handle.read(buffer, filled, length - filled, start + filled),
        );
        if (bytesRead === 0) throw new Refusal('E_TRUNCATED', { file: name });
        filled += bytesRead;
      }
      return buffer;
    };

    if (size > limits.inMemory) {
      return {
        path,
        name,
        size,
        read: readFromFile,
        zip: () => fromFdPromise(handle.fd, zipOptions),
        close: () => handle.close(),
      };
    }
    const whole = await readFromFile(0, size);
    await handle.close();
    return bytesInMemory(path, name, whole);
  } catch (error) {
    await handle.close().catch(() => {});
    throw error;
  }
}

/** The bytes of a file that were read already; `close` gives their memory back. */
export const bytesInMemory = (path: string, name: string, whole: Buffer): ByteSource => ({
  path,
  name,
  size: whole.length,
  read: async (start, length) => {
    if (start + length > whole.length) throw new Refusal('E_TRUNCATED', { file: name });
    return whole.subarray(start, start + length);
  },
  zip: () => fromBufferPromise(whole, zipOptions),
  close: async () => freeBuffer(whole),
});

const PIECE = 1024 * 1024;

/** The bytes from `start` on, in pieces of at most 1 MiB. */
export async function* pieces(source: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += PIECE) {
    yield await source.read(start + done, Math.min(PIECE, length - done));
  }
}
