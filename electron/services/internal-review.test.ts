import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  testFolder,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

/** A school with a draft of task 8, and one of task 1 for the next period. */
const school = async () => openUnit(copyWorld(played).a);
const NEXT = '2026-12';
const pass = { period: PERIOD, tasks: ['#8'], verdict: 'pass', text: '', by: '分管校长' } as const;
const back = { ...pass, verdict: 'return', text: '数据不全' } as const;
const reviewOf = async (unit: Awaited<ReturnType<typeof school>>) =>
  (await unit.call('getSheet', { period: PERIOD })).rows.find(({ seq }) => seq === 8)?.review;

test('filler, reviewer and signer are on the report with their names and dates', async () => {
  const a = await school();
  expect(await a.call('sendForReview', { period: PERIOD, by: '张老师' })).toEqual({
    sent: 1,
    period: PERIOD,
  });
  expect(await reviewOf(a)).toMatchObject({ state: 'awaitingInternalReview', sentBy: '张老师' });
  await a.call('reviewInternally', { ...pass, tasks: [...pass.tasks] });
  await a.call('signOff', { period: PERIOD, by: '校长' });
  const [report] = (await a.call('getTask', { task: '#8' })).reports;
  expect(report).toMatchObject({ filledBy: '张老师', reviewedBy: '分管校长', signedOffBy: '校长' });
  const dumped = JSON.parse(a.dump()).records.find((r: { id: string }) => r.id === report?.id);
  expect(dumped.fields).toMatchObject({ filledAt: expect.any(Number), reviewedAt: expect.any(Number) });
});

test('what is returned goes back to the filler with the reason, and the rest is signed off without it', async () => {
  const a = await school();
  await a.call('saveDraft', { task: '#1', period: NEXT, draft: draft({ text: '下一期' }) });
  await a.call('sendForReview', { period: PERIOD, by: null });
  expect((await a.refusal('reviewInternally', { ...back, tasks: ['#8'], text: ' ' })).code).toBe(
    'E_WHY_NEEDED',
  );
  await a.call('reviewInternally', { ...back, tasks: ['#8'] });
  expect(await reviewOf(a)).toMatchObject({ state: 'returnedInternally', note: '数据不全' });
  expect((await a.refusal('signOff', { period: PERIOD, by: '校长' })).code).toBe('E_RETURNED_INTERNALLY');
  expect(await a.call('signOff', { period: null, by: '校长' })).toMatchObject({
    reports: 1,
    periods: [NEXT],
  });
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '补齐了数据' }) });
  expect(await reviewOf(a)).toBe(null);
  await a.call('sendForReview', { period: PERIOD, by: null });
  expect(await a.call('signOff', { period: PERIOD, by: '校长' })).toMatchObject({ reports: 1 });
});

test('only what was handed in is reviewed, and it is handed in once', async () => {
  const a = await school();
  expect((await a.refusal('reviewInternally', { ...pass, tasks: ['#8'] })).code).toBe('E_NOT_IN_REVIEW');
  await a.call('sendForReview', { period: PERIOD, by: null });
  expect((await a.refusal('sendForReview', { period: PERIOD, by: null })).code).toBe(
    'E_NOTHING_TO_REVIEW_INTERNALLY',
  );
  await a.call('undoStep', { id: null });
  expect(await reviewOf(a)).toBe(null);
  await a.call('redoStep', { id: null });
  expect(await reviewOf(a)).toMatchObject({ state: 'awaitingInternalReview' });
});

test('filler and leader at one desk sign off at once, as ever', async () => {
  const a = await school();
  await a.call('signOff', { period: PERIOD, by: '校长' });
  const [report] = (await a.call('getTask', { task: '#8' })).reports;
  expect(report?.reviewedBy).toBe(undefined);
});

test('校内审核 opens on a period that waits for the leader, also where another is due first, and says how much waits in each', async () => {
  const a = await school();
  const [due, before] = (await a.call('getSheet', {})).periods.map(({ period }) => period);
  if (!due || !before) throw new Error('two periods are offered');
  await a.call('saveDraft', { task: '#1', period: before, draft: draft({ text: '补报上月' }) });
  await a.call('sendForReview', { period: before, by: null });
  expect((await a.call('getSheet', {})).period).toBe(due);
  const shown = await a.call('getSheet', { waiting: true });
  expect([shown.period, shown.rows.filter(({ review }) => review).length]).toEqual([before, 1]);
  expect(shown.periods.filter(({ waiting }) => waiting > 0)).toMatchObject([{ period: before, waiting: 1 }]);
  expect((await a.call('getSheet', { waiting: true, period: due })).period).toBe(due);
});

test('with a due day in the month after, a request goes out with the report that is due, not with that of the new month', async () => {
  const root = testFolder();
  const bureau = await openUnit(join(root, 'bureau'));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const [list] = await bureau.call('listLedgers', {});
  const cycle = { kind: 'month', day: 5, following: true } as const;
  await bureau.call('saveReportCycle', { ledgers: [list?.id ?? ''], tasks: [], cycle });
  const unit = await openUnit(join(root, 'school'));
  await unit.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(unit, (await exportTo(bureau, A.name))[0] ?? '');
  await unit.call('chooseCutoff', { date: `${NEXT}-03` });
  const asked = { type: 'extend', reason: '设备招标流标', date: '2027-06-30', text: null } as const;
  expect(await unit.call('saveRequest', { task: '#1', ...asked })).toMatchObject({ period: PERIOD });
  const { period, requests } = await unit.call('getSheet', {});
  expect([period, requests.length]).toEqual([PERIOD, 1]);
  expect((await unit.call('getWorkbench', {})).period).toBe(PERIOD);
});
