import { describe, expect, test } from 'vitest';
import { appImage, debianPackage, windowsInstaller } from './installer.fixture.ts';
import { INSTALLER_HEAD, INSTALLER_TAIL, type InstallerKind, installerKindOf } from './installer.ts';
import { statedEnd } from './installer-end.ts';

const endOf = (kind: InstallerKind, bytes: Uint8Array) =>
  statedEnd(kind, async (at, length) => bytes.subarray(Math.min(at, bytes.length), at + length));

const whole: readonly (readonly [string, InstallerKind, Uint8Array])[] = [
  ['a Windows installer', 'windows', windowsInstaller()],
  ['one that is signed', 'windows', windowsInstaller({ signed: 800 })],
  ['one of 64 bits', 'windows', windowsInstaller({ isWide: true, signed: 8 })],
  ['a Debian package', 'deb', debianPackage()],
  ['one of an even length', 'deb', debianPackage(4000)],
  ['an AppImage', 'appImage', appImage()],
  ['one of 32 bits', 'appImage', appImage({ is64: false })],
];

describe.each(whole)('%s', (_name, kind, bytes) => {
  test('states its own length', async () => {
    expect(await endOf(kind, bytes)).toBe(bytes.length);
  });

  test('is told as cut at every length at which it is still known for what it is', async () => {
    let known = 0;
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      if (installerKindOf(cut.subarray(0, INSTALLER_HEAD), cut.subarray(-INSTALLER_TAIL)) !== kind) continue;
      known++;
      expect(await endOf(kind, cut), `${length} bytes`).toBeGreaterThan(length);
    }
    expect(known).toBeGreaterThan(4000);
  });

  test('with something behind it is not told as cut: a signature or an index may follow', async () => {
    const more = new Uint8Array(bytes.length + 1000);
    more.set(bytes);
    expect(await endOf(kind, more)).toBe(bytes.length);
  });
});

test('Where the headers do not say, nobody guesses', async () => {
  const otherBehind = windowsInstaller();
  otherBehind.set([0, 0, 0, 0], 1024 + 4);
  expect(await endOf('windows', otherBehind)).toBe(1024);
  const otherImage = appImage();
  otherImage.set([0, 0, 0, 0], 256 + 128);
  expect(await endOf('appImage', otherImage)).toBeNull();
  const odd = debianPackage();
  odd.set([0x78], 8 + 48);
  expect(await endOf('deb', odd)).toBeNull();
  expect(await endOf('dmg', new Uint8Array(2000))).toBeNull();
});
