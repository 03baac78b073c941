import { expect, test } from 'vitest';
import { createFlips, createPasswords, createTruncations, passwords, truncations } from './damage/damage.ts';
import { keptBundles, passwordBundles } from './damage/kept-bundles.ts';
import { firstSeed, type Harness, runCases } from './harness.ts';

const FLIPS = 2000;
const TRUNCATIONS = 2000;

async function runAll(harness: Harness, from: number, count: number): Promise<void> {
  try {
    await runCases(harness, from, count);
  } finally {
    await harness.close();
  }
}

test('every format version is there plain, to a key and under a password', () => {
  const names = [...keptBundles, ...passwordBundles].map(({ name }) => name);
  const versions = new Set(names.map((name) => name.split('-')[1]));
  expect(names.length).toBe(3 * versions.size);
  expect(truncations).toBeGreaterThan(TRUNCATIONS);
});

test(`of ${TRUNCATIONS} lengths of bundles of every version none is taken`, () =>
  runAll(createTruncations(), firstSeed('damage.test.ts, truncations'), TRUNCATIONS));

test(`of ${FLIPS} single bit flips none is taken`, () =>
  runAll(createFlips(), firstSeed('damage.test.ts, flips'), FLIPS));

test(`of ${passwords} files under a password only the right one opens a sound one`, () =>
  runAll(createPasswords(), firstSeed('damage.test.ts, passwords'), passwords));
