import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let samples = '';
let page = '';
beforeEach(() => {
  samples = mkdtempSync(join(tmpdir(), 'taizhang-samples-'));
  page = join(samples, 'accuracy.md');
});
afterEach(() => rmSync(samples, { recursive: true }));

const accuracy = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'accuracy.ts'), ...args], { encoding: 'utf8' });

test('a folder without a scorer or an unknown option: it says how it is called, exits with 2 and writes nothing', () => {
  for (const args of [['--samples', samples], ['--what']]) {
    const run = accuracy(...args, '--out', page);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--samples DIR');
    expect(() => readFileSync(page)).toThrow();
  }
});

test('the seeds and the small documents are read as their labels say', () => {
  expect(accuracy('--out', page).status).toBe(0);
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => /^\| (?!document|---)/.test(line));
  expect(rows.map((row) => row.split(' | ')[0])).toEqual([
    '| jinan',
    '| jiyuan',
    '| plan',
    '| regulation',
    '| table',
    '| **all**',
  ]);
  for (const row of rows.filter((each) => !each.includes('regulation')))
    expect(row.match(/\d\.\d{3}/g)).toEqual(Array(9).fill('1.000'));
  expect(rows[3]).toContain('read as none');
});

test('the scorer of the folder is given both lists and the documents beside it; its lines are printed and tabled', () => {
  mkdirSync(join(samples, 'docs'));
  writeFileSync(join(samples, 'docs', 'letter.txt'), '来函收悉。');
  writeFileSync(
    join(samples, 'score.mjs'),
    `import { readdirSync } from 'node:fs';
     const dir = process.argv[process.argv.indexOf('--all') + 1];
     console.log(readdirSync(dir).sort().join(' '));
     console.log(JSON.stringify({ doc: 'letter', negative: true, parsed: 0 }));
     console.log(JSON.stringify({ doc: 'plan', task: { f1: 0.5 }, category_acc: null }));`,
  );
  const run = accuracy('--samples', samples, '--out', page);
  expect(run.stdout.split('\n')[0]).toBe('jinan.json jiyuan.json letter.json');
  expect(run.status).toBe(0);
  const written = readFileSync(page, 'utf8');
  expect(written).toContain('| letter | no list, and read as none |');
  expect(written).toContain('| plan | 0.500 | – |');

  expect(accuracy('--out', page).status).toBe(0);
  expect(readFileSync(page, 'utf8')).toBe(written);
});
