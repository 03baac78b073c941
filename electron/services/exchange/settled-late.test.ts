import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import { startOfDate } from '../../../shared/dates.ts';
import type { DifferenceView } from '../../../shared/model/views.ts';
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

/** A report written twice is decided while a report would be taken, and no longer: what was signed then stays as it is. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const at = (date: string) => ({ now: () => startOfDate(date) + 9 * 3_600_000 });
const IN_TIME = '2026-12-20';
const LAST_DAY = '2026-12-31';
const TOO_LATE = '2027-01-01';

const counted = async (unit: TestUnit, { task, period }: DifferenceView) =>
  (await unit.call('getTask', { task: task ?? '' })).reports.find(
    (report) => report.period === period && !report.replaced,
  );
const onlyOne = async (unit: TestUnit): Promise<DifferenceView> => {
  const [found, ...more] = await unit.call('listDifferences', {});
  if (!found || more.length > 0) throw new Error('one report was written twice');
  return found;
};

async function rollOver(bureau: TestUnit): Promise<string> {
  const ledger = (await bureau.call('listLedgers', {}))[0]?.id ?? '';
  const { lines } = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
  const tasks = lines.flatMap(({ goes, task }) => (goes ? [{ task, due: null, figures: [] }] : []));
  const plan = { year: 2026, into: null, title: '2027年度任务清单', lastDay: LAST_DAY, keepUnits: true };
  await bureau.call('rollOver', { ...plan, ledger, tasks });
  return ledger;
}

/** Two PCs, each with its own version of one report, and the first knows both. */
async function writtenTwice(dir: string, write: (unit: TestUnit, name: string) => Promise<unknown>) {
  const one = await openUnit(dir, at(IN_TIME));
  const two = await openUnit(join(testFolder(), 'two'), at(IN_TIME));
  await receive(two, await archiveOf(one));
  await write(one, '甲机');
  await write(two, '乙机');
  await receive(one, await archiveOf(two));
  return one;
}

const signedTwice = (dir: string) =>
  writtenTwice(dir, async (unit, name) => {
    await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: `${name}的进展` }) });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
  });

const { evidence: _none, ...blank } = draft();
const typedTwice = (dir: string) =>
  writtenTwice(dir, (unit, name) => {
    const typed: Args<'transcribeReport'> = {
      ...{ task: '#8', unit: A.name, period: PERIOD, source: 'phone', from: null, by: name },
      report: { ...blank, text: `${name}听到的` },
    };
    return unit.call('transcribeReport', typed);
  });

/** As it is shown, as it is counted, and what becomes of deciding. */
async function expectStands(unit: TestUnit, ended: string, code: string): Promise<void> {
  const found = await onlyOne(unit);
  expect(found).toMatchObject({ kind: 'report', closable: false, ended });
  expect((await unit.call('getWorkbench', {})).differences).toBe(0);
  const [before, first] = [unit.dump(), await counted(unit, found)];
  for (const choose of [0, 1])
    expect((await unit.refusal('settleDifference', { id: found.id, choose })).code).toBe(code);
  expect(unit.dump()).toBe(before);
  expect(first).toMatchObject({ text: found.values[0]?.value });
}

test('of a closed year nothing is signed anew; opened again it is decided, and the body takes it', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau, at(IN_TIME));
  const ledger = await rollOver(bureau);
  const one = await signedTwice(world.a);
  await receive(one, (await exportTo(bureau, A.name))[0] ?? '');
  expect(await one.call('listDifferences', {})).toMatchObject([{ closable: true, ended: null }]);
  await receive(bureau, (await exportTo(one, 'all'))[0] ?? '');
  one.close();
  bureau.close();

  const late = await openUnit(world.a, at(TOO_LATE));
  await expectStands(late, 'listClosed', 'E_LIST_CLOSED');
  const above = await openUnit(world.bureau, at(TOO_LATE));
  expect(await above.call('listDifferences', {})).toMatchObject([{ closable: false, ended: 'listClosed' }]);
  await above.call('reopenYear', { ledger });
  await receive(late, (await exportTo(above, A.name))[0] ?? '');
  const open = await onlyOne(late);
  expect(open).toMatchObject({ closable: true, ended: null });
  await late.call('settleDifference', { id: open.id, choose: 1 });
  expect((await receive(above, (await exportTo(late, 'all'))[0] ?? '')).refused).toEqual([]);
  expect(await above.call('listDifferences', {})).toEqual([]);
  expect(await counted(above, open)).toMatchObject({ text: open.values[1]?.value, version: 2 });
});

test('it is decided on the last day still', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau, at(IN_TIME));
  await rollOver(bureau);
  const one = await signedTwice(world.a);
  await receive(one, (await exportTo(bureau, A.name))[0] ?? '');
  one.close();
  const last = await openUnit(world.a, at(LAST_DAY));
  const open = await onlyOne(last);
  await last.call('settleDifference', { id: open.id, choose: 0 });
  expect((await receive(bureau, (await exportTo(last, 'all'))[0] ?? '')).refused).toEqual([]);
});

test('what a body typed twice is not typed anew for a closed year either', async () => {
  const world = copyWorld(played);
  const bureau = await typedTwice(world.bureau);
  await rollOver(bureau);
  bureau.close();
  await expectStands(await openUnit(world.bureau, at(TOO_LATE)), 'listClosed', 'E_LIST_CLOSED');
});

test('nor is a report of a task that was suspended since; resumed it is decided', async () => {
  const world = copyWorld(played);
  const bureau = await typedTwice(world.bureau);
  const decide = { tasks: ['#8'], text: '政策调整', year: null, approvedBy: null };
  await bureau.call('decideTasks', { ...decide, verdict: 'suspend' });
  await expectStands(bureau, 'taskEnded', 'E_TRANSITION');
  await bureau.call('decideTasks', { ...decide, verdict: 'resume' });
  const open = await onlyOne(bureau);
  await bureau.call('settleDifference', { id: open.id, choose: 1 });
  expect(await counted(bureau, open)).toMatchObject({ text: open.values[1]?.value });
});

test('how a task of a closed year is worded is not signed, and is decided as ever', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau, at(IN_TIME));
  const { id } = (await bureau.call('getTask', { task: '#8' })).row;
  await rollOver(bureau);
  bureau.close();
  const one = await writtenTwice(world.bureau, (unit, name) =>
    unit.call('editTask', { task: id, changes: { title: `${name}改的标题` } }),
  );
  one.close();
  const late = await openUnit(world.bureau, at(TOO_LATE));
  const open = await onlyOne(late);
  expect(open).toMatchObject({ kind: 'field', field: 'title', closable: true, ended: null });
  await late.call('settleDifference', { id: open.id, choose: 1 });
  expect((await late.call('getTask', { task: id })).row.title).toBe(open.values[1]?.value);
  expect(await late.call('listDifferences', {})).toEqual([]);
});
