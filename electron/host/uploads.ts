import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../shared/result.ts';
import { safeFileName } from '../../shared/safe-file-name.ts';
import { writeFailure } from '../exchange/file-failure.ts';

const largestUpload = 512 * 1024 * 1024;

/** Files dropped on the browser's window, copied to where the services can read them; gone when the host stops. */
export interface Uploads {
  /** @throws Refusal E_TOO_LARGE, E_DISK_FULL; the part that arrived is removed */
  readonly receive: (name: string, body: Readable) => Promise<string>;
  /** Largest file in bytes. */
  readonly limit: number;
  readonly holds: (path: string) => boolean;
  readonly close: () => Promise<void>;
}

/** @param limit largest file in bytes */
export function createUploads(limit: number = largestUpload): Uploads {
  let folder: Promise<string> | null = null;
  let root: string | null = null;
  let count = 0;
  return {
    limit,
    receive: async (name, body) => {
      folder ??= mkdtemp(join(tmpdir(), 'taizhang-'));
      root = await folder;
      count += 1;
      // A folder of its own for each file: two files of one name stay apart and keep their name.
      const own = join(root, String(count));
      await mkdir(own);
      const path = join(own, safeFileName(name));
      try {
        await pipeline(body, limited(limit, name), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      } catch (error) {
        await rm(own, { recursive: true, force: true });
        const failure = writeFailure(error, root, 'own');
        throw failure?.code === 'E_DISK_FULL' ? new Refusal(failure.code, failure.params) : error;
      }
      return path;
    },
    holds: (path) => root !== null && path.startsWith(root),
    close: async () => {
      if (folder !== null) await rm(await folder, { recursive: true, force: true });
    },
  };
}

export const tooLarge = (file: string, limit: number): Refusal =>
  new Refusal('E_TOO_LARGE', { file, limit: `${Math.round(limit / 1024 / 1024)} MB` });

function limited(limit: number, file: string): Transform {
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen > limit) done(tooLarge(file, limit));
      else done(null, chunk);
    },
  });
}
