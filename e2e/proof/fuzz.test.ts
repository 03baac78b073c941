import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors.ts';
import { createFuzz, openCase } from './fuzz/fuzz.ts';
import { firstSeed, runCases } from './harness.ts';

const CASES = 1000;
const KNOWN_CASES = 150;
/** Far above what they take: a busy machine is no failure. */
const TIMEOUT = 1_200_000;
const codes: ReadonlySet<string> = new Set(errorCodes);

async function outcomesOf(seed: number, cases: number): Promise<ReadonlyMap<string, number>> {
  const fuzz = await createFuzz();
  try {
    await runCases(fuzz, seed, cases);
  } finally {
    await fuzz.close();
  }
  return fuzz.outcomes;
}

test(`of ${CASES} bundles made by a hand that knows the format, none crashes a reader or a receiver, none is accepted falsely, and what is received is taken back whole`, {
  timeout: TIMEOUT,
}, async () => {
  const outcomes = await outcomesOf(firstSeed('fuzz.test.ts'), CASES);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(CASES);
});

test('the cases reach every depth of the reader, and some changes are harmless', async () => {
  const outcomes = await outcomesOf(1, KNOWN_CASES);
  const wanted = [
    'accepted, received',
    'E_HASH',
    'E_BAD_ENTRY',
    'E_BAD_RECORD',
    'E_SIGNATURE',
    'E_NOT_A_BUNDLE',
  ];
  expect(wanted.filter((outcome) => !outcomes.has(outcome))).toEqual([]);
});

/** Bundles that were once taken falsely, or that crashed the reader. */
const kept = join(import.meta.dirname, 'fixtures');
test('what a case once did wrong is not done again', async () => {
  const names = readdirSync(kept).filter((name) => name.endsWith('.tzb'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(codes.has(String(await openCase(join(kept, name)))), name).toBe(true);
});
