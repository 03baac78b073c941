import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Unlock } from '../../../electron/exchange/age-file.ts';
import { openBundle } from '../../../electron/exchange/open-bundle.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { Refusal } from '../../../shared/result.ts';
import type { Harness } from '../harness.ts';
import { type Accepted, objection } from './judge.ts';
import { type FuzzCase, makeCase } from './make-case.ts';

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

/** Throws where a case crashed the reader, or was accepted although an independent look finds fault with it. */
export async function judge(path: string, given: FuzzCase): Promise<string> {
  const outcome = await openCase(path);
  if (typeof outcome === 'string') {
    if (!codes.has(outcome) || outcome === 'E_INTERNAL') throw new Error(`refused by ${outcome}`);
    return outcome;
  }
  const found = await objection(given, outcome);
  if (found !== null) throw new Error(`accepted, although ${found}`);
  return 'accepted';
}

export interface FuzzHarness extends Harness {
  /** How often each outcome was met. */
  readonly outcomes: ReadonlyMap<string, number>;
}

export function createFuzz(): FuzzHarness {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-fuzz-'));
  const path = join(dir, 'x.tzb');
  const outcomes = new Map<string, number>();
  return {
    name: 'fuzz',
    outcomes,
    run: async (seed) => {
      const given = makeCase(seed);
      writeFileSync(path, given.bytes);
      const outcome = await judge(path, given);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
    keep: async (seed) => ({ name: `fuzz-${seed}.tzb`, bytes: makeCase(seed).bytes }),
    close: async () => rmSync(dir, { recursive: true, force: true }),
  };
}
