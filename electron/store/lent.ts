import { isAbsolute, join, relative, sep } from 'node:path';
import { isId } from '../../shared/ids.ts';

const FOLDER = 'lent';

/** Copies of evidence for other programs: `lent/ID/NAME` in the store's folder. */
export const lentFolder = (storeDir: string): string => join(storeDir, FOLDER);

/** Whether a path is that of a lent copy within a folder of data. */
export function isLent(dataDir: string, path: string): boolean {
  if (!isAbsolute(path) || join(path) !== path) return false;
  const parts = relative(dataDir, path).split(sep);
  const [folder, id] = parts.slice(-3);
  return !parts.includes('..') && parts.length >= 3 && folder === FOLDER && isId(id ?? '');
}
