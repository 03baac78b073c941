import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeOnce } from './browser.ts';

test('a browser that was unpacked first stays in its place, since it may run already', () => {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-browser-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const [place, first, second] = ['browser', 'first.part', 'second.part'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(first, 'unpacked');
  writeFileSync(second, 'unpacked');
  placeOnce(first, place);
  const { ino } = statSync(place);
  placeOnce(second, place);
  expect(statSync(place).ino).toBe(ino);
  expect(readFileSync(place, 'utf8')).toBe('unpacked');
  expect(readdirSync(dir)).toEqual(['browser']);
});

test('what cannot be placed is told, and leaves nothing behind', () => {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-browser-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const part = join(dir, 'one.part');
  writeFileSync(part, 'unpacked');
  expect(() => placeOnce(part, join(dir, 'none', 'browser'))).toThrow('ENOENT');
  expect(readdirSync(dir)).toEqual([]);
});
