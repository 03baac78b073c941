import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../../bench/random.ts';
import type { Unlock } from '../../../electron/exchange/age-file.ts';
import { openBundle } from '../../../electron/exchange/open-bundle.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { Refusal } from '../../../shared/result.ts';
import type { Harness } from '../harness.ts';
import { type Accepted, objection } from './judge.ts';
import { type FuzzCase, makeCase } from './make-case.ts';
import { createOffices } from './offices.ts';

const codes: ReadonlySet<string> = new Set(errorCodes);

/** The code of the refusal, or what was accepted. Anything thrown that is no refusal passes through. */
export async function openCase(path: string, unlock: Unlock = {}): Promise<string | Accepted> {
  const opened = await openBundle(path, { unlock });
  if (!opened.ok) return opened.error.code;
  const { descriptor, evidence } = opened.value;
  try {
    const records = [...opened.value.records()].map(({ record }) => record);
    return { descriptor, evidence, records };
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code;
    throw error;
  } finally {
    await opened.value.close();
  }
}

/**
 * The code that refused a case, or what was accepted, which an independent look finds no fault with. Throws where a case
 * crashed the reader, or was accepted falsely.
 */
export async function judge(path: string, given: FuzzCase): Promise<string | Accepted> {
  const outcome = await openCase(path);
  if (typeof outcome === 'string') {
    if (!codes.has(outcome) || outcome === 'E_INTERNAL') throw new Error(`refused by ${outcome}`);
    return outcome;
  }
  const found = await objection(given, outcome);
  if (found !== null) throw new Error(`accepted, although ${found}`);
  return outcome;
}

export interface FuzzHarness extends Harness {
  /** How often each outcome was met: a code, or what a receive of an accepted bundle came to. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Every case is read; what the reader accepts is received, received again and taken back. */
export async function createFuzz(): Promise<FuzzHarness> {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-fuzz-'));
  const path = join(dir, 'x.tzb');
  const outcomes = new Map<string, number>();
  const offices = await createOffices();
  return {
    name: 'fuzz',
    outcomes,
    run: async (seed) => {
      const given = makeCase(seed);
      writeFileSync(path, given.bytes);
      const read = await judge(path, given);
      const outcome =
        typeof read === 'string'
          ? read
          : `accepted, ${await offices.receive(path, read.descriptor, createRandom(seed).below(8) > 0)}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
    keep: async (seed) => ({ name: `fuzz-${seed}.tzb`, bytes: makeCase(seed).bytes }),
    close: async () => {
      offices.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
