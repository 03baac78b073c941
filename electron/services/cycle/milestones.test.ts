import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const FIRST = '3月底前完成方案';
const SECOND = '12月底前全面实施';

test('a milestone is marked with its day and by whom, travels, clears its light and its line of the checklist', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await bureau.call('editTask', {
    task: (await bureau.call('getTask', { task: '#8' })).row.id,
    changes: {
      deadline: {
        kind: 'ongoing',
        text: `${FIRST}，${SECOND}`,
        date: null,
        milestones: [
          { text: FIRST, date: '2026-03' },
          { text: SECOND, date: '2026-12' },
        ],
      },
    },
  });
  await bureau.call('adoptRules', { preset: 'default', set: null });
  const [list] = await bureau.call('listLedgers', {});
  await bureau.call('saveChecklist', { ledger: list?.id ?? '', lines: null });
  await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
  const lightAt = async (unit: typeof a) =>
    (await unit.call('listTasks', { cutoff: '2026-11-28' })).find(({ seq }) => seq === 8)?.light;
  // The draft of the month does not count until it is signed off.
  expect(await lightAt(a)).toMatchObject({ rule: 6, reason: expect.stringContaining(FIRST) });

  const reached = [
    { milestone: '3月底前 完成方案', on: '2026-03-25', by: '张老师' },
    { milestone: '没有这个节点', on: '2026-03-25', by: null },
  ];
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ reached }) });
  const sheet = await a.call('getSheet', { period: PERIOD });
  const row = sheet.rows.find(({ seq }) => seq === 8);
  expect(row?.draft?.reached).toEqual([{ milestone: FIRST, on: '2026-03-25', by: '张老师' }]);
  expect(row?.milestones).toEqual([
    { text: FIRST, due: '2026-03-31', reached: null },
    { text: SECOND, due: '2026-12-31', reached: null },
  ]);
  await a.call('signOff', { period: PERIOD, by: '校长' });
  expect(await lightAt(a)).not.toMatchObject({ rule: 6 });
  await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
  const detail = await bureau.call('getTask', { task: '#8' });
  expect(detail.milestones).toMatchObject([
    { text: FIRST, reached: [{ unit: { name: A.name }, on: '2026-03-25', by: '张老师' }] },
    { text: SECOND, reached: [] },
  ]);
  expect(detail.checklist.find(({ check }) => check === 'milestones')?.why).toContain(SECOND);
  const item = (await bureau.call('getReviewDesk', { task: '#8' })).items[0];
  expect(item?.changed).toContain('reached');

  // A returned report no longer says so.
  await bureau.call('review', {
    task: '#8',
    unit: A.name,
    report: item?.id ?? '',
    request: null,
    verdict: 'return',
    text: '没有方案文本',
    date: null,
    strikeOff: false,
    conclusion: null,
    approvedBy: null,
  });
  expect((await bureau.call('getTask', { task: '#8' })).milestones[0]?.reached).toEqual([]);
  expect(await lightAt(bureau)).toMatchObject({ rule: 6 });
});

test('a day that the calendar does not have is refused and nothing is saved', async () => {
  const a = await openUnit(copyWorld(played).a);
  const reached = [{ milestone: FIRST, on: '2026-02-29', by: null }];
  const error = await a.refusal('saveDraft', { task: '#1', period: PERIOD, draft: draft({ reached }) });
  expect(error.code).toBe('E_BAD_CALL');
});
