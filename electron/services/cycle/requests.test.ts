import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { B, PERIOD, playMonth, receive, testFolder, type World } from '../test-stores.ts';
import { ask, asked, crafted, deskOf, requestOf, review, signOff, stateOf, states } from './test-desk.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});
const desk = () => deskOf(played);

describe('requests', () => {
  test('a request is a draft until it is signed off; only then it travels', async () => {
    const at = await desk();
    await at.a.call('saveRequest', ask());
    expect((await at.up()).counts.new).toBe(0);
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    expect(await signOff(at.a)).toEqual({ reports: 1, requests: 1, periods: [PERIOD] });
    await at.up();
    expect(await states(at, 1)).toEqual(['underReview', 'underReview']);
  });

  test('an extension is granted with a concrete date, which then is the limit on both sides', async () => {
    const at = await desk();
    await at.bureau.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'by', text: '2026年12月', date: '2026-12' } },
    });
    await at.down();
    const early = ask({ type: 'extend', date: '2026-12-31' });
    expect((await at.a.refusal('saveRequest', early)).code).toBe('E_DATE_BEFORE');
    expect((await at.a.refusal('saveRequest', ask({ type: 'extend', date: null }))).code).toBe(
      'E_DATE_NEEDED',
    );
    expect((await at.a.refusal('saveRequest', ask({ type: 'extend', date: '2027-02-30' }))).code).toBe(
      'E_NO_SUCH_DATE',
    );
    await asked(at, ask({ type: 'extend', date: '2027-02-28', reason: '设备到货延迟' }));
    expect(await states(at, 1)).toEqual(['extensionPending', 'extensionPending']);
    const outcome = await at.bureau.call('review', review({ date: '2027-03-31' }));
    expect(outcome.state).toBe('inProgress');
    expect(outcome.decisions.map(({ verdict, date }) => [verdict, date])).toEqual([
      ['accept', '2027-03-31'],
      ['extend', '2027-03-31'],
    ]);
    await at.down();
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    for (const unit of [at.bureau, at.a])
      expect((await unit.call('getTask', { task: '#1' })).due).toMatchObject({ date: '2027-03-31' });
  });

  test('办结, then 销号: two decisions, two states, on both sides', async () => {
    const at = await desk();
    await asked(at, ask());
    const unreviewed = await at.bureau.refusal('review', review({ verdict: 'return', text: '' }));
    expect(unreviewed.code).toBe('E_WHY_NEEDED');
    await at.bureau.call('review', review());
    await at.down();
    expect(await states(at, 1)).toEqual(['completed', 'completed']);
    await asked(at, ask({ reason: '资料齐全' }));
    await at.bureau.call('review', review({ strikeOff: true, approvedBy: '局长' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['struckOff', 'struckOff']);
  });

  test('a returned application goes back to being handled with the text of the bureau', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review({ verdict: 'return', text: '缺少验收报告' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    const detail = await at.a.call('getTask', { task: '#1' });
    expect(detail.requests).toMatchObject([
      { type: 'close', status: 'returned', answer: { text: '缺少验收报告' } },
    ]);
  });

  test('where a task has a lead, only the lead applies for completion', async () => {
    const at = await desk();
    await at.bureau.call('assign', { tasks: ['#2'], unit: B.name, role: 'lead' });
    await at.down();
    expect((await at.a.refusal('saveRequest', ask({ task: '#2' }))).code).toBe('E_ONLY_LEAD');
  });

  test('after striking off no extension is asked for, and one that comes all the same is refused by name', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review({ strikeOff: true }));
    expect(await stateOf(at.bureau, 1)).toBe('struckOff');
    const back = await at.a.call('getTask', { task: '#1' });
    expect(back.row.state).toBe('underReview');
    const record = await requestOf(at, 'extend');
    const result = await receive(at.bureau, await crafted(at, at.world.a, 'submit', [record]));
    expect(result.refused.map((item) => item.reason)).toEqual(['任务处于“已销号”，不能“申请延期”']);
    await at.down();
    expect(
      (await at.a.refusal('saveRequest', ask({ type: 'extend', date: '2030-01-01' }))).message,
    ).toContain('处于“已销号”，不能“申请延期”');
  });
});
