import { basename } from 'node:path';
import { type Failure, Refusal } from '../../shared/result.ts';

const gone = new Set(['ENOENT', 'ENODEV', 'EIO', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'UNKNOWN']);
const full = new Set(['ENOSPC', 'EDQUOT']);

/** The system's error code, or null for an error that is not the file system's. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : null;

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
  return path.startsWith(dir) ? null : readFailure(error, path, basename(path));
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
