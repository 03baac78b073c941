import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOfDate } from '../../shared/dates.ts';
import { unpack } from '../exchange/test-bundle.ts';
import { A, BUREAU, draft, exportTo, jinan, openUnit, receive, testFolder, unitRow } from './test-stores.ts';

/** A PC whose clock is set for another part of the world. */
const zone = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'America/New_York';
});
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const midnight = startOfDate('2026-12-01');

test.each([
  ['the last moment of a month', midnight - 1, '2026-11', '2026-11-30'],
  ['the first moment of a month', midnight, '2026-12', '2026-12-01'],
])('%s is that of +08:00', async (_name, at, period, date) => {
  expect(new Date(at).getTimezoneOffset()).toBe(300);
  const unit = await openUnit(testFolder(), { now: () => at });
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
  expect(await unit.call('getSession', {})).toMatchObject({ period, cutoff: date });
  expect(await unit.call('getSheet', {})).toMatchObject({ period });
});

test('deadlines, periods, cut-offs and file names of a round do not move', async () => {
  const options = { now: () => midnight - 1 };
  const bureau = await openUnit(testFolder(), options);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name)] });
  await bureau.call('assign', { tasks: ['#1', '#5'], unit: A.name, role: 'lead' });
  const [down] = await exportTo(bureau, A.name);
  expect(basename(down ?? '')).toContain('20261130');
  const { parts } = await unpack(down ?? '');
  const file = (name: string) => parts.find((part) => part.name === name)?.bytes.toString() ?? '';
  expect(JSON.parse(file('data/bundle.json')).cutoff).toBe('2026-11-30');
  expect(file('bag-info.txt')).toContain('Bagging-Date: 2026-11-30');
  const school = await openUnit(testFolder(), options);
  await school.call('createUnit', { name: A.name, role: 'school', code: null, operator: null });
  await receive(school, down ?? '');
  expect(
    (await school.call('listTasks', { mine: true }))
      .filter((row) => row.mine?.role === 'lead')
      .map((row) => row.deadline.date),
  ).toEqual(['2022-12', '2021-12']);
  await school.call('saveDraft', { task: '#1', period: '2026-11', draft: draft({ text: '进展' }) });
  await school.call('signOff', { period: null, by: null });
  const [up] = await exportTo(school, 'all');
  await receive(bureau, up ?? '');
  const report = (await bureau.call('getTask', { task: '#1' })).reports[0];
  expect(report).toMatchObject({ period: '2026-11', signedOffAt: midnight - 1 });
  expect((await bureau.call('getWorkbench', {})).below).toMatchObject({ units: 1, reported: 1, missing: [] });
});
