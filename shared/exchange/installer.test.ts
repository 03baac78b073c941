import { describe, expect, test } from 'vitest';
import { installerKindOf, installerNameOf, manifestText, statedHash, versionAgainst } from './installer.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const program = (): Uint8Array => {
  const head = new Uint8Array(256);
  head.set(bytes('MZ'));
  head[0x3c] = 0x80;
  head.set([0x50, 0x45, 0, 0], 0x80);
  return head;
};
const none = new Uint8Array(0);

describe('an installer is told', () => {
  test.each([
    ['taizhang-0.2.0-setup-x64.exe', { kind: 'windows', version: '0.2.0', arch: 'x64' }],
    ['taizhang-0.2.0-portable-arm64.exe', { kind: 'windows', version: '0.2.0', arch: 'arm64' }],
    ['taizhang-10.2.3-linux-amd64.deb', { kind: 'deb', version: '10.2.3', arch: 'amd64' }],
    ['taizhang-0.2.0-linux-x86_64.AppImage', { kind: 'appImage', version: '0.2.0', arch: 'x86_64' }],
    ['setup.exe', null],
    ['taizhang-0.2.0-setup-x64.exe.exe', null],
    ['taizhang-0.2-setup-x64.exe', null],
    ['taizhang-0.2.0-setup-x64\u202e.exe', null],
    ['../taizhang-0.2.0-setup-x64.exe', null],
  ])('by its name %s', (name, expected) => expect(installerNameOf(name)).toEqual(expected));

  test('by its bytes, whatever it is called', () => {
    const appImage = new Uint8Array(64);
    appImage.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0x41, 0x49, 2]);
    const plain = appImage.slice();
    plain[10] = 0;
    const image = new Uint8Array(512);
    image.set(bytes('koly'));
    expect(installerKindOf(program(), none)).toBe('windows');
    expect(installerKindOf(bytes('!<arch>\ndebian-binary   '), none)).toBe('deb');
    expect(installerKindOf(appImage, none)).toBe('appImage');
    expect(installerKindOf(new Uint8Array(600), image)).toBe('dmg');
    for (const other of [plain, bytes('MZ'), bytes('PK\u0003\u0004'), none, program().subarray(0, 100)])
      expect(installerKindOf(other, none)).toBeNull();
  });
});

test('A manifest states the hash of one file by its name, and nothing else', () => {
  const sha256 = 'a'.repeat(64);
  const text = manifestText(sha256, 'x.exe');
  expect(statedHash(text, 'x.exe')).toBe(sha256);
  for (const other of [`${text}${text}`, text.trimEnd(), text.replace('x', 'y'), text.toUpperCase(), ''])
    expect(statedHash(other, 'x.exe')).toBeNull();
});

test('Versions are compared by number', () => {
  expect(versionAgainst('0.10.0', '0.9.9')).toBe('newer');
  expect(versionAgainst('0.9.0', '0.10.0')).toBe('older');
  expect(versionAgainst('1.0.0', '1.0.0')).toBe('same');
});
