import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  archiveOf,
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

test('What another PC had received is news again once its archive was taken back', async () => {
  const world = copyWorld(played);
  const [bureau, first] = [await openUnit(world.bureau), await openUnit(world.a)];
  const archive = () => archiveOf(first);
  const second = await openUnit(join(testFolder(), 'second'));
  await receive(second, await archive());
  await bureau.call('editTask', { task: '#1', changes: { title: '改过的工作' } });
  const [down = ''] = await exportTo(bureau, A.name);
  await receive(first, down);
  const before = second.dump();
  await receive(second, await archive());
  expect((await receive(second, down)).counts.changed).toBe(0);
  await second.call('undoReceive', { id: null });
  expect(second.dump()).toBe(before);
  expect((await receive(second, down)).counts.changed).toBeGreaterThan(0);
  expect(second.dump()).toBe(first.dump());
});
