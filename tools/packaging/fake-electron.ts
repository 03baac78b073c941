import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Marks where Electron keeps its fuses: https://www.electronjs.org/docs/latest/tutorial/fuses */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

const others = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'v8_context_snapshot.bin',
  'locales/zh-CN.pak',
  'locales/en-US.pak',
  'locales/fr.pak',
];

/**
 * Lays out a folder as Electron's download unpacks to, so that packing can be tried where Electron cannot be had.
 * @param program the bytes of the executable: a real PE for Windows, whose resources are edited; anything for Linux
 */
export function makeFakeElectron(
  dir: string,
  platform: 'linux' | 'win32',
  version: string,
  program: Buffer,
): void {
  for (const name of others) write(join(dir, name), Buffer.from(name));
  write(join(dir, 'version'), Buffer.from(version));
  mkdirSync(join(dir, 'resources'), { recursive: true });
  const executable = join(dir, platform === 'win32' ? 'electron.exe' : 'electron');
  const fuses = Buffer.from([1, fuseCount, ...Buffer.from('0'.repeat(fuseCount))]);
  write(executable, Buffer.concat([program, Buffer.from(fuseSentinel), fuses]));
  chmodSync(executable, 0o755);
}

function write(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
