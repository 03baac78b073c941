import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Args } from '../../shared/contract.ts';
import { readParts } from '../reports/zip-parts.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  DRAFT_A,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  paperText,
  playMonth,
  receive,
  SECRET_A,
  type TestUnit,
  testFolder,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

type Kind = Args<'writeReport'>['kind'];

/** The text of a part of the file, tags as bars. */
async function written(unit: TestUnit, kind: Kind, part: string): Promise<string> {
  const path = join(testFolder(), `${kind}.office`);
  await unit.call('writeReport', { kind, ledger: null, period: PERIOD, path });
  const parts = await readParts(readFileSync(path));
  return (parts.get(part)?.toString('utf8') ?? '').replace(/<[^>]+>/g, '|');
}

const DOCUMENT = 'word/document.xml';

async function bureauWithOneReport(): Promise<TestUnit> {
  const bureau = await openUnit(copyWorld(played).bureau);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await receive(bureau, played.up.a);
  return bureau;
}

test('R3 holds what the unit signed off and still drafts, and a block to sign', async () => {
  const school = await openUnit(copyWorld(played).a);
  const text = await written(school, 'progress', 'xl/sharedStrings.xml');
  const cells = text === '' ? await written(school, 'progress', 'xl/worksheets/sheet1.xml') : text;
  for (const piece of [
    '2026年11月工作任务进展情况报送表',
    `填报单位：${A.name}　　报送：${BUREAU}`,
    SECRET_A,
    '需协调事项',
    '签发人：',
    '单位（盖章）',
  ])
    expect(cells).toContain(piece);
  expect(cells).toContain(`（草稿）${DRAFT_A}`);
});

test('R2 of a school has the persons inside it, targets and figures, the light with its reason, and is asked of one ledger', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  const school = await openUnit(world.a);
  await receive(school, (await exportTo(bureau, A.name))[0] ?? '');
  await school.call('saveOwner', { tasks: ['#1'], owner: '李主任', leader: '赵副校长' });
  const [row] = await school.call('listTasks', { search: '李主任' });
  expect(row?.light).toBeTruthy();
  const text = await paperText(school, { kind: 'fullLedger', period: PERIOD });
  for (const piece of [
    '牵头单位',
    '分管领导',
    '责任人',
    '完成比例',
    '延期次数',
    '李主任',
    '赵副校长',
    SECRET_A,
    row?.light?.reason ?? '—',
    row?.light?.word ?? '—',
    `亮灯规则：“${row?.light?.ruleSet.name}”第${row?.light?.ruleSet.version}版`,
    '统计期：2026年11月',
  ])
    expect(text).toContain(piece);
  const refusal = await school.refusal('writeReport', {
    kind: 'fullLedger',
    ledger: '没有的清单',
    period: null,
    path: join(testFolder(), 'full.xlsx'),
  });
  expect(refusal.code).toBe('E_NO_LEDGER');
});

test('R5 tells the figures that the consolidation shows, and how they are counted', async () => {
  const bureau = await bureauWithOneReport();
  const text = await written(bureau, 'bulletin', DOCUMENT);
  const figures = await bureau.call('getFigures', {
    ledger: null,
    period: PERIOD,
    system: 'c1',
    by: 'task',
  });
  expect(text).toContain(`本次共统计 ${figures.tasks} 项任务，涉及 ${figures.units.length} 个单位`);
  for (const { label, count } of figures.classes)
    if (count > 0) expect(text).toContain(`${label} ${count} 项`);
  for (const { name } of figures.units) expect(text).toContain(name);
  for (const heading of [
    '一、总体情况',
    '（一）完成情况',
    '二、存在的问题',
    '三、工作要求',
    '附件：1. 报送情况统计表',
  ])
    expect(text).toContain(heading);
  expect(text).toContain(figures.basis.reporting);
});

test('R9 has one row for each unit and their sum', async () => {
  const bureau = await bureauWithOneReport();
  const text = await written(bureau, 'reporting', DOCUMENT);
  const rows = [A.name, B.name, '合计'].map((name) =>
    (text.split(`|${name}|`)[1] ?? '').split(/\|+/).filter(Boolean).slice(0, 6).map(Number),
  );
  const [a, b, all] = rows;
  expect(all).toEqual(a?.map((count, at) => count + (b?.[at] ?? 0)));
  expect([a?.[0], b?.[0]]).toEqual([3, 2]);
});

test('R14 of a unit that nobody urged is refused by name', async () => {
  const bureau = await bureauWithOneReport();
  const path = join(testFolder(), 'notice.docx');
  const refusal = await bureau.refusal('writeReport', {
    kind: 'notice',
    ledger: null,
    period: null,
    unit: A.name,
    path,
  });
  expect(refusal).toMatchObject({ code: 'E_NO_URGE', message: expect.stringContaining(A.name) });
});

test('需协调事项 is typed by the school, stands in R3, and travels to the body with the report', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  const given = { text: '已开工', coordination: '请市财政局下达二期资金' };
  await school.call('saveDraft', { task: '#1', period: '2026-12', draft: draft(given) });
  const path = join(testFolder(), 'progress.xlsx');
  await school.call('writeReport', { kind: 'progress', ledger: null, period: '2026-12', path });
  const parts = await readParts(readFileSync(path));
  expect([...parts.values()].map((bytes) => bytes.toString('utf8')).join('')).toContain(given.coordination);
  await school.call('signOff', { period: '2026-12', by: null });
  const [file] = await exportTo(school, 'all', testFolder());
  await receive(bureau, file ?? '');
  const { reports } = await bureau.call('getTask', { task: '#1' });
  expect(reports.find(({ period }) => period === '2026-12')?.coordination).toBe(given.coordination);
  await school.call('saveDraft', {
    task: '#2',
    period: '2026-12',
    draft: draft({ text: '无需协调', coordination: ' ' }),
  });
  const sheet = await school.call('getSheet', { period: '2026-12' });
  expect(
    sheet.rows.flatMap((row) => (row.draft ? [Object.keys(row.draft).includes('coordination')] : [])),
  ).toEqual([false]);
});
