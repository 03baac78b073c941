/** What a file must be for the program to say that it is an installer of itself: its name, and how its bytes begin. */
export const installerKinds = ['windows', 'deb', 'appImage', 'dmg'] as const;
export type InstallerKind = (typeof installerKinds)[number];

export interface InstallerName {
  readonly kind: InstallerKind;
  /** As its name says; nobody has proven it. */
  readonly version: string;
  readonly arch: string;
}

const endings: Readonly<Record<string, InstallerKind>> = {
  exe: 'windows',
  deb: 'deb',
  AppImage: 'appImage',
  dmg: 'dmg',
};

/** As `electron-builder.yml` names what it makes; null for any other name. */
export function installerNameOf(name: string): InstallerName | null {
  const match =
    /^taizhang-(\d{1,5}\.\d{1,5}\.\d{1,5}(?:-[0-9A-Za-z.]{1,20})?)-(?:setup|portable|linux|mac)-([a-z0-9_]{2,10})\.(exe|deb|AppImage|dmg)$/.exec(
      name,
    );
  const kind = endings[match?.[3] ?? ''];
  return match && kind ? { kind, version: match[1] ?? '', arch: match[2] ?? '' } : null;
}

/** Bytes that have to be read from the head and from the end of a file to tell what it is. */
export const INSTALLER_HEAD = 4096;
export const INSTALLER_TAIL = 512;

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** What the bytes are: a Windows program, a Debian package, an AppImage or an Apple disk image; null for anything else. */
export function installerKindOf(head: Uint8Array, tail: Uint8Array): InstallerKind | null {
  if (ascii(head, 0, 8) === '!<arch>\n' && ascii(head, 8, 13) === 'debian-binary') return 'deb';
  if (ascii(head, 1, 3) === 'ELF' && head[0] === 0x7f)
    return head[8] === 0x41 && head[9] === 0x49 && head[10] === 2 ? 'appImage' : null;
  if (ascii(tail, Math.max(0, tail.length - 512), 4) === 'koly') return 'dmg';
  if (ascii(head, 0, 2) !== 'MZ' || head.length < 64) return null;
  const at = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0x3c, true);
  return at + 4 <= head.length && ascii(head, at, 4) === 'PE\0\0' ? 'windows' : null;
}

/** Beside the installer: one line as `sha256sum -c` takes it, and its minisign signature. */
export const manifestName = (installer: string): string => `${installer}.sha256`;
/** The text of the file beside an installer that states its hash (lower-case hex). */
export const manifestText = (sha256: string, installer: string): string => `${sha256}  ${installer}\n`;

/** The hash that a manifest states for this installer; null where it is about something else. */
export function statedHash(manifest: string, installer: string): string | null {
  const match = /^([0-9a-f]{64}) [ *]([^\n]+)\n$/.exec(manifest);
  return match?.[2] === installer ? (match[1] ?? null) : null;
}

const parts = (version: string): readonly number[] =>
  (version.split('-')[0] ?? '').split('.').map((part) => Number(part));

/** How the version of an installer stands to the one that runs. */
export function versionAgainst(offered: string, running: string): 'newer' | 'same' | 'older' {
  const [a, b] = [parts(offered), parts(running)];
  for (let at = 0; at < 3; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0 ? 'newer' : 'older';
  }
  return 'same';
}
