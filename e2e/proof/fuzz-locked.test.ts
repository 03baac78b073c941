import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../bench/random.ts';
import { ageBytes } from './fuzz/age-model.ts';
import { openCase } from './fuzz/fuzz.ts';
import {
  countGuesses,
  createLockedFuzz,
  type LockKind,
  lockedDraft,
  makeLockedCase,
  mutationsOf,
  plains,
  unlock,
} from './fuzz/locked.ts';
import { firstSeed, runCases } from './harness.ts';

/**
 * Locked files by a hand that knows the age format: what is refused is refused by a code and for the work of one guess at
 * most, what is opened is what any age finds in it.
 */
const dir = mkdtempSync(join(tmpdir(), 'taizhang-locks-'));
const fuzz = createLockedFuzz();
afterAll(async () => {
  await fuzz.close();
  rmSync(dir, { recursive: true, force: true });
});

const CASES = 500;
const TIMEOUT = 1_200_000;
const SEEDS = 24;
const lockKinds: readonly LockKind[] = ['key', 'password'];

const outcomeOf = async (bytes: Buffer): Promise<string> => {
  const outcome = await fuzz.judge(bytes);
  return typeof outcome === 'string' ? outcome : 'accepted';
};

test('undisturbed they are opened, and a password costs one guess', async () => {
  const guesses = countGuesses();
  try {
    for (const kind of lockKinds)
      for (const plain of plains) {
        const bytes = ageBytes(lockedDraft(kind, plain, createRandom(1)));
        expect(await outcomeOf(bytes)).toBe('accepted');
        const path = join(dir, 'x.tzb.age');
        writeFileSync(path, bytes);
        expect((await guesses.during(() => openCase(path, unlock))).guesses).toBe(kind === 'key' ? 0 : 1);
      }
  } finally {
    guesses.stop();
  }
});

/** By what each is met; what is not named here is `E_HASH` and nothing else. */
const refusals: Readonly<Record<string, string>> = {
  'another version line': 'E_HASH E_NOT_A_BUNDLE',
  'no stanza': 'E_OTHER_KEY',
  'a huge body': 'E_NOT_A_BUNDLE',
  'a huge argument': 'E_NOT_A_BUNDLE',
  'many stanzas': 'E_NOT_A_BUNDLE',
  'no end of the header': 'E_NOT_A_BUNDLE E_TRUNCATED',
  'no MAC': 'E_HASH E_NOT_A_BUNDLE E_TRUNCATED',
  'an argument gone': 'E_HASH E_OTHER_KEY',
  'an empty payload': 'E_TRUNCATED',
  'nothing behind a chunk that says it is the last': 'E_TRUNCATED',
  'a bundle cut short': 'E_TRUNCATED',
  'a locked file inside': 'E_NOT_A_BUNDLE',
  'key: an argument in other letters': 'E_HASH E_OTHER_KEY',
  'key: a stanza twice': 'accepted',
  'key: a stanza of another type beside it': 'accepted',
  'key: a key beside it': 'accepted',
  'key: another share': 'E_OTHER_KEY',
  'password: an argument in other letters': 'E_HASH E_OTHER_KEY E_PASSWORD',
  'key: another body': 'E_OTHER_KEY',
  'password: another body': 'E_PASSWORD',
  'password: a work factor above the limit': 'E_TOO_LARGE',
  'password: another work factor': 'E_PASSWORD',
  'password: another salt': 'E_PASSWORD',
};

test.each(
  lockKinds.flatMap((kind) =>
    Object.entries(mutationsOf(kind)).map(([name, mutate]) => ({ kind, name, mutate })),
  ),
)('$kind: $name', async ({ kind, name, mutate }) => {
  const met = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const honest = lockedDraft(kind, plains[seed % plains.length] ?? Buffer.alloc(0), createRandom(seed));
    const bytes = ageBytes(mutate(honest, createRandom(seed)));
    if (!bytes.equals(ageBytes(honest))) met.add(await outcomeOf(bytes));
  }
  expect([...met].sort().join(' ')).toBe(refusals[`${kind}: ${name}`] ?? refusals[name] ?? 'E_HASH');
});

test('the cases come to every mutation', () => {
  const tried = new Set(
    Array.from({ length: 2000 }, (_, seed) => makeLockedCase(seed)).flatMap(({ mutations }) => mutations),
  );
  const all = lockKinds.flatMap((kind) => Object.keys(mutationsOf(kind)));
  expect(all.filter((name) => !tried.has(name))).toEqual([]);
});

test(`of ${CASES} locked files none crashes the reader, keeps it busy or is opened falsely`, {
  timeout: TIMEOUT,
}, async () => {
  const cases = createLockedFuzz();
  try {
    await runCases(cases, firstSeed('fuzz-locked.test.ts'), CASES);
  } finally {
    await cases.close();
  }
  const wanted = ['accepted', 'E_HASH', 'E_TRUNCATED', 'E_NOT_A_BUNDLE', 'E_TOO_LARGE', 'E_PASSWORD'];
  expect(wanted.filter((outcome) => !cases.outcomes.has(outcome))).toEqual([]);
});

/** Locked files that were once taken falsely, or for what they are not. */
const kept = join(import.meta.dirname, 'fixtures');
test('what a locked file once did wrong is not done again', async () => {
  const names = readdirSync(kept).filter((name) => name.endsWith('.tzb.age'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(await outcomeOf(readFileSync(join(kept, name))), name).toMatch(/^E_/);
});
