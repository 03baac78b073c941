import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  exportTo,
  openUnit,
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

const approve = (unit: TestUnit, tasks: readonly string[], by: string, date: string | null = null) =>
  unit.call('decideTasks', {
    tasks: [...tasks],
    verdict: 'approve',
    text: '',
    year: null,
    approvedBy: by,
    date,
  });

const rowOf = async (unit: TestUnit, task: string) => (await unit.call('getTask', { task })).row;
const issue = { to: [A.name], dir: '', kind: null };

test('an approval is recorded with name and day, at any time before the end, and the last one holds', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  expect(await rowOf(bureau, '#1')).toMatchObject({ approval: null, awaitsApproval: false });
  expect((await approve(bureau, ['#1', '#5'], '王局长', '2026-11-20')).decided).toBe(2);
  expect((await rowOf(bureau, '#1')).approval).toEqual({ by: '王局长', on: '2026-11-20' });
  await approve(bureau, ['#1'], '李局长', '2026-11-21');
  expect((await rowOf(bureau, '#1')).approval).toEqual({ by: '李局长', on: '2026-11-21' });
  await bureau.call('undoStep', { id: null });
  expect((await rowOf(bureau, '#1')).approval).toEqual({ by: '王局长', on: '2026-11-20' });
  const refused = { tasks: ['#2'], verdict: 'approve', text: '', year: null, approvedBy: ' ' } as const;
  expect((await bureau.refusal('decideTasks', { ...refused, tasks: ['#2'] })).code).toBe('E_APPROVER_NEEDED');
});

test('without the setting an unapproved list goes down; with it nothing does until all of it is approved', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
  const [list] = await bureau.call('listLedgers', {});
  const ledger = list?.id ?? '';
  const gated = await bureau.call('saveApprovalGate', { ledger, on: true });
  expect(gated).toMatchObject({ needsApproval: true, unapproved: 40 });
  const before = bureau.dump();
  const error = await bureau.refusal('exportBundles', { ...issue, dir: testFolder() });
  expect(error.code).toBe('E_NOT_APPROVED');
  expect(error.message).toMatch(/^有 \d+ 项任务还没有立项审定，没有下发：“/);
  expect(bureau.dump()).toBe(before);
  // What was decided about what is there already still goes.
  await bureau.call('exportBundles', { ...issue, dir: testFolder(), kind: 'decide' as const });

  const all = (await bureau.call('listTasks', { ledger })).map(({ id }) => id);
  await approve(bureau, all, '王局长');
  await bureau.call('splitTask', {
    task: '#5',
    parts: [{ title: '经审定的一行的一部分', unit: A.name, role: 'lead', due: null }],
  });
  expect(await rowOf(bureau, '#5.1')).toMatchObject({ approval: { by: '王局长' }, awaitsApproval: false });
  await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
  // Who approved is the body's own affair.
  expect(new Set((await a.call('listTasks', {})).map(({ approval }) => approval))).toEqual(new Set([null]));
  expect((await a.refusal('saveApprovalGate', { ledger, on: false })).code).toBe('E_NOT_ISSUER');

  const added = await bureau.call('addTask', { ledger, task: { title: '后来增加的任务' } });
  expect(await rowOf(bureau, added.id)).toMatchObject({ approval: null, awaitsApproval: true });
  await bureau.call('assign', { tasks: [added.id], unit: A.name, role: 'lead' });
  expect((await bureau.refusal('exportBundles', { ...issue, dir: testFolder() })).message).toContain(
    '后来增加的任务',
  );
  await bureau.call('saveApprovalGate', { ledger, on: false });
  await exportTo(bureau, A.name);
});
