import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Harness } from './harness.ts';
import { runCase } from './harness.ts';
import { createScene, type Kill } from './kills/scene.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A store in the middle of a backup to a stick. */
function killed(home: string, seed: number): Kill {
  const [store, stick] = [join(home, 'store'), join(home, 'stick')];
  for (const dir of [store, stick]) mkdirSync(dir, { recursive: true });
  writeFileSync(join(store, 'taizhang.sqlite'), `store ${seed}`);
  writeFileSync(join(store, 'backup.part'), `half ${seed}`);
  writeFileSync(join(stick, '.taizhang-0123456789-00.part'), `unfinished ${seed}`);
  return { seed, act: 'backup', afterMs: 12.34, store, given: [stick] };
}

/** Fails in its second case, after the next start has tidied up what the kill left. */
function failing(home: string): Harness {
  const scene = createScene(join(home, 'scene'));
  return {
    name: 'kills',
    run: async (seed) => {
      const kill = killed(home, seed);
      scene.take(kill);
      rmSync(join(kill.store, 'backup.part'));
      rmSync(kill.given[0] ?? '', { recursive: true });
      if (seed === 8) throw new Error('a backup changed the store');
    },
    keep: async (seed, error) => ({ name: `kills-${seed}`, folder: scene.describe(error) }),
    close: async () => rmSync(home, { recursive: true, force: true }),
  };
}

test('A kill that fails is kept as it was before the next start, with its seed and moment, and outlives the run', async () => {
  const [home, fixtures] = [folder(), folder()];
  const harness = failing(home);
  expect(await runCase(harness, 7, fixtures)).toBeNull();
  expect(readdirSync(fixtures)).toEqual([]);
  const failed = await runCase(harness, 8, fixtures);
  const place = join(fixtures, 'failed', 'kills-8');
  expect(failed).toMatchObject({ seed: 8, kept: place, error: expect.stringContaining('changed the store') });
  await harness.close();
  expect(readdirSync(place, { recursive: true }).map(String).sort()).toEqual([
    'README.md',
    'given',
    'given/stick',
    'given/stick/.taizhang-0123456789-00.part',
    'store',
    'store/backup.part',
    'store/taizhang.sqlite',
  ]);
  expect(readFileSync(join(place, 'store/backup.part'), 'utf8')).toBe('half 8');
  expect(readFileSync(join(place, 'README.md'), 'utf8')).toMatch(
    /seed: 8 [\s\S]*killed: backup, 12\.3 ms [\s\S]*a backup changed the store/,
  );
});

test('A case of one file is kept beside the fixtures, and one that keeps nothing is told by its seed alone', async () => {
  const fixtures = folder();
  const run = async () => {
    throw new Error('accepted falsely');
  };
  const file: Harness = {
    ...{ name: 'fuzz', run, close: async () => {} },
    keep: async (seed) => ({ name: `fuzz-${seed}.tzb`, bytes: Buffer.from('bytes') }),
  };
  expect(await runCase(file, 3, fixtures)).toMatchObject({ kept: join(fixtures, 'fuzz-3.tzb') });
  expect(readFileSync(join(fixtures, 'fuzz-3.tzb'), 'utf8')).toBe('bytes');
  const { keep: _keep, ...seedOnly } = file;
  expect(await runCase(seedOnly, 4, fixtures)).toMatchObject({ seed: 4, kept: null });
  expect(readdirSync(fixtures)).toEqual(['fuzz-3.tzb']);
});
