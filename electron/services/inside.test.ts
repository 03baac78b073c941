import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOfDate } from '../../shared/dates.ts';
import {
  archiveOf,
  copyWorld,
  exportTo,
  openUnit,
  paperText,
  playMonth,
  receive,
  testFolder,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const at = (date: string) => ({ now: () => startOfDate(date) + 9 * 3_600_000 });
const WORDS = '本周内把选址报告送我';
const given = { task: '#1', by: '王校长', on: '2026-11-20', text: WORDS, source: null, units: [], due: null };

test("a school leader's 批示 waits on the workbench until it is answered, stands in 一事一卡, can be taken back and never leaves the school", async () => {
  const world = copyWorld(played);
  const school = await openUnit(world.a);
  const before = school.dump();
  expect(await school.call('instruct', given)).toMatchObject({ inside: true, new: false });
  const [waiting] = (await school.call('getWorkbench', {})).instructions;
  expect(waiting).toMatchObject({ by: '王校长', text: WORDS, number: '1', answeredAt: null });
  const answer = { instruction: waiting?.id ?? '', outcome: '报告已送校长', by: '张老师' };
  expect(await school.refusal('answerInstruction', { ...answer, outcome: ' ' })).toMatchObject({
    code: 'E_NO_OUTCOME',
  });
  expect(await school.refusal('answerInstruction', { ...answer, instruction: '没有' })).toMatchObject({
    code: 'E_NO_INSTRUCTION',
  });
  await school.call('answerInstruction', answer);
  expect((await school.call('getWorkbench', {})).instructions).toEqual([]);
  expect((await school.call('getTask', { task: '#1' })).inside).toMatchObject([
    { by: '王校长', recordedBy: '办公室', outcome: '报告已送校长', answeredBy: '张老师' },
  ]);
  const card = await paperText(school, { kind: 'card', task: '#1' });
  for (const piece of [WORDS, '办公室记录', '报告已送校长', '张老师']) expect(card).toContain(piece);
  const bureau = await openUnit(world.bureau);
  const [up] = await exportTo(school, 'all');
  await receive(bureau, up ?? '');
  expect(bureau.dump()).not.toContain(WORDS);
  await school.call('undoStep', { id: null });
  await school.call('undoStep', { id: null });
  expect(school.dump()).toBe(before);
  for (const by of ['', '  '])
    expect((await school.refusal('instruct', { ...given, by })).code).toBe('E_BAD_CALL');
  await school.call('instruct', { ...given, by: '办公室' });
  expect((await school.call('getTask', { task: '#1' })).inside).toMatchObject([{ recordedBy: null }]);
});

test('责任人 of several tasks is set in one step, found by name, followed by a hand-over on its day, kept by the other PC of the school and by nobody else', async () => {
  const world = copyWorld(played);
  const school = await openUnit(world.a, at('2027-01-10'));
  expect(
    await school.call('saveOwner', { tasks: ['#1', '#2'], owner: '李主任', leader: '赵副校长' }),
  ).toEqual({ changed: 2 });
  expect(await school.call('saveOwner', { tasks: ['#1'], owner: '李主任' })).toEqual({ changed: 0 });
  await school.call('saveOwner', { tasks: ['#2'], leader: null });
  const owners = async (unit: typeof school) =>
    (await unit.call('listTasks', {})).flatMap(({ number, owner }) =>
      owner ? [[number, owner.owner, owner.leader]] : [],
    );
  const named = [
    ['1', '李主任', '赵副校长'],
    ['2', '李主任', null],
  ];
  expect(await owners(school)).toEqual(named);
  expect((await school.call('getTask', { task: '#1' })).history[0]).toMatchObject({ kind: 'owner' });
  const card = await paperText(school, { kind: 'card', task: '#1' });
  for (const piece of ['责任人', '李主任', '分管领导', '赵副校长']) expect(card).toContain(piece);
  expect((await school.call('listTasks', { search: '赵副校长' })).map(({ number }) => number)).toEqual(['1']);
  expect((await school.call('listPeople', {})).names).toEqual(expect.arrayContaining(['李主任', '赵副校长']));

  const archive = await archiveOf(school);
  const other = await openUnit(join(testFolder(), 'new'), at('2027-01-10'));
  await receive(other, archive);
  expect(await owners(other)).toEqual(named);
  const bureau = await openUnit(world.bureau);
  await receive(bureau, (await exportTo(school, 'all'))[0] ?? '');
  expect(bureau.dump()).not.toContain('李主任');

  const change = {
    posts: ['owner' as const],
    from: '李主任',
    to: '周主任',
    on: '2027-01-20',
    witness: null,
    phone: null,
    unit: null,
  };
  await school.call('handOver', change);
  expect(await owners(school)).toEqual(named);
  school.close();
  const later = await openUnit(world.a, at('2027-01-20'));
  expect(await owners(later)).toEqual([
    ['1', '周主任', '赵副校长'],
    ['2', '周主任', null],
  ]);
  await later.call('saveOwner', { tasks: ['#1', '#2'], owner: null, leader: null });
  expect(await owners(later)).toEqual([]);
});
