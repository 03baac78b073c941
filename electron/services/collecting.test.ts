import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportCycle } from '../../shared/report-cycle.ts';
import {
  A,
  B,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  receive,
  testFolder,
  unitRow,
} from './test-stores.ts';

const OCTOBER = '2026-10';
const NOVEMBER = '2026-11';
/** By the 5th of the month after. */
const cycle: ReportCycle = { kind: 'month', day: 5, following: true };

/** A bureau and two schools that were given their tasks at noon of 20 October; `go` moves the clock of all. */
async function town() {
  const root = testFolder();
  let at = Date.UTC(2026, 9, 20, 4);
  const options = { now: () => at };
  const bureau = await openUnit(join(root, 'bureau'), options);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [A, B].map(({ name, code }) => unitRow(name, { code })) });
  await bureau.call('assign', { tasks: ['#1', '#2'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#2'], unit: B.name, role: 'cooperate' });
  const [list] = await bureau.call('listLedgers', {});
  await bureau.call('saveReportCycle', { ledgers: [list?.id ?? ''], tasks: [], cycle });
  const schools = await Promise.all(
    [A, B].map(async (named) => {
      const unit = await openUnit(join(root, named.code), options);
      await unit.call('createUnit', { ...named, role: 'school', operator: '办公室' });
      await receive(unit, (await exportTo(bureau, named.name))[0] ?? '');
      return unit;
    }),
  );
  const [a, b] = schools;
  if (!a || !b) throw new Error('no school');
  const report = async (unit: typeof a, task: string, period: string) => {
    await unit.call('saveDraft', { task, period, draft: draft({ text: '完成方案论证。' }) });
    await unit.call('signOff', { period, by: '校长' });
    await receive(bureau, (await exportTo(unit, 'all'))[0] ?? '');
  };
  const below = async (turn?: 'last' | 'next') => {
    const { below: counts } = await bureau.call('getWorkbench', turn ? { turn } : {});
    const { period, by, other, units, reported, missing } = counts;
    return { period, by, other, units, reported, missing: missing.map(({ name }) => name) };
  };
  const accept = async () => {
    const { items } = await bureau.call('getReviewDesk', {});
    await bureau.call('reviewMany', {
      items: items.map(({ id, task, unit }) => ({ id, task: task.id, unit: unit.id })),
      verdict: 'accept',
      text: '',
      approvedBy: null,
    });
  };
  const go = (day: string) => {
    at = Date.parse(`${day}T04:00:00Z`);
  };
  return { bureau, a, b, report, below, accept, go };
}

test('after the due day October stays in hand until its reports are in and reviewed, then it is November', async () => {
  const { a, b, report, below, accept, go } = await town();
  go('2026-11-04');
  await report(a, '#1', OCTOBER);
  go('2026-11-09');
  expect(await below()).toEqual({
    period: OCTOBER,
    by: '2026-11-05',
    other: { turn: 'next', period: NOVEMBER },
    units: 2,
    reported: 1,
    missing: [B.name],
  });
  await report(b, '#2', OCTOBER);
  expect(await below()).toMatchObject({ period: OCTOBER, reported: 2, missing: [] });
  await accept();
  expect(await below()).toMatchObject({ period: NOVEMBER, by: '2026-12-05', reported: 0 });
  expect(await below('last')).toMatchObject({
    period: OCTOBER,
    reported: 2,
    other: { turn: 'next', period: NOVEMBER },
  });
});

test('汇总 begins with the period that the workbench collects, of all lists and of one; one that is asked for wins', async () => {
  const { bureau, a, b, report, accept, go } = await town();
  const [list] = await bureau.call('listLedgers', {});
  const begins = async (period: string | null = null) => {
    const usual = { period, system: 'c1', by: 'task' } as const;
    const all = await bureau.call('getFigures', { ...usual, ledger: null });
    const one = await bureau.call('getFigures', { ...usual, ledger: list?.id ?? '' });
    const { below } = await bureau.call('getWorkbench', {});
    return [below.period, all.period, one.period];
  };
  const every = (period: string) => [period, period, period];
  go('2026-10-21');
  expect(await begins()).toEqual(every(OCTOBER));
  go('2026-11-04');
  await report(a, '#1', OCTOBER);
  go('2026-11-25');
  expect(await begins()).toEqual(every(OCTOBER));
  expect(await begins(NOVEMBER)).toEqual([OCTOBER, NOVEMBER, NOVEMBER]);
  await report(b, '#2', OCTOBER);
  await accept();
  expect(await begins()).toEqual(every(NOVEMBER));
  go('2026-12-01');
  expect(await begins()).toEqual(every(NOVEMBER));
});

test('a school that never reports holds October only until the next due day is near', async () => {
  const { bureau, a, report, below, go } = await town();
  go('2026-11-04');
  await report(a, '#1', OCTOBER);
  go('2026-11-25');
  expect(await below()).toMatchObject({ period: OCTOBER, missing: [B.name] });
  go('2026-12-01');
  expect(await below()).toMatchObject({ period: NOVEMBER, other: { turn: 'last', period: OCTOBER } });
  expect((await below('last')).missing).toEqual([B.name]);
  const { missing } = (await bureau.call('getWorkbench', { turn: 'last' })).below;
  expect(missing.map(({ period }) => period)).toEqual([OCTOBER]);
});

test('a list assigned after the due day has nothing to collect from before', async () => {
  const { bureau, below, go } = await town();
  go('2026-10-21');
  expect(await below()).toMatchObject({ period: OCTOBER, by: '2026-11-05', other: null, units: 2 });
  go('2026-11-09');
  await bureau.call('addUnits', { rows: [unitRow('莱芜职业技术学院')] });
  await bureau.call('assign', { tasks: ['#3'], unit: '莱芜职业技术学院', role: 'lead' });
  expect((await below()).units).toBe(2);
  expect((await below('next')).units).toBe(3);
});
