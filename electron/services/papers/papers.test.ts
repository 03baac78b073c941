import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import { readParts } from '../../reports/zip-parts.ts';
import {
  A,
  BUREAU,
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

/** The form's text, tags as bars. */
async function form(unit: TestUnit, request: string): Promise<string> {
  const path = join(testFolder(), 'request.docx');
  await unit.call('writeReport', { kind: 'request', ledger: null, period: null, request, path });
  const parts = await readParts(readFileSync(path));
  return (parts.get('word/document.xml')?.toString('utf8') ?? '')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');
}

const ask = (change: Partial<Args<'saveRequest'>>): Args<'saveRequest'> => ({
  task: '#1',
  type: 'extend',
  reason: '设备到货推迟',
  date: '2032-06-30',
  text: null,
  ...change,
});

test('R13 of a draft has both limits, the reason, the progress and room to sign; signed off it has names, answered the new limit', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await school.call('saveRequest', ask({}));
  const [draft] = await school.call('listRequests', {});
  expect(draft).toMatchObject({ type: 'extend', status: 'draft', unit: { name: A.name } });
  const asDraft = await form(school, draft?.id ?? '');
  for (const piece of [
    '延期申请表',
    A.name,
    BUREAU,
    '|2032年6月30日|',
    '设备到货推迟',
    '申请单位意见',
    '同意的新时限：',
    '尚未签发',
  ])
    expect(asDraft).toContain(piece);

  await school.call('signOff', { period: null, by: '王校长' });
  const [file] = await exportTo(school, 'all', testFolder());
  await receive(bureau, file ?? '');
  const [asked] = await bureau.call('listRequests', {});
  expect(asked?.status).toBe('received');
  await bureau.call('review', {
    task: '#1',
    unit: A.name,
    report: null,
    request: asked?.id ?? '',
    verdict: 'accept',
    text: '按新时限办理',
    date: '2032-05-31',
    strikeOff: false,
    conclusion: null,
    approvedBy: '李局长',
  });
  const answered = await form(bureau, asked?.id ?? '');
  for (const piece of [
    '负责人（签字、盖章）：王校长',
    '同意。按新时限办理',
    '同意的新时限：2032年5月31日',
    '签字：李局长',
  ])
    expect(answered).toContain(piece);
  expect(answered).not.toContain('尚未签发');
});

test('R12 lists indicators, evidence, countersigns and the checklist; a change says what is to change', async () => {
  const school = await openUnit(copyWorld(played).a);
  await school.call('saveRequest', ask({ type: 'change', date: null, text: '目标改为 2 个专业' }));
  const [change] = await school.call('listRequests', {});
  const changing = await form(school, change?.id ?? '');
  for (const piece of ['调整申请表', '目标改为 2 个专业', '督办部门意见']) expect(changing).toContain(piece);
  await school.call('saveRequest', ask({ type: 'close', date: null, reason: '全部完成并形成长效机制' }));
  const close = (await school.call('listRequests', {})).find(({ type }) => type === 'close');
  const closing = await form(school, close?.id ?? '');
  for (const piece of [
    '办结申请表',
    '量化指标与完成值',
    '佐证材料',
    '全部完成并形成长效机制',
    '核验意见',
    `${BUREAU}领导意见`,
  ])
    expect(closing).toContain(piece);
});

test('what was written is remembered newest first, and a request that is not there is refused by name', async () => {
  const school = await openUnit(copyWorld(played).a);
  const path = join(testFolder(), 'a.docx');
  const nothing = { kind: 'request', ledger: null, period: null, request: '没有', path } as const;
  expect(await school.refusal('writeReport', nothing)).toMatchObject({ code: 'E_NO_REQUEST' });
  expect(await school.call('listPapers', {})).toEqual([]);
  for (const kind of ['progress', 'ledger'] as const)
    await school.call('writeReport', {
      kind,
      ledger: null,
      period: null,
      path: join(testFolder(), `${kind}.xlsx`),
    });
  expect((await school.call('listPapers', {})).map(({ kind }) => kind)).toEqual(['ledger', 'progress']);
});
