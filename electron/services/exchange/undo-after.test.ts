import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  archiveOf,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

/** What may be taken back hangs on what was done since, not on the dates at which it was done. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const TEN_YEARS = 10 * 365.25 * 86_400_000;

/** A clock that can be set. */
function clock() {
  const set = { ahead: 0 };
  return { set, now: () => Date.now() + set.ahead };
}

const statuses = async (unit: TestUnit) =>
  (await unit.call('listTransmissions', {})).map(({ status }) => status);

test.each([TEN_YEARS, -TEN_YEARS])(
  'a receipt that went out is withdrawn, the clock being set by %d ms before that',
  async (ahead) => {
    const world = copyWorld(played);
    const { set, now } = clock();
    const bureau = await openUnit(world.bureau, { now });
    set.ahead = ahead;
    await receive(bureau, world.up.a);
    set.ahead = 0;
    const a = await openUnit(world.a);
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect(await statuses(a)).toEqual(['delivered']);
    await bureau.call('undoReceive', { id: null });
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    expect(await statuses(a)).toEqual(['exported']);
  },
);

test.each([TEN_YEARS, -TEN_YEARS])(
  'a report is not unsaid once a file has it, and is before, the clock being set by %d ms',
  async (ahead) => {
    const world = copyWorld(played);
    const { set, now } = clock();
    const a = await openUnit(world.a, { now });
    set.ahead = -ahead;
    await exportTo(a, 'all');
    set.ahead = ahead;
    await a.call('signOff', { period: PERIOD, by: '校长' });
    await a.call('undoStep', { id: null });
    await a.call('signOff', { period: PERIOD, by: '校长' });
    set.ahead = 0;
    await exportTo(a, 'all');
    expect((await a.refusal('undoStep', { id: null })).code).toBe('E_UNDO_SENT');
  },
);

test('a report that was answered stays', async () => {
  const { bureau: dir, up } = copyWorld(played);
  const bureau = await openUnit(dir);
  await receive(bureau, up.a);
  const [report] = (await bureau.call('getTask', { task: '#1' })).reports;
  await bureau.call('review', {
    task: '#1',
    unit: A.name,
    report: report?.id ?? null,
    request: null,
    verdict: 'accept',
    text: '完成',
    date: null,
    strikeOff: true,
    conclusion: 'agreed',
    approvedBy: '局长',
  });
  const before = bureau.dump();
  expect(await bureau.refusal('undoReceive', { id: null })).toMatchObject({
    code: 'E_UNDO_CHANGED',
    message: expect.stringContaining('任务 1'),
  });
  expect(bureau.dump()).toBe(before);
});

test('what another PC of the unit sent before it knew of a step does not hold that step', async () => {
  const world = copyWorld(played);
  const first = await openUnit(world.a);
  const pc = await openUnit(join(testFolder(), 'second'));
  await receive(pc, await archiveOf(first));
  await first.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
  await exportTo(first, 'all');
  await pc.call('signOff', { period: PERIOD, by: '校长' });
  await receive(pc, await archiveOf(first));
  await pc.call('undoStep', { id: null });
  expect((await pc.call('getTask', { task: '#8' })).reports).toEqual([]);
});

test('of two PCs of a unit that hold a file, the undo on one withdraws what this one said of it', async () => {
  const world = copyWorld(played);
  const first = await openUnit(world.a);
  const bureau = await openUnit(world.bureau);
  const [down = ''] = await exportTo(bureau, A.name);
  const { bundle } = await receive(first, down);
  const other = await openUnit(join(testFolder(), 'second'));
  await receive(other, await archiveOf(first));
  await first.call('undoReceive', { id: bundle.id });
  await receive(first, await archiveOf(other));
  await receive(first, down);
  await exportTo(first, 'all');
  await first.call('undoReceive', { id: bundle.id });
  await receive(bureau, (await exportTo(first, 'all'))[0] ?? '');
  // The other PC has the file still, and what it said of it came with its archive.
  expect((await bureau.call('listTransmissions', {})).find(({ id }) => id === bundle.id)?.status).toBe(
    'delivered',
  );
});
