import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let samples = '';
beforeEach(() => {
  samples = mkdtempSync(join(tmpdir(), 'taizhang-samples-'));
});
afterEach(() => rmSync(samples, { recursive: true }));

const accuracy = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'accuracy.ts'), ...args], { encoding: 'utf8' });

test('without a folder of samples it says how it is called and exits with 2', () => {
  for (const args of [[], ['--samples', samples], ['--what']]) {
    const run = accuracy(...args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--samples DIR');
  }
});

test('the scorer of the folder is given both lists and the documents beside it, and its lines are printed', () => {
  mkdirSync(join(samples, 'docs'));
  writeFileSync(join(samples, 'docs', 'letter.txt'), '来函收悉。');
  writeFileSync(
    join(samples, 'score.mjs'),
    `import { readdirSync } from 'node:fs';
     const dir = process.argv[process.argv.indexOf('--all') + 1];
     console.log(readdirSync(dir).sort().join(' '));`,
  );
  const run = accuracy('--samples', samples);
  expect(run.stdout.trim()).toBe('jinan.json jiyuan.json letter.json');
  expect(run.status).toBe(0);
});
