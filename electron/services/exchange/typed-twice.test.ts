import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import {
  A,
  archiveOf,
  B,
  BUREAU,
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

/** 代录 of one report on two PCs of the bureau, which hear of each other by archives. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const { evidence: _none, ...blank } = draft();
const typed = (text: string, by: string, from = '甲校李老师'): Args<'transcribeReport'> => ({
  ...{ task: '#8', unit: A.name, period: PERIOD, source: 'phone', from, by },
  report: { ...blank, text },
});

const reportsOf = async (unit: TestUnit) => (await unit.call('getTask', { task: '#8' })).reports;
const counted = async (unit: TestUnit) => (await reportsOf(unit)).find(({ replaced }) => !replaced);

async function typedTwice(onOne = '甲机听到的', onTwo = '乙机听到的') {
  const world = copyWorld(played);
  const one = await openUnit(world.bureau);
  const two = await openUnit(join(testFolder(), 'two'));
  await receive(two, await archiveOf(one));
  await one.call('transcribeReport', typed(onOne, '督办科王'));
  await two.call('transcribeReport', typed(onTwo, '督办科陈', '甲校周老师'));
  await receive(one, await archiveOf(two));
  await receive(two, await archiveOf(one));
  return { world, one, two };
}

test('what two PCs typed apart is a question to the bureau, with who typed it and from whom, the same on both', async () => {
  const { one, two } = await typedTwice();
  const found = await one.call('listDifferences', {});
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    kind: 'report',
    unit: { name: BUREAU },
    typedFor: { name: A.name },
    period: PERIOD,
    closable: true,
  });
  expect(
    found[0]?.values.map(({ value, transcribed }) => [value, transcribed?.by, transcribed?.from]).sort(),
  ).toEqual([
    ['乙机听到的', '督办科陈', '甲校周老师'],
    ['甲机听到的', '督办科王', '甲校李老师'],
  ]);
  expect(await counted(one)).toMatchObject({ text: found[0]?.values[0]?.value });
  expect(await two.call('listDifferences', {})).toEqual(found);
});

test('the version that is chosen is typed by the bureau too; all three stay, and nothing is asked any more', async () => {
  const { one, two } = await typedTwice();
  const [found] = await one.call('listDifferences', {});
  const other = found?.values[1];
  await one.call('settleDifference', { id: found?.id ?? '', choose: 1 });
  expect(await counted(one)).toMatchObject({
    version: 2,
    text: other?.value,
    unit: { name: A.name },
    transcribed: { source: 'phone', from: other?.transcribed?.from },
  });
  expect(await one.call('listDifferences', {})).toEqual([]);
  expect(await reportsOf(one)).toHaveLength(3);
  await receive(two, await archiveOf(one));
  expect(await two.call('listDifferences', {})).toEqual([]);
  expect(await counted(two)).toEqual(await counted(one));
});

test('once the unit’s own report is here there is nothing to decide, and both typed ones stay', async () => {
  const { world, one } = await typedTwice();
  const a = await openUnit(world.a);
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '自己报的' }) });
  await a.call('signOff', { period: PERIOD, by: '校长' });
  await receive(one, (await exportTo(a, BUREAU))[0] ?? '');
  expect(await one.call('listDifferences', {})).toEqual([]);
  expect(await counted(one)).toMatchObject({ text: '自己报的' });
  expect(await reportsOf(one)).toHaveLength(3);
});

test('the unit it was typed for is asked nothing, and its neighbour hears nothing of it', async () => {
  const { world, one } = await typedTwice();
  for (const [dir, name] of [
    [world.a, A.name],
    [world.b, B.name],
  ] as const) {
    const school = await openUnit(dir);
    await receive(school, (await exportTo(one, name))[0] ?? '');
    expect(await school.call('listDifferences', {})).toEqual([]);
  }
});

test('the same words typed twice are no question', async () => {
  const { one } = await typedTwice('一样的话', '一样的话');
  expect(await one.call('listDifferences', {})).toEqual([]);
});
