import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors.ts';
import { Refusal } from '../../shared/result.ts';
import { openBundle } from './open-bundle.ts';
import { evidenceIn, reseal, testFolder, unitRecord, written } from './test-bundle.ts';

/** Numbers that repeat from run to run. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** `e2e/hostile.test.ts` tries as many again, through a receive. */
const TRIES = 500;
const units = Array.from({ length: 40 }, (_, index) => unitRecord(`第${index}中学`));
/** What was in it, or the code of its refusal; anything else is thrown and fails the test. */
async function outcome(path: string): Promise<string> {
  const opened = await openBundle(path);
  if (!opened.ok) return opened.error.code;
  try {
    const { descriptor, evidence, signature } = opened.value;
    return JSON.stringify([descriptor, signature, evidence, [...opened.value.records()]]);
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code;
    throw error;
  } finally {
    await opened.value.close();
  }
}

async function outcomes(damaged: (index: number) => Buffer): Promise<ReadonlySet<string>> {
  const path = join(testFolder(), 'x.tzb');
  const seen = new Set<string>();
  for (let index = 0; index < TRIES; index++) {
    writeFileSync(path, damaged(index));
    seen.add(await outcome(path));
  }
  return seen;
}

const codes: ReadonlySet<string> = new Set(errorCodes);
const notCodes = (seen: ReadonlySet<string>) => [...seen].filter((each) => !codes.has(each));

/** The bytes of a bundle with evidence, and what is in it. */
async function sample(): Promise<{ readonly bundle: Buffer; readonly content: string }> {
  const dir = testFolder();
  const evidence = evidenceIn(dir, Buffer.alloc(3000, '照片'), 'second');
  const { path } = await written(dir, { records: units, evidence });
  return { bundle: readFileSync(path), content: await outcome(path) };
}

describe('a damaged bundle', () => {
  test(`is never accepted: ${TRIES} single bit flips`, async () => {
    const { bundle } = await sample();
    const dice = createDice(1);
    const seen = await outcomes(() => {
      const bytes = Buffer.from(bundle);
      const at = dice(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8));
      return bytes;
    });
    expect(notCodes(seen)).toEqual([]);
  });

  test(`is never accepted: ${TRIES} truncations`, async () => {
    const { bundle } = await sample();
    const dice = createDice(2);
    const seen = await outcomes((index) =>
      bundle.subarray(0, index < 200 ? bundle.length - 1 - index : dice(bundle.length)),
    );
    expect(notCodes(seen)).toEqual([]);
  });

  test(`with its seal made good gives a code or its true content: ${TRIES} single bit flips`, async () => {
    const { bundle, content } = await sample();
    const dice = createDice(3);
    const seen = await outcomes(() => {
      const bytes = Buffer.from(bundle);
      const at = dice(bytes.length - 64);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8));
      return reseal(bytes);
    });
    expect(notCodes(seen).filter((each) => each !== content)).toEqual([]);
    expect(codes.has(content)).toBe(false);
  });
});
