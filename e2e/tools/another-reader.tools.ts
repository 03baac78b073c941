import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import { testFolder } from '../../electron/exchange/test-bundle.ts';
import { keptBundles } from '../proof/damage/kept-bundles.ts';
import { openCase } from '../proof/fuzz/fuzz.ts';
import { makeCase } from '../proof/fuzz/make-case.ts';

/** `reader/` was written from docs/bundle-format.md by another hand: what it makes of a file is what the page says. */
const script = join(import.meta.dirname, 'reader/read_bundle.py');
const fixtures = join(import.meta.dirname, '../../electron/exchange/fixtures');
const CASES = 150;

function read(args: readonly string[], input?: string): readonly unknown[] {
  const { stdout, stderr, error } = spawnSync('python3', ['-B', script, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(input !== undefined && { input }),
  });
  expect(error?.message, 'python3 is missing; on Debian: apt-get install python3').toBeUndefined();
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function ours(path: string) {
  const opened = await openBundle(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const { descriptor, evidence } = opened.value;
  const records: Record<string, number> = {};
  for (const line of opened.value.records()) {
    const outcome = !line.known ? 'unknown' : line.extra.length > 0 ? 'extra' : 'known';
    records[outcome] = (records[outcome] ?? 0) + 1;
  }
  await opened.value.close();
  const { major, minor, kind } = descriptor;
  return { format: `${major}.${minor}`, kind, evidence: evidence.length, records };
}

test('every bundle that is kept is read alike', async () => {
  const plain = [fixtures, join(fixtures, 'kinds')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.tzb'))
      .map((name) => join(folder, name)),
  );
  expect(read(plain)).toEqual(await Promise.all(plain.map(ours)));
});

test('what age opens is the bundle that lies beside it', () => {
  const dir = testFolder();
  const { locked } = JSON.parse(readFileSync(join(fixtures, 'vectors.json'), 'utf8')) as {
    readonly locked: readonly { readonly file: string; readonly holds: string; readonly identity?: string }[];
  };
  const byKey = locked.filter(({ identity }) => identity !== undefined);
  expect(byKey).toHaveLength(keptBundles.filter(({ name }) => name.endsWith('.age')).length);
  for (const { file, holds, identity } of byKey) {
    writeFileSync(join(dir, 'key'), `${identity}\n`);
    const age = ['-d', '-i', 'key', '-o', 'plain.tzb', join(fixtures, file)];
    expect(spawnSync('age', age, { cwd: dir }).status, file).toBe(0);
    const [opened] = read([join(dir, 'plain.tzb')]);
    expect(opened).toEqual(read([join(fixtures, holds)])[0]);
  }
});

test('lines of records are judged alike', () => {
  const { recordLine } = JSON.parse(readFileSync(join(fixtures, 'vectors.json'), 'utf8')) as {
    readonly recordLine: readonly { readonly line: string; readonly outcome: string }[];
  };
  const [outcomes] = read(['--lines'], JSON.stringify(recordLine.map(({ line }) => line)));
  expect(outcomes).toEqual(recordLine.map(({ outcome }) => outcome));
});

test(`${CASES} bundles made by a hand that knows the format are taken or refused alike, each by the same code`, async () => {
  const dir = testFolder();
  const seeds = Array.from({ length: CASES }, (_, seed) => seed + 1);
  const paths = seeds.map((seed) => join(dir, `${seed}.tzb`));
  const expected: unknown[] = [];
  for (const [index, path] of paths.entries()) {
    writeFileSync(path, makeCase(seeds[index] ?? 0).bytes);
    const outcome = await openCase(path);
    expected.push({ seed: seeds[index], code: typeof outcome === 'string' ? outcome : 'taken' });
  }
  const found = read(paths).map((answer, index) => ({
    seed: seeds[index],
    code: (answer as { readonly code?: string }).code ?? 'taken',
  }));
  expect(found).toEqual(expected);
});
