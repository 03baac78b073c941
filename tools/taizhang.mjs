// The command line in a checkout: sets up if need be, then runs electron/cli on the project's own Node.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from './own-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await import('./setup.mjs');

const run = spawnSync(
  ownNode(),
  [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    join(root, 'electron/cli/index.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
