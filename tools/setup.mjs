// Installs the locked dependencies once per lock file. Plain Node 20+, no dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules/.setup-stamp');
const lock = readFileSync(join(root, 'package-lock.json'));
const want = createHash('sha256')
  .update(lock)
  .update(process.platform + process.arch)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== want) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's own report goes to stderr: a command's stdout may be one JSON document.
  const io = { cwd: root, stdio: ['inherit', 2, 2] };
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], io)
    : spawnSync('npm', args, { ...io, shell: process.platform === 'win32' });
  if (run.status !== 0) process.exit(run.status ?? 1);
  writeFileSync(stamp, want);
}
