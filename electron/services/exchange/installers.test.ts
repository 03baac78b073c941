import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appImage, debianPackage, windowsInstaller } from '../../../shared/exchange/installer.fixture.ts';
import { manifestText } from '../../../shared/exchange/installer.ts';
import { createUnitKeys, signWithKeys } from '../../keys/unit-keys.ts';
import { A, BUREAU, copyWorld, openUnit, playMonth, testFolder, type World } from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const NAME = 'taizhang-0.2.0-setup-x64.exe';

function stick(name = NAME): { readonly dir: string; readonly path: string } {
  const dir = testFolder();
  const path = join(dir, name);
  writeFileSync(path, windowsInstaller());
  return { dir, path };
}

describe('an installer on a stick', () => {
  test('is described and vouched for by nobody, until the body above has signed for it', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const { dir, path } = stick();
    expect(await a.call('inspectInstaller', { path })).toMatchObject({
      name: NAME,
      kind: 'windows',
      version: '0.2.0',
      against: 'newer',
      bytes: windowsInstaller().length,
      vouched: { state: 'nobody' },
    });
    const { sha256 } = await bureau.call('vouchInstaller', { path });
    expect(readFileSync(join(dir, `${NAME}.sha256`), 'utf8')).toBe(manifestText(sha256, NAME));
    expect(await a.call('inspectInstaller', { path })).toMatchObject({
      sha256,
      vouched: { state: 'vouched', unit: { name: BUREAU } },
    });
    appendFileSync(path, 'x');
    expect((await a.call('inspectInstaller', { path })).vouched).toMatchObject({ state: 'differs' });
  });

  test('that a stranger, a unit below or a key that was called back signed for is vouched for by nobody we know', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const { path } = stick();
    const { sha256 } = await a.call('inspectInstaller', { path });
    const text = manifestText(sha256, NAME);
    writeFileSync(`${path}.sha256`, text);
    writeFileSync(
      `${path}.sha256.minisig`,
      signWithKeys(await createUnitKeys(), new TextEncoder().encode(text), 'x'),
    );
    expect((await a.call('inspectInstaller', { path })).vouched.state).toBe('unknown');
    await a.call('vouchInstaller', { path });
    expect((await bureau.call('inspectInstaller', { path })).vouched.state).toBe('unknown');
    await bureau.call('vouchInstaller', { path });
    const [key] = await a.call('listKeys', { unit: BUREAU });
    await a.call('revokeKey', { unit: BUREAU, fingerprint: key?.fingerprint ?? '', why: 'lost' });
    expect((await a.call('inspectInstaller', { path })).vouched.state).toBe('unknown');
    expect(A.name).not.toBe(BUREAU);
  });

  test.each([
    [
      'named so, but of other bytes',
      () => {
        const made = stick();
        writeFileSync(made.path, 'PK\u0003\u0004');
        return made.path;
      },
      'E_NOT_AN_INSTALLER',
    ],
    ['of these bytes under another name', () => stick('报送说明.exe').path, 'E_NOT_AN_INSTALLER'],
    [
      'a Debian package by name, a Windows program by its bytes',
      () => stick('taizhang-0.2.0-linux-amd64.deb').path,
      'E_NOT_AN_INSTALLER',
    ],
    ['gone', () => join(testFolder(), NAME), 'E_FILE_NOT_FOUND'],
  ] as const)('%s is refused', async (_, make, code) => {
    const a = await openUnit(copyWorld(played).a);
    expect((await a.refusal('inspectInstaller', { path: make() })).code).toBe(code);
  });

  test.each([
    ['Windows', NAME, windowsInstaller()],
    ['deb', 'taizhang-0.2.0-linux-amd64.deb', debianPackage()],
    ['AppImage', 'taizhang-0.2.0-linux-x86_64.AppImage', appImage()],
  ])(
    'that was not copied whole (%s) is told as that, to whoever brings it and to who would vouch for it',
    async (_, name, whole) => {
      const world = copyWorld(played);
      const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
      const path = join(testFolder(), name);
      writeFileSync(path, whole);
      expect((await a.call('inspectInstaller', { path })).name).toBe(name);
      writeFileSync(path, whole.subarray(0, whole.length - 1));
      expect((await a.refusal('inspectInstaller', { path })).code).toBe('E_TRUNCATED');
      expect((await bureau.refusal('vouchInstaller', { path })).code).toBe('E_TRUNCATED');
    },
  );

  test('whose headers point beyond every file is told as cut, and is not looked for there', async () => {
    const a = await openUnit(copyWorld(played).a);
    const far = appImage();
    new DataView(far.buffer).setBigUint64(0x28, 2n ** 64n - 1n, true);
    const path = join(testFolder(), 'taizhang-0.2.0-linux-x86_64.AppImage');
    writeFileSync(path, far);
    expect((await a.refusal('inspectInstaller', { path })).code).toBe('E_TRUNCATED');
  });

  test('is copied only as it was looked at, beside what lies there, and nothing is left of a copy that failed', async () => {
    const a = await openUnit(copyWorld(played).a);
    const { path } = stick();
    const { sha256 } = await a.call('inspectInstaller', { path });
    const dir = testFolder();
    const first = await a.call('keepInstaller', { path, dir, sha256 });
    expect(readFileSync(first.path)).toEqual(readFileSync(path));
    const second = await a.call('keepInstaller', { path, dir, sha256 });
    expect(second.path).not.toBe(first.path);
    appendFileSync(path, 'x');
    expect((await a.refusal('keepInstaller', { path, dir, sha256 })).code).toBe('E_INSTALLER_CHANGED');
    expect(readdirSync(dir)).toHaveLength(2);
  });
});
