import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createRandom, type Random } from '../../../bench/random.ts';
import type { Unlock } from '../../../electron/exchange/age-file.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { openCase } from '../fuzz/fuzz.ts';
import type { Harness } from '../harness.ts';
import { type KeptBundle, keptBundles, passwordBundles } from './kept-bundles.ts';

/** A file as it came, what is tried on it, and either the codes that may refuse it or the bundle it has to be taken for. */
interface Try {
  readonly bytes: Buffer;
  readonly unlock: Unlock;
  readonly outcome: ReadonlySet<string> | { readonly as: string };
}

const coded: ReadonlySet<string> = new Set(errorCodes.filter((code) => code !== 'E_INTERNAL'));
const wrongPassword: ReadonlySet<string> = new Set(['E_PASSWORD']);

/** Every length of every kept bundle but its own: plain ones, and ones to a key. */
export const truncations: number = keptBundles.reduce((sum, { bytes }) => sum + bytes.length, 0);
/** For each kept bundle. */
export const FLIPS = 10_000;
export const flips: number = keptBundles.length * FLIPS;
export const passwords = 200;

/** A case for every seed: the seeds go through all lengths in turn. */
export const createTruncations = (): Harness =>
  harnessOf('truncations', (seed) => {
    let at = seed % truncations;
    for (const { bytes, unlock } of keptBundles) {
      if (at < bytes.length) return { bytes: bytes.subarray(0, at), unlock, outcome: coded };
      at -= bytes.length;
    }
    throw new Error('a seed has a length');
  });

/** A single bit of each kept bundle in turn. */
export const createFlips = (): Harness =>
  harnessOf('flips', (seed) => {
    const { bytes, unlock } = inTurn(keptBundles, seed);
    return { bytes: flipped(bytes, createRandom(seed)), unlock, outcome: coded };
  });

/** What a person may type, and what may become of the file, at the lowest cost of a guess. */
export const createPasswords = (): Harness =>
  harnessOf('passwords', (seed) => {
    const { bytes, unlock, holds } = inTurn(passwordBundles, seed);
    const random = createRandom(seed);
    const right = unlock.password ?? '';
    switch (random.below(6)) {
      case 0:
        return { bytes, unlock, outcome: { as: holds } };
      case 1:
        return { bytes: bytes.subarray(0, random.below(bytes.length)), unlock, outcome: coded };
      case 2:
        return { bytes: flipped(bytes, random), unlock, outcome: coded };
      case 3:
        return { bytes, unlock: {}, outcome: wrongPassword };
      default:
        return { bytes, unlock: { password: mistyped(right, random) }, outcome: wrongPassword };
    }
  });

function harnessOf(name: string, make: (seed: number) => Try): Harness {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-damage-'));
  const path = join(dir, 'x.tzb');
  return {
    name,
    run: async (seed) => {
      const { bytes, unlock, outcome } = make(seed);
      writeFileSync(path, bytes);
      const found = await openCase(path, unlock);
      if ('as' in outcome) {
        if (!isDeepStrictEqual(found, await openCase(outcome.as)))
          throw new Error(typeof found === 'string' ? `refused by ${found}` : 'not what was locked');
        return;
      }
      if (typeof found !== 'string') throw new Error('taken, although it may not be');
      if (!outcome.has(found)) throw new Error(`refused by ${found}`);
    },
    keep: async (seed) => ({ name: `${name}-${seed}.tzb`, bytes: make(seed).bytes }),
    close: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

function inTurn(bundles: readonly KeptBundle[], seed: number): KeptBundle {
  const found = bundles[seed % bundles.length];
  if (!found) throw new Error('there are kept bundles');
  return found;
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
}

/** Another text than the right one, mostly a near one. Never with NUL at its end: HMAC pads with it, so that it is the same key. */
function mistyped(right: string, random: Random): string {
  const at = random.below(right.length);
  return random.pick([
    right.slice(0, at) + right.slice(at + 1),
    `${right} `,
    ` ${right}`,
    right.replaceAll(' ', '\u3000'),
    right + right.slice(at),
    `${right}\u0001`,
    '',
    random.id(),
  ]);
}
