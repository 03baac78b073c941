import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SEED } from '../seed.ts';

/**
 * One way of trying to break the product: a case is a seed, and a seed is a case, on every machine and for as long as
 * the harness itself is not changed.
 */
export interface Harness {
  readonly name: string;
  /** One case. Throws where the product did what it must not do; the error says what. */
  readonly run: (seed: number) => Promise<void>;
  /** What the case that just failed leaves to be kept, where a seed alone would not outlive a change of the harness. */
  readonly keep?: (seed: number, error: string) => Promise<Kept>;
  readonly close: () => Promise<void>;
}

/** One file, or a folder that goes with the harness and is copied before. */
export type Kept =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly folder: string };

export interface FailedCase {
  readonly seed: number;
  readonly error: string;
  /** Where it is kept; null where the seed is all there is. */
  readonly kept: string | null;
}

/** One case of a long run; what a failing one leaves goes to `fixtures`, folders to `failed` there. Null where it holds. */
export async function runCase(harness: Harness, seed: number, fixtures: string): Promise<FailedCase | null> {
  try {
    await harness.run(seed);
    return null;
  } catch (thrown) {
    const error = String(thrown instanceof Error ? thrown.stack : thrown);
    const kept = await harness.keep?.(seed, error);
    return { seed, error, kept: kept ? keepIn(fixtures, kept) : null };
  }
}

function keepIn(fixtures: string, kept: Kept): string {
  if ('folder' in kept) {
    const path = join(fixtures, 'failed', kept.name);
    cpSync(kept.folder, path, { recursive: true });
    return path;
  }
  const path = join(fixtures, kept.name);
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(path, kept.bytes);
  return path;
}

/** Seeds are whole numbers below 2^31, so that any of them can follow any other. */
const SEEDS = 2 ** 31;

export const seedAfter = (seed: number, by: number): number => (seed + by) % SEEDS;

/**
 * Where a test begins: at `SEED` of the environment, or where every run begins, so that a commit is green or is not.
 * New ground is broken by `npm run test:long`. Prints it, so that a failure can be replayed.
 */
export function firstSeed(what: string): number {
  const seed = Number(process.env['SEED'] ?? DEFAULT_SEED) % SEEDS;
  console.warn(`${what}: SEED=${seed}`);
  return seed;
}

/** Runs `count` cases from `from` on; the error of a failing one names its seed. */
export async function runCases(harness: Harness, from: number, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const seed = seedAfter(from, at);
    try {
      await harness.run(seed);
    } catch (error) {
      throw new Error(`${harness.name}, SEED=${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
}
