import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reseal } from '../electron/exchange/test-bundle.ts';
import {
  copyWorld,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  tryReceive,
  type World,
} from '../electron/services/test-stores.ts';
import { errorCodes } from '../shared/errors.ts';
import { firstSeed } from './proof/harness.ts';

const TRIES = 2000;
const codes = new Set<string>(errorCodes);

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

/** A small generator, so that a printed seed replays the damage. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

async function scene() {
  const world = copyWorld(played);
  const seed = firstSeed('hostile.test.ts');
  const random = numbers(seed);
  return {
    bureau: await openUnit(world.bureau),
    good: await readFile(world.up.a),
    path: join(world.root, 'damaged.tzb'),
    below: (end: number) => Math.floor(random.next().value * end),
  };
}

/** The refusal's code; fails where the file was taken or the refusal has none. */
async function refusalOf(bureau: TestUnit, path: string): Promise<string> {
  const result = await tryReceive(bureau, path);
  if (result.ok) throw new Error('a damaged bundle was taken');
  expect(codes.has(result.error.code)).toBe(true);
  expect(result.error.code).not.toBe('E_INTERNAL');
  expect(result.error.message.length).toBeGreaterThan(5);
  expect(result.error.hint.length).toBeGreaterThan(5);
  return result.error.code;
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

test(`of ${TRIES} single bit flips none is taken and nothing changes`, async () => {
  const { bureau, good, path, below } = await scene();
  const before = bureau.dump();
  for (let i = 0; i < TRIES; i++) {
    writeFileSync(path, flipped(good, below(good.length * 8)));
    await refusalOf(bureau, path);
  }
  expect(bureau.dump()).toBe(before);
  expect(await bureau.call('listReceives', {})).toEqual([]);
  writeFileSync(path, good);
  expect(await tryReceive(bureau, path)).toMatchObject({ ok: true });
});

test(`of ${TRIES} truncations none is taken and nothing changes`, async () => {
  const { bureau, good, path, below } = await scene();
  const before = bureau.dump();
  const seen = new Set<string>();
  for (let i = 0; i < TRIES; i++) {
    writeFileSync(path, good.subarray(0, below(good.length)));
    seen.add(await refusalOf(bureau, path));
  }
  expect(bureau.dump()).toBe(before);
  expect(seen.has('E_TRUNCATED')).toBe(true);
});

test('a bit flipped by somebody who can seal is refused, or reaches no record', async () => {
  const { bureau, good, path, below } = await scene();
  const before = bureau.dump();
  writeFileSync(path, good);
  await receive(bureau, path);
  const after = bureau.dump();
  await bureau.call('undoReceive', { id: null });
  let refused = 0;
  for (let i = 0; i < TRIES / 4; i++) {
    writeFileSync(path, reseal(flipped(good, below((good.length - 71) * 8))));
    const result = await tryReceive(bureau, path);
    if (!result.ok) {
      refused += 1;
      expect(result.error.code).not.toBe('E_INTERNAL');
      continue;
    }
    expect(bureau.dump()).toBe(after);
    await bureau.call('undoReceive', { id: null });
  }
  expect(refused).toBeGreaterThan(TRIES / 5);
  expect(bureau.dump()).toBe(before);
});

test('bytes before, behind or in between are refused', async () => {
  const { bureau, good, path, below } = await scene();
  const before = bureau.dump();
  for (let i = 0; i < 200; i++) {
    const at = i === 0 ? 0 : i === 1 ? good.length : below(good.length);
    writeFileSync(path, Buffer.concat([good.subarray(0, at), Buffer.from([i]), good.subarray(at)]));
    await refusalOf(bureau, path);
  }
  expect(bureau.dump()).toBe(before);
});

test('a damaged bundle does not reach a preview either', async () => {
  const { bureau, good, path, below } = await scene();
  for (let i = 0; i < 200; i++) {
    writeFileSync(path, flipped(good, below(good.length * 8)));
    const [preview] = await bureau.call('previewBundles', { paths: [path] });
    expect(preview?.ok).toBe(false);
  }
});
