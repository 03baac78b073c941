import { open } from 'node:fs/promises';
import { looksLikePicture, PICTURE_START } from '../../shared/pictures/parts.ts';
import { about } from '../exchange/file-failure.ts';
import { type Isolation, runInThread, threadEntry } from '../threads/run-in-thread.ts';
import type { Thumbnail } from './thumbnail.ts';

export type PictureJob =
  | { readonly kind: 'clean'; readonly source: string; readonly target: string }
  | { readonly kind: 'thumbnail'; readonly source: string };

/** What became of what a picture told beside its pixels: there was nothing, it is gone, or it could not be taken out. */
export type Metadata = 'none' | 'removed' | 'left';

/** Pictures are read in a thread of their own: they come from anywhere. Time and memory are bounded there. */
export interface Pictures {
  /** Writes `source` without place, time, names and comments to `target`, pixels as they are; only where anything went. */
  readonly clean: (source: string, target: string) => Promise<Metadata>;
  /** A small upright JPEG; null where the file is no picture, is damaged, or took too long or too much. */
  readonly thumbnail: (source: string) => Promise<Thumbnail>;
}

const limits: Isolation = { milliseconds: 20_000, megabytes: 512 };

export function createPictures(isolation: Isolation = limits): Pictures {
  // One at a time: a picture may take hundreds of megabytes while it is decoded.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
  const run = <T>(job: PictureJob) =>
    inTurn(() =>
      runInThread<T>(threadEntry(import.meta.url, 'picture-worker'), job, isolation, 'E_TOO_LARGE'),
    );
  return {
    clean: async (source, target) => {
      const kind = looksLikePicture(await startOf(source));
      if (kind === null) return 'none';
      if (kind === 'other') return 'left';
      const cleaned = await run<Metadata>({ kind: 'clean', source, target });
      return cleaned.ok ? cleaned.value : 'left';
    },
    thumbnail: async (source) => {
      if (looksLikePicture(await startOf(source)) !== 'known') return null;
      // A decoder that runs out of its memory ends the thread with an error; the picture has no thumbnail then.
      const made = await run<Thumbnail>({ kind: 'thumbnail', source }).catch(() => null);
      return made?.ok ? made.value : null;
    },
  };
}

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const start = new Uint8Array(PICTURE_START);
    const { bytesRead } = await about(path, () => handle.read(start, 0, start.length, 0));
    return start.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
