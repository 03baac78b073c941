import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors.ts';
import { createFuzz, openCase } from './fuzz/fuzz.ts';
import { firstSeed, runCases } from './harness.ts';

const CASES = 400;
const codes: ReadonlySet<string> = new Set(errorCodes);

test(`of ${CASES} bundles made by a hand that knows the format, none crashes the reader and none is accepted falsely`, async () => {
  const fuzz = createFuzz();
  try {
    await runCases(fuzz, firstSeed('fuzz.test.ts'), CASES);
  } finally {
    await fuzz.close();
  }
  // The cases reach every depth of the reader, and some changes are harmless.
  for (const outcome of [
    'accepted',
    'E_HASH',
    'E_BAD_ENTRY',
    'E_BAD_RECORD',
    'E_SIGNATURE',
    'E_NOT_A_BUNDLE',
  ])
    expect(fuzz.outcomes.get(outcome), outcome).toBeGreaterThan(CASES / 200);
});

/** Bundles that were once taken falsely, or that crashed the reader. */
const kept = join(import.meta.dirname, 'fixtures');
test('what a case once did wrong is not done again', async () => {
  const names = readdirSync(kept).filter((name) => name.endsWith('.tzb'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(codes.has(String(await openCase(join(kept, name)))), name).toBe(true);
});
