import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  copyWorld,
  DRAFT_A,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_A,
  testFolder,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('reports', () => {
  test('a correction is version n+1 and needs a reason; every version travels and stays', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    const second = { task: '#1', period: PERIOD, draft: draft({ text: '更正后的进展' }) };
    await a.call('saveDraft', second);
    const before = a.dump();
    expect((await a.refusal('signOff', { period: PERIOD, by: null })).code).toBe('E_REASON_NEEDED');
    expect(a.dump()).toBe(before);
    await a.call('saveDraft', { ...second, draft: draft({ text: '更正后的进展', reason: '数字有误' }) });
    expect(await a.call('signOff', { period: PERIOD, by: '校长' })).toEqual({
      reports: 1,
      periods: [PERIOD],
    });
    const [path] = await exportTo(a, 'all');
    await receive(bureau, path ?? '');
    const { reports } = await bureau.call('getTask', { task: '#1' });
    expect(
      reports.map(({ version, text, reason, signedOffBy }) => ({ version, text, reason, signedOffBy })),
    ).toEqual([
      { version: 2, text: '更正后的进展', reason: '数字有误', signedOffBy: '校长' },
      { version: 1, text: SECRET_A, reason: null, signedOffBy: '分管校领导' },
    ]);
    expect((await bureau.call('getTask', { task: '#1' })).row.progress?.text).toBe('更正后的进展');
  });

  test('sign-off covers every period that has drafts, or the one that is named', async () => {
    const a = await openUnit(copyWorld(played).a);
    for (const period of ['2026-10', '2026-12'])
      await a.call('saveDraft', { task: '#1', period, draft: draft({ text: period }) });
    expect(await a.call('signOff', { period: '2026-12', by: null })).toEqual({
      reports: 1,
      periods: ['2026-12'],
    });
    expect(await a.call('signOff', { period: null, by: null })).toEqual({
      reports: 2,
      periods: ['2026-10', PERIOD],
    });
    expect((await a.refusal('signOff', { period: null, by: null })).code).toBe('E_NOTHING_TO_SIGN');
  });

  test('the sheet shows what was signed off, the draft, and the last period beside the field', async () => {
    const a = await openUnit(copyWorld(played).a);
    const november = (await a.call('getSheet', { period: PERIOD })).rows;
    expect(november.find((row) => row.seq === 1)).toMatchObject({
      signed: { text: SECRET_A },
      last: null,
      draft: null,
    });
    expect(november.find((row) => row.seq === 8)).toMatchObject({ signed: null, draft: { text: DRAFT_A } });
    const december = (await a.call('getSheet', { period: '2026-12' })).rows;
    expect(december.find((row) => row.seq === 1)).toMatchObject({
      last: { text: SECRET_A, period: PERIOD },
      signed: null,
    });
  });

  test('本期无进展 with a reason is a report, an empty one is not', async () => {
    const a = await openUnit(copyWorld(played).a);
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ noChange: '等待细则' }) });
    expect((await a.call('signOff', { period: PERIOD, by: null })).reports).toBe(1);
    await a.call('saveDraft', { task: '#8', period: '2026-12', draft: draft({ problems: '只有问题' }) });
    expect((await a.refusal('signOff', { period: '2026-12', by: null })).code).toBe('E_EMPTY_REPORT');
    await a.call('saveDraft', { task: '#8', period: '2026-12', draft: draft() });
    expect((await a.refusal('signOff', { period: '2026-12', by: null })).code).toBe('E_NOTHING_TO_SIGN');
  });

  test('what no receiver would take is refused when it is typed, not when it is sent', async () => {
    const a = await openUnit(copyWorld(played).a);
    const refused = async (change: Parameters<typeof draft>[0]) =>
      (await a.refusal('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '有', ...change }) }))
        .code;
    expect(await refused({ percent: 100.5 })).toBe('E_BAD_FIELD');
    expect(await refused({ percent: -1 })).toBe('E_BAD_FIELD');
    expect(await refused({ text: '长'.repeat(20_001) })).toBe('E_BAD_FIELD');
    await a.call('saveDraft', {
      task: '#8',
      period: PERIOD,
      draft: draft({ text: '长'.repeat(20_000), percent: 100 }),
    });
    expect((await a.refusal('signOff', { period: null, by: '名'.repeat(101) })).code).toBe('E_BAD_FIELD');
    expect((await a.call('signOff', { period: null, by: '名'.repeat(100) })).reports).toBe(1);
    expect(await exportTo(a, 'all')).toHaveLength(1);
  });

  test('a wrong period, an unknown task and a file that is not there are refused', async () => {
    const a = await openUnit(copyWorld(played).a);
    const save = async (task: string, period: string) =>
      (await a.refusal('saveDraft', { task, period, draft: draft({ text: 'x' }) })).code;
    expect(await save('#1', '2026-13')).toBe('E_BAD_PERIOD');
    expect(await save('#99', PERIOD)).toBe('E_NO_TASK');
    expect(await save('别的台账#1', PERIOD)).toBe('E_NO_LEDGER');
    expect((await a.refusal('addEvidence', { task: '#1', period: PERIOD, path: '/none' })).code).toBe(
      'E_FILE_NOT_FOUND',
    );
    expect((await a.refusal('getSheet', { period: 'x' })).code).toBe('E_BAD_PERIOD');
  });

  test('an actual value shows the distance to its target', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const target = (await a.call('getTask', { task: '#1' })).indicators.find((each) => each.value === 23.1);
    await a.call('saveDraft', {
      task: '#1',
      period: '2026-12',
      draft: draft({ actuals: [{ indicator: target?.id ?? '', value: 20 }] }),
    });
    await a.call('signOff', { period: null, by: null });
    const [path] = await exportTo(a, 'all');
    await receive(bureau, path ?? '');
    const seen = (await bureau.call('getTask', { task: '#1' })).indicators.find(
      (each) => each.value === 23.1,
    );
    expect(seen).toMatchObject({ actual: 20, distance: '还差 3.1万人' });
  });

  test('check finds a record that is not well-formed and evidence that was changed', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const [item] = (await a.call('getTask', { task: '#1' })).reports[0]?.evidence ?? [];
    writeFileSync(join(world.a, 'evidence', item?.sha256.slice(0, 2) ?? '', item?.sha256 ?? ''), '改过');
    expect((await a.call('checkStore', {})).problems).toHaveLength(1);
    const { files } = await a.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
    expect(files.map(({ evidence }) => evidence.lost)).toEqual([[item?.name]]);
  });
});

describe('校验', () => {
  test('what must be put right is named with its field, and is not signed off; the rest is a remark', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const put = (text: string, change: Parameters<typeof draft>[0] = {}) =>
      a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text, ...change }) });
    await put('无');
    const found = await a.call('validate', { period: PERIOD });
    expect(found).toMatchObject({ ok: false, due: 3, filled: 3 });
    expect(found.findings).toMatchObject([{ seq: 8, level: 'hard', check: 'placeholder', field: 'text' }]);
    const refused = await a.refusal('signOff', { period: PERIOD, by: null });
    expect(refused.code).toBe('E_FINDINGS');
    expect(refused.message).toContain('本期无进展');
    await put('已完成招标。', { problems: '资金不足' });
    const soft = await a.call('validate', { period: PERIOD });
    expect(soft).toMatchObject({ ok: true, findings: [{ level: 'soft', field: 'next' }] });
    expect(await a.call('signOff', { period: PERIOD, by: null })).toMatchObject({ reports: 1 });
    expect((await a.refusal('validate', { period: '2026-13' })).code).toBe('E_BAD_PERIOD');
  });
});
