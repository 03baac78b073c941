import { statfsSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { diskFull, type FullDisk } from '../../shared/errors/disk-full.ts';
import { type Failure, Refusal } from '../../shared/result.ts';

const gone = new Set(['ENOENT', 'ENODEV', 'EIO', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'UNKNOWN']);
const full = new Set(['ENOSPC', 'EDQUOT']);

/** Whether a code of the system says that there is no room, on the disk or in a person's share of it. */
export const isNoRoom = (code: string): boolean => full.has(code);

/** The system's error code, or null for an error that is not the file system's. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : null;

/**
 * Does something with a file that is open: what the system says of a call on one does not name it, and it may lie on
 * the stick as well as in our own folder.
 *
 * @throws the system's error, with `path`.
 */
export async function about<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (systemCode(error) === null || Object.hasOwn(error as object, 'path')) throw error;
    throw Object.assign(error as object, { path });
  }
}

/** Whether an error of the system is about `path` or, where that is a folder, about something in it. */
export const isAbout = (error: unknown, path: string): boolean =>
  error instanceof Error && 'path' in error && isWithin(path, String(error.path));

const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

/** Bytes free on the disk of a file or folder; null where nobody says, as some network drives, which report no blocks. */
export function freeBytes(path: string): number | null {
  for (const place of [path, dirname(path)]) {
    try {
      const { blocks, bavail, bsize } = statfsSync(place);
      return blocks > 0 ? bavail * bsize : null;
    } catch {
      // A file that was not written is not there; its folder is.
    }
  }
  return null;
}

/** What a failed write means to a person; null when `error` is not the file system's. `side` says whose disk it was. */
export function writeFailure(
  error: unknown,
  path: string,
  side: FullDisk['side'] = 'chosen',
): Failure | null {
  if (error instanceof Refusal) return error.failure;
  const code = systemCode(error);
  if (code === null) return null;
  if (isNoRoom(code)) return diskFull({ side, path, need: null, free: freeBytes(path) });
  if (code === 'EFBIG') return { code: 'E_TOO_LARGE_FOR_DISK', params: { path } };
  if (gone.has(code)) return { code: 'E_MEDIUM_GONE', params: { path } };
  return { code: 'E_CANNOT_WRITE', params: { path } };
}

/**
 * What a refusal of the file system means that names a file outside our own folder; null for any other error, and for a
 * file that we ourselves missed. Room is wanting where a copy goes to, not where it comes from.
 */
export function outsideFailure(error: unknown, dir: string): Failure | null {
  const code = systemCode(error);
  if (code === null || code === 'ENOENT') return null;
  if (!(error instanceof Error && 'path' in error)) return null;
  const path = String(isNoRoom(code) && 'dest' in error ? error.dest : error.path);
  if (isWithin(dir, path)) return null;
  return isNoRoom(code) ? writeFailure(error, path) : readFailure(error, path, basename(path));
}

/** What a failed read means to a person; null when `error` is not the file system's. `file` is the name shown. */
export function readFailure(error: unknown, path: string, file: string): Failure | null {
  if (error instanceof Refusal) return error.failure;
  const code = systemCode(error);
  if (code === null) return null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'E_FILE_NOT_FOUND', params: { file } };
  if (code === 'EISDIR') return { code: 'E_NOT_A_BUNDLE', params: { file } };
  if (gone.has(code)) return { code: 'E_MEDIUM_GONE', params: { path } };
  return { code: 'E_CANNOT_READ', params: { path } };
}
