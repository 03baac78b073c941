import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { newId } from '../../shared/ids.ts';
import type { EvidenceState } from '../../shared/model/views.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { about, readFailure, systemCode } from '../exchange/file-failure.ts';
import type { Metadata, Pictures } from '../pictures/pictures.ts';
import type { Thumbnail } from '../pictures/thumbnail.ts';

/**
 * Attached files, kept once by the hash of their content and never changed. A picture is kept without what it tells
 * beside its pixels, so that the hash in a report is that of the file that travels.
 */
export interface EvidenceFiles {
  readonly path: (sha256: string) => string;
  readonly has: (sha256: string) => boolean;
  /** Copies a file in. Refusals: E_FILE_NOT_FOUND, E_TOO_LARGE (200 MB), E_HASH while it is being changed. */
  readonly add: (source: string) => Promise<Result<AddedEvidence>>;
  /** Takes a file that a writer put at a temporary path of ours; one that was altered here is set aside for it. */
  readonly adopt: (
    sha256: string,
    write: (temporary: string) => Promise<Result<void>>,
  ) => Promise<Result<void>>;
  /** Hash of a stored file, for the integrity check. */
  readonly rehash: (sha256: string) => Promise<string | null>;
  /** The same told in a word; a file is read again only when it was written since it was last read. */
  readonly state: (sha256: string) => Promise<EvidenceState>;
  /** A small upright JPEG of a stored picture, made once; null for what is none or is not here. */
  readonly thumbnail: (sha256: string) => Promise<Thumbnail>;
}

export interface AddedEvidence {
  readonly sha256: string;
  readonly bytes: number;
  readonly metadata: Metadata;
}

const LIMIT = 200 * 1024 * 1024;
/** Bytes read at a time, into one buffer. */
const PIECE = 256 * 1024;

export function createEvidenceFiles(storeDir: string, pictures: Pictures): EvidenceFiles {
  const dir = join(storeDir, 'evidence');
  const thumbnails = join(storeDir, 'thumbnails');
  const path = (sha256: string) => join(dir, sha256.slice(0, 2), sha256);
  const has = (sha256: string) => existsSync(path(sha256));
  const readBefore = new Map<string, { readonly stamp: string; readonly state: EvidenceState }>();
  const state = async (sha256: string): Promise<EvidenceState> => {
    const stat = statSync(path(sha256), { throwIfNoEntry: false, bigint: true });
    if (!stat?.isFile()) return 'missing';
    const stamp = `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino}`;
    const before = readBefore.get(sha256);
    if (before?.stamp === stamp) return before.state;
    const found = (await hashFile(path(sha256))) === sha256 ? 'here' : 'altered';
    readBefore.set(sha256, { stamp, state: found });
    return found;
  };
  /** Nothing is thrown away: what a file has become is kept beside the others under a name that none of them has. */
  const setAside = async (sha256: string) => {
    mkdirSync(join(dir, 'altered'), { recursive: true });
    await rename(path(sha256), join(dir, 'altered', `${sha256}-${newId()}`));
    await rm(join(thumbnails, sha256.slice(0, 2), `${sha256}.jpg`), { force: true });
  };
  const adopt: EvidenceFiles['adopt'] = async (sha256, write) => {
    const altered = has(sha256) && (await hashFile(path(sha256))) !== sha256;
    if (has(sha256) && !altered) return ok(undefined);
    mkdirSync(join(dir, sha256.slice(0, 2)), { recursive: true });
    const temporary = join(dir, `${newId()}.part`);
    try {
      const written = await write(temporary);
      if (!written.ok) return written;
      await flush(temporary);
      if (altered) await setAside(sha256);
      await rename(temporary, path(sha256));
      return written;
    } finally {
      await tidy(temporary);
    }
  };
  return {
    path,
    has,
    adopt,
    state,
    add: async (source) => {
      const stat = statSync(source, { throwIfNoEntry: false });
      if (!stat?.isFile()) return fail('E_FILE_NOT_FOUND', { file: source });
      if (stat.size > LIMIT) return fail('E_TOO_LARGE', { file: source, limit: '200 MB' });
      mkdirSync(dir, { recursive: true });
      const temporary = join(dir, `${newId()}.part`);
      try {
        const before = await hashSource(source);
        const metadata = await pictures.clean(source, temporary);
        if (metadata !== 'removed') await copyFile(source, temporary);
        const sha256 = await hashFile(temporary);
        // A file that is still being written may change between the two readings.
        if (before !== (metadata === 'removed' ? await hashSource(source) : sha256))
          return fail('E_HASH', { file: source });
        const altered = has(sha256) && (await hashFile(path(sha256))) !== sha256;
        if (altered) await setAside(sha256);
        if (!has(sha256)) {
          mkdirSync(join(dir, sha256.slice(0, 2)), { recursive: true });
          await flush(temporary);
          await rename(temporary, path(sha256));
        }
        return ok({ sha256, bytes: statSync(path(sha256)).size, metadata });
      } finally {
        await tidy(temporary);
      }
    },
    rehash: async (sha256) => (has(sha256) ? hashFile(path(sha256)) : null),
    thumbnail: async (sha256) => {
      if (!has(sha256)) return null;
      const folder = join(thumbnails, sha256.slice(0, 2));
      const file = join(folder, `${sha256}.jpg`);
      if (!existsSync(file)) {
        const made = await pictures.thumbnail(path(sha256));
        const temporary = join(thumbnails, `${newId()}.part`);
        try {
          mkdirSync(folder, { recursive: true });
          // A picture without one is not tried again each time.
          await writeFile(temporary, made === 'tooLarge' ? TOO_LARGE : (made ?? new Uint8Array()), {
            flush: true,
          });
          await rename(temporary, file);
        } catch (error) {
          if (systemCode(error) === null) throw error;
          // It is shown all the same, and made again the next time.
          await tidy(temporary);
          return made;
        }
      }
      const kept = await readFile(file);
      if (kept.equals(TOO_LARGE)) return 'tooLarge';
      return kept.length === 0 ? null : kept;
    },
  };
}

/** What cannot be taken away now goes with the next start; it must not hide what went wrong. */
const tidy = (temporary: string): Promise<void> => rm(temporary, { force: true }).catch(() => {});

/** What lies in the place of a small picture that was not made. */
const TOO_LARGE = Buffer.from('too large');

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await about(path, () => handle.read(piece, 0, PIECE));
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** The person's own file. @throws Refusal E_MEDIUM_GONE, E_CANNOT_READ naming it: nothing is wrong with the store. */
async function hashSource(source: string): Promise<string> {
  try {
    return await hashFile(source);
  } catch (error) {
    const failure = readFailure(error, source, basename(source));
    if (!failure) throw error;
    throw new Refusal(failure.code, failure.params);
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await about(path, () => handle.sync());
  } finally {
    await handle.close();
  }
}
