import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';

/** Copies that the browser may fetch, each under a name that only whoever asked for it knows. */
export interface LentFiles {
  /** The path of its address. */
  readonly offer: (path: string) => string;
  /** The file of an address; null where none was offered under it. */
  readonly find: (pathname: string) => string | null;
}

const ROOT = '/lent/';

export function createLentFiles(): LentFiles {
  const offered = new Map<string, string>();
  return {
    offer: (path) => {
      const token = randomBytes(16).toString('hex');
      offered.set(token, path);
      return `${ROOT}${token}`;
    },
    find: (pathname) =>
      pathname.startsWith(ROOT) ? (offered.get(pathname.slice(ROOT.length)) ?? null) : null,
  };
}

/** Headers under which a browser saves a file and never shows it as a page of ours. */
export const downloadHeaders = (path: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`,
});
