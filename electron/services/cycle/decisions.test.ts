import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  A,
  B,
  BUREAU,
  exportTo,
  openUnit,
  playMonth,
  receive,
  taskId,
  testFolder,
  unitId,
  type World,
} from '../test-stores.ts';
import { ask, asked, crafted, decisionRecord, deskOf, review, rule, stateOf, states } from './test-desk.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});
const desk = () => deskOf(played);

describe('what the bureau decides of its own accord', () => {
  test('暂缓, 恢复 and 撤销 with a reason, on both sides', async () => {
    const at = await desk();
    expect((await at.bureau.refusal('decideTasks', rule({ text: '' }))).code).toBe('E_WHY_NEEDED');
    await at.bureau.call('decideTasks', rule({}));
    await at.down();
    expect(await states(at, 1)).toEqual(['suspended', 'suspended']);
    expect((await at.bureau.refusal('decideTasks', rule({ verdict: 'cancel' }))).code).toBe('E_TRANSITION');
    expect((await at.bureau.refusal('assign', { tasks: ['#1'], unit: B.name, role: 'lead' })).code).toBe(
      'E_TRANSITION',
    );
    await at.bureau.call('decideTasks', rule({ verdict: 'resume', text: '' }));
    await at.bureau.call('decideTasks', rule({ verdict: 'cancel' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['cancelled', 'cancelled']);
  });

  test('年度办结 is for tasks without a deadline and leaves them in progress', async () => {
    const at = await desk();
    const year = rule({ verdict: 'completeYear', text: '', year: 2026 });
    expect((await at.bureau.refusal('decideTasks', year)).code).toBe('E_ONLY_ONGOING');
    await at.bureau.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'ongoing', text: '持续推进', date: null } },
    });
    await at.bureau.call('decideTasks', year);
    expect(await stateOf(at.bureau, 1)).toBe('inProgress');
    expect((await at.bureau.call('getTask', { task: '#1' })).decisions).toMatchObject([
      { verdict: 'completeYear', year: 2026 },
    ]);
  });

  test('立项 is approved by a named leader and stays with the bureau', async () => {
    const at = await desk();
    const approve = rule({ tasks: ['#5'], verdict: 'approve', text: '' });
    expect((await at.bureau.refusal('decideTasks', approve)).code).toBe('E_APPROVER_NEEDED');
    await at.bureau.call('decideTasks', { ...approve, approvedBy: '局长' });
    await at.bureau.call('assign', { tasks: ['#5'], unit: A.name, role: 'lead' });
    await at.down();
    expect((await at.a.call('getTask', { task: '#5' })).decisions).toEqual([]);
  });
});

describe('bundles with decisions', () => {
  test('receiving them again changes nothing, and undoing gives back the exact earlier dump', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review());
    const before = at.a.dump();
    const [file] = await exportTo(at.bureau, A.name);
    await receive(at.a, file ?? '');
    const once = at.a.dump();
    expect(once).not.toBe(before);
    const [again] = await exportTo(at.bureau, A.name);
    await receive(at.a, again ?? '');
    expect(at.a.dump()).toBe(once);
    await at.a.call('undoReceive', { id: null });
    await at.a.call('undoReceive', { id: null });
    expect(at.a.dump()).toBe(before);
    expect((await at.a.call('checkStore', {})).problems).toEqual([]);
  });

  test('what comes up with a request is taken back with it', async () => {
    const at = await desk();
    const before = at.bureau.dump();
    await asked(at, ask());
    expect(at.bureau.dump()).toContain('已全部完成');
    await at.bureau.call('undoReceive', { id: null });
    expect(at.bureau.dump()).toBe(before);
  });

  test('another unit sees that the task is done, and nothing of the exchange with its lead', async () => {
    const at = await desk();
    await at.bureau.call('assign', { tasks: ['#1'], unit: B.name, role: 'cooperate' });
    await asked(at, ask({ reason: '只有甲校知道的理由' }));
    await at.bureau.call('review', review({ text: '' }));
    await at.bureau.call('review', review({ verdict: 'return', text: '只给甲校的意见', task: '#2' }));
    const b = await openUnit(at.world.b);
    const [file] = await exportTo(at.bureau, B.name);
    await receive(b, file ?? '');
    expect(await stateOf(b, 1)).toBe('completed');
    expect(b.dump()).not.toContain('只有甲校知道的理由');
    expect(b.dump()).not.toContain('只给甲校的意见');
  });

  test('a decision for another unit, or one that the machine does not have, is refused by name', async () => {
    const at = await desk();
    const [task, other, author] = [
      await taskId(at.a, 1),
      await unitId(at.bureau, B.name),
      await unitId(at.bureau, BUREAU),
    ];
    const forB = decisionRecord(author, task, { unit: other, verdict: 'accept' });
    const tooEarly = decisionRecord(author, task, { unit: null, verdict: 'strikeOff' });
    const result = await receive(at.a, await crafted(at, at.world.bureau, 'issue', [forB, tooEarly]));
    expect(result.refused.map((item) => item.reason)).toEqual([
      '这一条是给其他单位的',
      '任务处于“办理中”，不能“销号”',
    ]);
    expect(await stateOf(at.a, 1)).toBe('inProgress');
  });
});
