import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GifReader } from 'omggif';
import decodeQR from 'qr/decode.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParts } from '../../reports/zip-parts.ts';
import {
  A,
  copyWorld,
  draft,
  openUnit,
  PERIOD,
  paperText,
  playMonth,
  receive,
  SECRET_A,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const HELP = '请市财政局下达二期资金';

test('R6 of a school counts its own tasks, tells what it asks for in its draft and what waits for the sign-off', async () => {
  const school = await openUnit(copyWorld(played).a);
  await school.call('saveDraft', {
    task: '#8',
    period: PERIOD,
    draft: draft({ text: '已开工', coordination: HELP }),
  });
  await school.call('saveRequest', {
    task: '#1',
    type: 'extend',
    reason: '设备到货推迟',
    date: '2032-06-30',
    text: null,
  });
  const mine = (await school.call('listTasks', { mine: true })).length;
  const text = await paperText(school, { kind: 'brief', period: PERIOD });
  for (const piece of [
    '领导简报',
    A.name,
    `共 ${mine} 项任务`,
    '应报 3 项，已签发 2 项，待签发 1 项，未填 0 项',
    '三、需要协调（1 项）',
    HELP,
    '四、请领导定夺（1 项）',
    '延期至2032年6月30日的申请待签发：设备到货推迟',
  ])
    expect(text).toContain(piece);
  expect(text).not.toContain(`${A.name}：${HELP}`);
});

test('R6 of a bureau tells red tasks with who leads them, requests to decide, and what units ask for, by their name', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await school.call('saveDraft', {
    task: '#8',
    period: PERIOD,
    draft: draft({ text: '已开工', coordination: HELP }),
  });
  await school.call('saveRequest', {
    task: '#2',
    type: 'extend',
    reason: '设备到货推迟',
    date: '2032-06-30',
    text: null,
  });
  await school.call('signOff', { period: null, by: '王校长' });
  const [file] = (await school.call('exportBundles', { to: 'all', dir: testFolder(), kind: null })).files;
  await receive(bureau, file?.path ?? '');
  const text = await paperText(bureau, { kind: 'brief', period: PERIOD });
  const figures = await bureau.call('getFigures', { ledger: null, period: PERIOD, system: 'c1', by: 'task' });
  for (const piece of [
    '督查专报',
    `共 ${(await bureau.call('listTasks', {})).length} 项任务`,
    `按时 ${figures.reports.onTime}、迟报 ${figures.reports.late}、未报 ${figures.reports.missing}`,
    '时限 2022-12-31 已过',
    `${A.name}：${HELP}`,
    `${A.name}申请延期至2032年6月30日：设备到货推迟`,
  ])
    expect(text).toContain(piece);
  const red = (await bureau.call('listTasks', { light: 'red' })).length;
  expect(text).toContain(`■ ${(await bureau.call('listTasks', { light: 'red' }))[0]?.light?.word} ${red}`);
});

test('R4 tells what R3 lists as a text in four parts, says what is still a draft, and names R3 as its attachment', async () => {
  const school = await openUnit(copyWorld(played).a);
  await school.call('saveDraft', {
    task: '#8',
    period: PERIOD,
    draft: draft({ text: '已开工', problems: '设备未到', coordination: HELP, next: '下月验收' }),
  });
  const text = await paperText(school, { kind: 'statement', period: PERIOD });
  const at = [
    '一、总体情况',
    '应报任务 3 项，其中牵头 1 项、配合 2 项',
    '二、主要做法及成效',
    SECRET_A,
    '三、存在的问题',
    '（一）主要问题',
    '设备未到',
    '（二）需协调事项',
    HELP,
    '四、下一步打算',
    '下月验收',
    '附件：2026年11月工作任务进展情况报送表',
    '本稿含 1 项尚未签发的进展',
  ].map((piece) => text.indexOf(piece));
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(
    await school.refusal('writeReport', {
      kind: 'statement',
      ledger: null,
      period: '2026-13',
      path: '/tmp/x',
    }),
  ).toMatchObject({ code: 'E_BAD_PERIOD' });
});

test('R19 names the file, its counts and codes; the square code reads back as what is printed', async () => {
  const school = await openUnit(copyWorld(played).a);
  const [entry] = await school.call('getTransmissionLog', {});
  const path = join(testFolder(), 'cover.docx');
  await school.call('writeReport', { kind: 'cover', ledger: null, period: null, path });
  const parts = await readParts(readFileSync(path));
  const text = (parts.get('word/document.xml')?.toString('utf8') ?? '').replace(/<[^>]+>/g, '');
  for (const piece of [
    entry?.file ?? '',
    entry?.shortCode ?? '',
    entry?.id ?? '',
    A.code ?? '',
    '进展 2 份（2026年11月），佐证材料 1 个',
    `共 ${entry?.records} 条记录`,
    '分管校领导',
    '单位（盖章）',
  ])
    expect(text).toContain(piece);
  const picture = [...parts].find(([name]) => name.endsWith('.gif'))?.[1];
  expect(readSquareCode(picture ?? Buffer.alloc(0))).toContain(`${entry?.shortCode}\n${entry?.id}\nSHA-256 `);
  const refused = {
    kind: 'cover',
    ledger: null,
    period: null,
    bundle: '没有',
    path: join(testFolder(), 'x'),
  } as const;
  expect(await school.refusal('writeReport', refused)).toMatchObject({ code: 'E_NO_TRANSMISSION' });
});

/** As a telephone reads it from the picture. */
function readSquareCode(gif: Uint8Array): string {
  const reader = new GifReader(gif);
  const { width, height } = reader;
  const data = new Uint8Array(width * height * 4);
  reader.decodeAndBlitFrameRGBA(0, data);
  return decodeQR({ width, height, data });
}
