import { access, readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Language } from '../../shared/errors.ts';
import type { Place } from '../../shared/model/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

const mostEntries = 5000;

export interface Places {
  readonly list: (language: Language) => Promise<readonly Place[]>;
  readonly folder: (path: string) => Promise<Result<FolderListing>>;
}

export interface FolderListing {
  readonly path: string;
  readonly parent: string | null;
  readonly entries: readonly Place[];
}

export interface PlacesDeps {
  readonly remembered: () => readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
  /** The system's own folders where the shell knows them better than the usual names. */
  readonly homeFolders?: () => HomeFolders;
}

export interface HomeFolders {
  readonly desktop: string;
  readonly documents: string;
  readonly downloads: string;
}

/** The drives, remembered folders and folders of this PC, for a picker drawn by the window. */
export function createPlaces({
  remembered,
  platform = process.platform,
  home = homedir(),
  homeFolders,
}: PlacesDeps): Places {
  return {
    list: async (language) => {
      const own = homeFolders?.() ?? (await usualFolders(platform, home));
      const words = homeWords[language];
      const wanted: readonly Place[] = [
        ...(await drives(platform)).map((path) => place('drive', path, driveName(path))),
        ...remembered().map((path) => place('remembered', path, basename(path) || path)),
        place('home', own.desktop, words.desktop),
        place('home', own.documents, words.documents),
        place('home', own.downloads, words.downloads),
        place('home', home, words.home),
      ];
      const there = await Promise.all(wanted.map(({ path }) => exists(path)));
      return wanted.filter((_place, index) => there[index]);
    },
    folder: async (path) => {
      if (!isAbsolute(path)) return fail('E_FILE_NOT_FOUND', { file: path });
      const folder = resolve(path);
      try {
        const entries = (await readdir(folder, { withFileTypes: true })).filter(
          ({ name }) => !isHidden(name),
        );
        const described = await Promise.all(
          entries.slice(0, mostEntries).map(({ name }) => describe(folder, name)),
        );
        const parent = dirname(folder);
        return ok({
          path: folder,
          parent: parent === folder ? null : parent,
          entries: described.filter((entry) => entry !== null).sort(foldersFirst),
        });
      } catch (error) {
        return folderFailure(error, folder);
      }
    },
  };
}

const homeWords = {
  zh: { desktop: '桌面', documents: '文档', downloads: '下载', home: '个人文件夹' },
  en: { desktop: 'Desktop', documents: 'Documents', downloads: 'Downloads', home: 'Home' },
} as const;

const place = (kind: Place['kind'], path: string, name: string): Place => ({
  kind,
  path,
  name,
  bytes: null,
  modified: null,
});

const driveName = (path: string): string =>
  /^[A-Z]:\\$/.test(path) ? path.slice(0, 2) : basename(path) || path;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const isHidden = (name: string): boolean =>
  name.startsWith('.') || name === '$RECYCLE.BIN' || name === 'System Volume Information';

async function describe(folder: string, name: string): Promise<Place | null> {
  try {
    const path = join(folder, name);
    const found = await stat(path);
    if (found.isDirectory()) return { ...place('folder', path, name), modified: Math.round(found.mtimeMs) };
    if (!found.isFile()) return null;
    return { kind: 'file', path, name, bytes: found.size, modified: Math.round(found.mtimeMs) };
  } catch {
    return null;
  }
}

const byName = new Intl.Collator('zh-CN', { numeric: true });
const foldersFirst = (a: Place, b: Place): number =>
  Number(b.kind === 'folder') - Number(a.kind === 'folder') || byName.compare(a.name, b.name);

function folderFailure(error: unknown, path: string): Result<never> {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'EIO') return fail('E_MEDIUM_GONE', { path });
  return fail('E_CANNOT_READ', { path });
}

async function drives(platform: NodeJS.Platform): Promise<readonly string[]> {
  if (platform === 'win32') {
    const letters = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
    const there = await Promise.all(letters.map(exists));
    return letters.filter((_letter, index) => there[index]);
  }
  if (platform === 'darwin') {
    const names = await readdir('/Volumes').catch(() => []);
    return names.filter((name) => !isHidden(name)).map((name) => join('/Volumes', name));
  }
  return mountedDrives(await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
}

/** The removable and extra drives in a Linux mount table; its octal escapes stand for blanks in names. */
export function mountedDrives(mounts: string): readonly string[] {
  const paths = mounts
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .map((path) => path.replace(/(?:\\[0-7]{3})+/g, octalToText))
    .filter((path) => /^\/(?:media|run\/media|mnt)\//.test(path));
  return [...new Set(paths)].sort(byName.compare);
}

const octalToText = (escapes: string): string =>
  Buffer.from((escapes.match(/[0-7]{3}/g) ?? []).map((octal) => Number.parseInt(octal, 8))).toString('utf8');

async function usualFolders(platform: NodeJS.Platform, home: string): Promise<HomeFolders> {
  const table =
    platform === 'linux' ? await readFile(join(home, '.config/user-dirs.dirs'), 'utf8').catch(() => '') : '';
  const named = (key: string, usual: string): string => {
    const value = new RegExp(`^XDG_${key}_DIR="(.+)"$`, 'm').exec(table)?.[1];
    return value === undefined ? join(home, usual) : value.replace('$HOME', home);
  };
  return {
    desktop: named('DESKTOP', 'Desktop'),
    documents: named('DOCUMENTS', 'Documents'),
    downloads: named('DOWNLOAD', 'Downloads'),
  };
}
