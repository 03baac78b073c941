import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { makeFakeElectron } from './fake-electron.ts';

export interface Target {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64' | 'arm64';
}

export const projectDir = join(import.meta.dirname, '../..');

/**
 * Packs the built app with electron-builder.yml as it is, against a hand-made Electron, into a folder inside `dir`.
 * @returns the folder of the unpacked app
 */
export async function packUnpacked(
  { platform, arch }: Target,
  dir: string,
  program: Buffer,
): Promise<string> {
  const electronDist = join(dir, `electron-${platform}-${arch}`);
  const output = join(dir, `packed-${platform}-${arch}`);
  const locked: { version: string } = JSON.parse(
    readFileSync(join(projectDir, 'node_modules/electron/package.json'), 'utf8'),
  );
  makeFakeElectron(electronDist, platform, locked.version, program);
  const system = platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  await build({
    projectDir,
    targets: system.createTarget('dir', Arch[arch]),
    config: { electronDist, directories: { output } },
    publish: 'never',
  });
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return join(output, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
}
