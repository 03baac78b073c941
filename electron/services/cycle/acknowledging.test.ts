import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { A, draft, PERIOD, playMonth, testFolder, type World } from '../test-stores.ts';
import { deskOf, signOff, states } from './test-desk.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});
const desk = () => deskOf(played);

describe('签收 and 退回改派', () => {
  test('an issued task awaits acknowledgement, is acknowledged, and the bureau learns of it', async () => {
    const at = await desk();
    expect(await states(at, 8)).toEqual(['assigned', 'inProgress']);
    await at.a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    expect(await states(at, 8)).toEqual(['assigned', 'awaitingAcknowledgement']);
    expect(await at.a.call('acknowledge', { tasks: ['#8'], by: null })).toEqual({
      acknowledged: 1,
      unchanged: 0,
    });
    expect(await at.a.call('acknowledge', { tasks: ['#8'], by: null })).toEqual({
      acknowledged: 0,
      unchanged: 1,
    });
    await at.up();
    expect(await states(at, 8)).toEqual(['inProgress', 'inProgress']);
  });

  test('a report on a task that awaits acknowledgement acknowledges it; both are in its history, once', async () => {
    const { a } = await desk();
    const history = await a.call('listHistory', { task: '#1', before: null, limit: 50 });
    const own = history.filter((entry) => entry.via === 'local').map((entry) => entry.kind);
    expect(own).toEqual(['report', 'acknowledgement']);
    await a.call('saveDraft', {
      task: '#1',
      period: '2026-12',
      draft: draft({ text: '十二月进展' }),
    });
    await signOff(a);
    const later = await a.call('listHistory', { task: '#1', before: null, limit: 50 });
    expect(later.filter((entry) => entry.kind === 'acknowledgement')).toHaveLength(1);
  });

  test('退回改派 needs a reason, reaches the bureau, and a new 交办 is a new round to be acknowledged anew', async () => {
    const at = await desk();
    await at.a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    expect((await at.a.refusal('decline', { task: '#8', reason: '  ', by: null })).code).toBe('E_WHY_NEEDED');
    await at.a.call('decline', { task: '#8', reason: '不是本校职责', by: '校长' });
    await at.up();
    expect(await states(at, 8)).toEqual(['returnedForReassignment', 'returnedForReassignment']);
    const blocked = await at.a.refusal('saveDraft', {
      task: '#8',
      period: PERIOD,
      draft: draft({ text: 'x' }),
    });
    expect(blocked).toMatchObject({ code: 'E_TRANSITION' });
    expect(blocked.message).toContain('退回改派');
    await at.bureau.call('assign', { tasks: ['#8'], unit: A.name, role: 'cooperate' });
    await at.down();
    expect(await states(at, 8)).toEqual(['assigned', 'awaitingAcknowledgement']);
    await at.a.call('acknowledge', { tasks: ['#8'], by: null });
    await at.up();
    expect(await states(at, 8)).toEqual(['inProgress', 'inProgress']);
  });

  test('what was acknowledged is no longer returned, and what is not ours is neither', async () => {
    const { a } = await desk();
    const late = await a.refusal('decline', { task: '#1', reason: '不是本校职责', by: null });
    expect(late.message).toBe(
      '任务“1 · ' +
        (await a.call('getTask', { task: '#1' })).row.title.slice(0, 60) +
        '”处于“办理中”，不能“退回改派”。',
    );
    expect((await a.refusal('acknowledge', { tasks: ['#4'], by: null })).code).toBe('E_NOT_OURS');
    const english = await a.refusal(
      'decline',
      { task: '#1', reason: 'not ours', by: null },
      { language: 'en' },
    );
    expect(english.message).toContain('is in progress; it is not possible to decline');
  });
});
