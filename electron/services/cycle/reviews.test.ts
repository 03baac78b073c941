import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { B, draft, PERIOD, playMonth, testFolder, type World } from '../test-stores.ts';
import { deskOf, review, signOff } from './test-desk.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});
const desk = () => deskOf(played);

describe('reviews', () => {
  test('a report is accepted or returned with text, once; the school sees which', async () => {
    const at = await desk();
    await at.bureau.call('review', review({ verdict: 'return', text: '请补充数据' }));
    expect((await at.bureau.refusal('review', review())).code).toBe('E_ALREADY_DECIDED');
    await at.down();
    const [report] = (await at.a.call('getTask', { task: '#1' })).reports;
    expect(report).toMatchObject({ status: 'returned', answer: { text: '请补充数据' } });
  });

  test('a review of a report that was replaced meanwhile is refused, and the new version named', async () => {
    const at = await desk();
    const [first] = (await at.bureau.call('getTask', { task: '#1' })).reports;
    await at.a.call('saveDraft', {
      task: '#1',
      period: PERIOD,
      draft: draft({ text: '更正后的进展', reason: '数字有误' }),
    });
    await signOff(at.a);
    await at.up();
    const refused = await at.bureau.refusal('review', review({ report: first?.id ?? '' }));
    expect(refused.code).toBe('E_REPORT_REPLACED');
    expect(refused.message).toContain('第 2 版');
  });

  test('a review made before the new version was known stays with the old one', async () => {
    const at = await desk();
    await at.bureau.call('review', review({ verdict: 'return', text: '请补充数据' }));
    await at.a.call('saveDraft', {
      task: '#1',
      period: PERIOD,
      draft: draft({ text: '更正后的进展', reason: '数字有误' }),
    });
    await signOff(at.a);
    await at.down();
    const reports = (await at.a.call('getTask', { task: '#1' })).reports;
    expect(reports.map(({ version, status, replaced }) => [version, status, replaced])).toEqual([
      [2, 'signedOff', false],
      [1, 'returned', true],
    ]);
    await at.up();
    expect((await at.bureau.call('review', review())).decisions).toHaveLength(1);
  });

  test('nobody reviews what another body issued, what is not assigned, or what was never sent', async () => {
    const at = await desk();
    expect((await at.a.refusal('review', review())).code).toBe('E_NOT_ISSUER');
    expect((await at.bureau.refusal('review', review({ unit: B.name }))).code).toBe('E_NOT_ASSIGNED');
    expect((await at.bureau.refusal('review', review({ task: '#8' }))).code).toBe('E_NOTHING_TO_REVIEW');
    expect((await at.bureau.refusal('review', review({ strikeOff: true }))).code).toBe('E_TRANSITION');
  });
});
