import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  B,
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

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

/** A's month is at the bureau, and A has nothing half written. */
async function desk(): Promise<{ world: World; bureau: TestUnit; a: TestUnit }> {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
  return { world, bureau, a };
}

const NEXT = '2026-12';

async function report(unit: TestUnit, task: string, change: Parameters<typeof draft>[0], period = NEXT) {
  await unit.call('saveDraft', { task, period, draft: draft(change) });
  await unit.call('signOff', { period, by: '校长' });
}

test('what says something new comes before what repeats last period, with last period beside it', async () => {
  const { bureau, a } = await desk();
  const first = await bureau.call('getReviewDesk', {});
  const waiting = first.items.map(({ id, task, unit }) => ({ id, task: task.id, unit: unit.id }));
  await bureau.call('reviewMany', { items: waiting, verdict: 'accept', text: '', approvedBy: null });
  const before = first.items.find(({ task }) => task.number === '1')?.report;
  const { text = '', percent = null, evidence = [] } = before ?? {};
  await report(a, '#1', { text, percent, evidence });
  await report(a, '#2', { text: '已开工建设' });
  await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
  const { items } = await bureau.call('getReviewDesk', {});
  expect(items.map(({ task, changed }) => [task.number, changed.includes('text')])).toEqual([
    ['2', true],
    ['1', false],
  ]);
  expect(items[1]?.last?.text).toBe(before?.text);
});

test('a report that was replaced meanwhile is not decided about, and the others are', async () => {
  const { bureau, a } = await desk();
  const { items } = await bureau.call('getReviewDesk', {});
  const old = items.map(({ id, task, unit }) => ({ id, task: task.id, unit: unit.id }));
  const one = items.find(({ task }) => task.number === '1');
  await report(a, '#1', { text: '更正后的进展', reason: '数据有误' }, one?.report?.period);
  await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
  const done = await bureau.call('reviewMany', { items: old, verdict: 'accept', text: '', approvedBy: null });
  expect(done.decided).toBe(old.length - 1);
  expect(done.refused).toMatchObject([{ id: one?.id, error: { code: 'E_REPORT_REPLACED' } }]);
  expect(done.refused[0]?.error.message).toContain('第 2 版');
  const left = await bureau.call('getReviewDesk', {});
  expect(left.items.map(({ report: r, earlier }) => [r?.text, earlier?.id])).toEqual([
    ['更正后的进展', one?.id],
  ]);
});

test('a return without words is refused for each, and nothing is decided', async () => {
  const { bureau } = await desk();
  const { items } = await bureau.call('getReviewDesk', {});
  const [first] = items;
  const done = await bureau.call('reviewMany', {
    items: [{ id: first?.id ?? '', task: first?.task.id ?? '', unit: first?.unit.id ?? '' }],
    verdict: 'return',
    text: '  ',
    approvedBy: null,
  });
  expect(done).toMatchObject({ decided: 0, refused: [{ error: { code: 'E_WHY_NEEDED' } }] });
  expect((await bureau.call('getReviewDesk', {})).items).toHaveLength(items.length);
});

test('what was decided waits until a file has carried it to its unit', async () => {
  const { bureau } = await desk();
  const { items, toSend } = await bureau.call('getReviewDesk', {});
  expect(toSend).toEqual({ decisions: 0, units: [] });
  const all = items.map(({ id, task, unit }) => ({ id, task: task.id, unit: unit.id }));
  await bureau.call('reviewMany', { items: all, verdict: 'accept', text: '', approvedBy: null });
  const waiting = await bureau.call('getReviewDesk', {});
  expect(waiting.items).toEqual([]);
  expect(waiting.toSend).toMatchObject({ decisions: all.length, units: [{ name: A.name }] });
  await exportTo(bureau, B.name);
  expect((await bureau.call('getReviewDesk', {})).toSend.decisions).toBe(all.length);
  await exportTo(bureau, A.name);
  expect((await bureau.call('getReviewDesk', {})).toSend).toEqual({ decisions: 0, units: [] });
});

test('the desk shows one unit or one task, and a school has nothing on it', async () => {
  const { bureau, a } = await desk();
  const all = await bureau.call('getReviewDesk', {});
  expect((await bureau.call('getReviewDesk', { unit: A.name })).items).toHaveLength(all.items.length);
  expect((await bureau.call('getReviewDesk', { unit: B.name })).items).toEqual([]);
  const one = await bureau.call('getReviewDesk', { task: '#1' });
  expect(one.items.map(({ task }) => task.number)).toEqual(['1']);
  expect((await bureau.refusal('getReviewDesk', { unit: '没有这个学校' })).code).toBe('E_NO_UNIT');
  expect((await a.call('getReviewDesk', {})).items).toEqual([]);
});

test('常用语 are remembered', async () => {
  const { bureau } = await desk();
  const first = await bureau.call('getPhrases', {});
  expect(first.length).toBeGreaterThan(0);
  await bureau.call('savePhrases', { phrases: ['请补充图片。', '请补充图片。'] });
  expect(await bureau.call('getPhrases', {})).toEqual(['请补充图片。']);
});
