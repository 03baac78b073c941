import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The built program finds its reading thread and every library beside it. */
test.each(['docx', 'doc', 'rtf', 'xlsx', 'xls', 'html', 'csv', 'gbk.txt'])(
  'The built command line reads a .%s',
  (ending) => {
    const fixture = join(root, `electron/documents/fixtures/lists/jiyuan.${ending}`);
    const run = spawnSync(process.execPath, [join(root, 'out/main/cli.js'), 'parse', fixture, '--json'], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout).tasks).toHaveLength(24);
  },
);
