import { expect, test } from 'vitest';
import { firstSeed, runCases } from './proof/harness.ts';
import { createKills } from './proof/kills/kills.ts';

const KILLS = 200;
const LANES = 2;

test(`${KILLS} kills over export, receive, undo, backup, restore and migration leave nothing half done`, async () => {
  const seed = firstSeed('kill.test.ts');
  const lanes = await Promise.all(Array.from({ length: LANES }, createKills));
  const each = KILLS / LANES;
  try {
    await Promise.all(lanes.map((lane, at) => runCases(lane, seed + at * each, each)));
  } finally {
    for (const lane of lanes) await lane.close();
  }
  const met = new Set(lanes.flatMap(({ outcomes }) => [...outcomes.keys()]));
  expect([...met].sort()).toEqual(['backup', 'export', 'migrate', 'receive', 'restore']);
}, 900_000);
