import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '../shared/errors.ts';

const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'docs/awkward-cases.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (case|---)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const named = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
const files = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);

test('every awkward case has a sentence, and every code in it is one that is told', () => {
  expect(rows.length).toBeGreaterThan(15);
  for (const [name, , sentence = ''] of rows) {
    expect(sentence, name).not.toMatch(/^[—–-]?$/);
    for (const code of named(sentence).filter((each) => each.startsWith('E_')))
      expect(errorCodes, name).toContain(code);
  }
});

test('every awkward case names tests that are there', () => {
  for (const [name, , , tests = ''] of rows) {
    expect(named(tests).length, name).toBeGreaterThan(0);
    for (const file of named(tests))
      expect(existsSync(join(root, file)) || files.some((path) => basename(path) === file), file).toBe(true);
  }
});
