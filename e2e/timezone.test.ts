import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

// Instants are shown in +08:00 and deadlines have no zone, whatever the PC says: the rules are held to it on both sides.
for (const TZ of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
  test(`The rules hold where the clock stands on ${TZ}`, () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const run = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', 'shared/'], {
      cwd: root,
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(run.status, run.stdout + run.stderr).toBe(0);
  });
}
