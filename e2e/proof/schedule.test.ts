import { test } from 'vitest';
import { firstSeed, runCases } from './harness.ts';
import { createFileSchedules, createMemorySchedules } from './schedule/schedule.ts';

/** Far above what they take: a busy machine is no failure. */
const TIMEOUT = 1_200_000;

test(
  '1,000 schedules of loss, repetition, wrong clocks, backups and copies leave every store as its model says',
  { timeout: TIMEOUT },
  () => runCases(createMemorySchedules(), firstSeed('schedule.test.ts, memory'), 1000),
);

test('20 schedules through files and signatures do the same', { timeout: TIMEOUT }, () =>
  runCases(createFileSchedules(), firstSeed('schedule.test.ts, files'), 20),
);
