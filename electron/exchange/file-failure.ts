import { basename, sep } from 'node:path';
import { type Failure, Refusal } from '../../shared/result.ts';

const gone = new Set(['ENOENT', 'ENODEV', 'EIO', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'UNKNOWN']);
const full = new Set(['ENOSPC', 'EDQUOT']);

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
export const isAbout = (error: unknown, path: string): boolean => {
  if (!(error instanceof Error && 'path' in error)) return false;
  const of = String(error.path);
  return of === path || of.startsWith(path.endsWith(sep) ? path : `${path}${sep}`);
};

/** What a failed write means to a person; null when `error` is not the file system's. */
export function writeFailure(error: unknown, path: string): Failure | null {
  if (error instanceof Refusal) return error.failure;
  const code = systemCode(error);
  if (code === null) return null;
  if (full.has(code)) return { code: 'E_DISK_FULL' };
  if (gone.has(code)) return { code: 'E_MEDIUM_GONE', params: { path } };
  return { code: 'E_CANNOT_WRITE', params: { path } };
}

/**
 * What a refusal of the file system means that names a file outside our own folder; null for any other error, for want of
 * room, which is told alike everywhere, and for a file that we ourselves missed.
 */
export function outsideFailure(error: unknown, dir: string): Failure | null {
  const code = systemCode(error);
  if (code === null || full.has(code) || code === 'ENOENT') return null;
  if (!(error instanceof Error && 'path' in error)) return null;
  const path = String(error.path);
  return isAbout(error, dir) ? null : readFailure(error, path, basename(path));
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
