import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Harness, runCase } from './harness.ts';
import { keptSchedules, replayKept } from './schedule/kept-schedule.ts';
import { take } from './schedule/model.ts';
import { createPc } from './schedule/pc.ts';
import { createFileSchedules, createMemorySchedules } from './schedule/schedule.ts';

/** Far above what they take: a busy machine is no failure. */
const TIMEOUT = 1_200_000;
const SEED = 7;

/** Held to a model that misses every signed-off report. */
const wrongly: typeof createPc = (name, unit, replica, own) =>
  createPc(name, unit, replica, own, (model, letter, stored) => {
    const taken = take(model, letter, stored);
    return { ...taken, model: new Map([...taken.model].filter(([, { kind }]) => kind !== 'report')) };
  });

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The message of an error, without the number of its run. */
const messageOf = async (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'nothing failed',
    (error: Error) => error.message,
  );

async function keptBy(harness: Harness, fixtures: string): Promise<{ path: string; error: string }> {
  for (let seed = SEED; ; seed++) {
    const failed = await runCase(harness, seed, fixtures);
    if (!failed) continue;
    await harness.close();
    expect(failed.kept).toContain(`schedule-${seed}`);
    const [path = ''] = keptSchedules(fixtures);
    expect(path.startsWith(failed.kept ?? 'kept')).toBe(true);
    return { path, error: failed.error };
  }
}

test.each([
  ['memory', createMemorySchedules],
  ['files', createFileSchedules],
] as const)(
  'a schedule in %s that fails is kept with its steps, which fail again without its generator, and hold by the right model',
  { timeout: TIMEOUT },
  async (_ground, create) => {
    const { path, error } = await keptBy(create(wrongly), folder());
    const again = await messageOf(replayKept(path, wrongly));
    expect(again).toMatch(/report \S+ should not be in the store/);
    expect(error).toContain(again);
    expect(await messageOf(replayKept(path))).toBe('nothing failed');
  },
);

test('what a schedule once found is not there any more', { timeout: TIMEOUT }, async () => {
  const kept = keptSchedules(join(import.meta.dirname, 'fixtures'));
  expect(kept.length).toBeGreaterThan(0);
  for (const steps of kept) expect(await messageOf(replayKept(steps)), steps).toBe('nothing failed');
});
