import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diskFull, type FullDisk } from '../../shared/errors/disk-full.ts';
import { type Failure, Refusal } from '../../shared/result.ts';
import { isTooLargeFor } from './fat.ts';
import { systemCode } from './file-failure.ts';

/** The file system calls that place a bundle; tests hand in ones that fail. */
export interface BundleFs {
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly lstat: typeof lstat;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
  readonly stat: typeof stat;
  readonly statfs: typeof statfs;
  readonly readdir: (dir: string) => Promise<string[]>;
  readonly platform: NodeJS.Platform;
}

export const nodeFs: BundleFs = {
  mkdir,
  open,
  lstat,
  rename,
  rm,
  stat,
  statfs,
  readdir: (dir) => readdir(dir),
  platform: process.platform,
};

/** Names of unfinished files tell whose they are: two PCs may write onto one medium. */
const unfinished = (replica: string): string => `.taizhang-${replica.slice(-10)}-`;

export const unfinishedName = (replica: string): string =>
  `${unfinished(replica)}${randomBytes(6).toString('hex')}.part`;

/** Takes away what this replica left on a medium when it was killed or the stick was pulled out. */
export async function sweepUnfinished(fs: BundleFs, dir: string, replica: string): Promise<void> {
  const names = await fs.readdir(dir).catch(() => []);
  for (const name of names)
    if (name.startsWith(unfinished(replica)) && name.endsWith('.part'))
      await fs.rm(join(dir, name), { force: true }).catch(() => {});
}

/**
 * Whether a file of so many bytes can come to lie in a folder; a medium that says nothing passes.
 *
 * @throws Refusal E_TOO_LARGE_FOR_DISK where no file of that size can lie, E_DISK_FULL where there is less room.
 */
export async function checkRoom(
  fs: BundleFs,
  dir: string,
  bytes: number,
  side: FullDisk['side'] = 'chosen',
): Promise<void> {
  const stats = await fs.statfs(dir).catch(() => null);
  // Some network drives report no blocks at all.
  if (!stats || stats.blocks === 0) return;
  if (isTooLargeFor(stats, bytes)) throw new Refusal('E_TOO_LARGE_FOR_DISK', { path: dir });
  const free = stats.bavail * stats.bsize;
  if (free < bytes) throw refusalOf(diskFull({ side, path: dir, need: bytes, free }));
}

const refusalOf = ({ code, params }: Failure): Refusal => new Refusal(code, params);

const BLOCKED = new Set(['EPERM', 'EACCES', 'EBUSY']);
const RENAME_TRIES = 10;

/**
 * Gives `temporary` its name in `dir`: `fileName`, or `…（2）`, `…（3）` where that is taken and not to be replaced. On
 * Windows a virus scanner may hold a new file for a moment, so a blocked rename is tried again there.
 */
export async function placeFile(
  fs: BundleFs,
  temporary: string,
  dir: string,
  fileName: string,
  { replace = false } = {},
): Promise<string> {
  for (let tries = 1; ; tries++) {
    const path = replace ? join(dir, fileName) : await freePath(fs, dir, fileName);
    try {
      await fs.rename(temporary, path);
      await flushFolder(fs, dirname(path));
      return path;
    } catch (error) {
      const again = fs.platform === 'win32' && BLOCKED.has(systemCode(error) ?? '') && tries < RENAME_TRIES;
      if (!again) throw error;
      await pause(10 * 2 ** tries);
    }
  }
}

/**
 * The same where `dir` lay on the device `dev` when the writing began.
 *
 * @throws Refusal E_MEDIUM_GONE where it lies elsewhere now: the folder under a stick that was pulled out takes the
 * file onto this PC's own disk.
 */
export async function placeOnMedium(
  fs: BundleFs,
  temporary: string,
  dir: string,
  fileName: string,
  dev: number,
  options?: { readonly replace?: boolean },
): Promise<string> {
  const path = await placeFile(fs, temporary, dir, fileName, options);
  const placed = await fs.stat(path).catch(() => null);
  if (placed && placed.dev !== dev) {
    await fs.rm(path, { force: true });
    throw new Refusal('E_MEDIUM_GONE', { path: dir });
  }
  return path;
}

async function freePath(fs: BundleFs, dir: string, fileName: string): Promise<string> {
  const extension = /\.tzb\.age$/.exec(fileName)?.[0] ?? extname(fileName);
  const stem = fileName.slice(0, fileName.length - extension.length);
  for (let number = 1; ; number++) {
    const path = join(dir, number === 1 ? fileName : `${stem}（${number}）${extension}`);
    try {
      await fs.lstat(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return path;
      throw error;
    }
  }
}

/** Makes the new name last through a power cut, where the system can flush a folder. */
async function flushFolder(fs: BundleFs, dir: string): Promise<void> {
  try {
    const handle = await fs.open(dir, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows and some sticks cannot; the file itself is flushed.
  }
}
