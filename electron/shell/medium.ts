import { statSync } from 'node:fs';
import { readdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** On which medium a folder lies. */
export interface Medium {
  /** The folder at which its volume hangs: `/media/li/U盘`, `E:\`. */
  readonly root: string;
  /** The same for a volume however often it is plugged in, and for hardly any other. */
  readonly mark: string;
}

/** The folder that a path is, or in which its file is to be made. */
export const folderOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);

/** What a folder lies on now; null where the system does not tell. */
export async function mediumOf(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Medium | null> {
  try {
    const path = await realpath(folder);
    if (platform === 'linux') return await mountedUnder(path);
    const root = await rootOfDevice(path);
    // On Windows the device number is the volume's serial number; elsewhere it is given anew with every plugging in.
    const { dev } = await stat(root, { bigint: true });
    return { root, mark: platform === 'win32' ? String(dev) : await sizeOf(root) };
  } catch {
    return null;
  }
}

async function rootOfDevice(path: string): Promise<string> {
  const { dev } = await stat(path, { bigint: true });
  let root = path;
  for (let above = dirname(root); above !== root; above = dirname(root)) {
    if ((await stat(above, { bigint: true })).dev !== dev) break;
    root = above;
  }
  return root;
}

async function mountedUnder(path: string): Promise<Medium | null> {
  const mount = mountOf(await readFile('/proc/self/mountinfo', 'utf8'), path);
  if (!mount) return null;
  if (!mount.source.startsWith('/dev/')) return { root: mount.root, mark: mount.source };
  return { root: mount.root, mark: (await uuidOf(mount.source)) ?? (await sizeOf(mount.root)) };
}

const UUIDS = '/dev/disk/by-uuid';

async function uuidOf(device: string): Promise<string | null> {
  const real = await realpath(device).catch(() => device);
  for (const uuid of await readdir(UUIDS).catch(() => []))
    if ((await realpath(join(UUIDS, uuid)).catch(() => '')) === real) return uuid;
  return null;
}

/** Kind and size of a file system, where nothing better names it. */
async function sizeOf(root: string): Promise<string> {
  const { type, bsize, blocks } = await statfs(root, { bigint: true });
  return `${type}-${bsize}-${blocks}`;
}

/** The mount that a path lies on, of Linux's `mountinfo` (proc(5)): of several at one place the last hides the others. */
export function mountOf(
  mountinfo: string,
  path: string,
): { readonly root: string; readonly source: string } | null {
  let found: { readonly root: string; readonly source: string } | null = null;
  for (const line of mountinfo.split('\n')) {
    const [place, kind] = line.split(' - ');
    const root = unescaped(place?.split(' ')[4] ?? '');
    const source = unescaped(kind?.split(' ')[1] ?? '');
    if (root !== '' && isWithin(root, path) && root.length >= (found?.root.length ?? 0))
      found = { root, source };
  }
  return found;
}

export function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

/** Blanks and Chinese in a mount table are octal escapes of their bytes. */
const unescaped = (text: string): string =>
  text.replace(/(?:\\[0-7]{3})+/g, (escapes) =>
    Buffer.from((escapes.match(/[0-7]{3}/g) ?? []).map((octal) => Number.parseInt(octal, 8))).toString(
      'utf8',
    ),
  );
