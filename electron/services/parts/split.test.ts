import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondEdition } from '../../demo/year/scenes/edition.ts';
import {
  A,
  B,
  copyWorld,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
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

type NewPart = { title: string; unit: string | null; role: 'lead' | 'cooperate'; due: string | null };
const part = (title: string, unit: string | null = null, due: string | null = null): NewPart => ({
  title,
  unit,
  role: 'lead',
  due,
});
const split = (unit: TestUnit, task: string, ...parts: readonly NewPart[]) =>
  unit.call('splitTask', { task, parts: [...parts] });

async function sheetOf(unit: TestUnit): Promise<readonly string[]> {
  const path = join(testFolder(), 'r1.xlsx');
  await unit.call('writeReport', { kind: 'ledger', ledger: null, period: PERIOD, path });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  const rows: string[] = [];
  sheet?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1, 7).map(String).join('|'));
  });
  return rows;
}

test('a row is split into parts behind it, numbered under its number, and the printed ledger keeps its rows', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const before = [await sheetOf(bureau), await bureau.call('listLedgers', {})];
  const made = await split(
    bureau,
    '#7',
    part('制订实施方案', null, '2026-06-30'),
    part('建设实训基地', A.name),
  );
  expect(made.parts.map(({ number, title, partOf }) => [number, title, partOf])).toEqual([
    ['7.1', '制订实施方案', made.row.id],
    ['7.2', '建设实训基地', made.row.id],
  ]);
  expect(made.parts[0]?.deadline).toMatchObject({ kind: 'by', date: '2026-06-30' });
  expect(made.parts[1]).toMatchObject({ state: 'assigned', assigned: [{ name: A.name, role: 'lead' }] });
  expect(made.row).toMatchObject({ state: 'assigned', parts: { count: 2, done: 0, whole: true } });
  const order = (await bureau.call('listTasks', {})).map(({ number }) => number);
  expect(order.slice(6, 10)).toEqual(['7', '7.1', '7.2', '8']);
  expect([await sheetOf(bureau), await bureau.call('listLedgers', {})]).toEqual(before);
  const detail = await bureau.call('getTask', { task: '#7.2' });
  expect(detail.above).toEqual({ id: made.row.id, number: '7', title: made.row.title });
  expect((await bureau.call('getTask', { task: '#7' })).parts).toHaveLength(2);
  const [more] = (await split(bureau, '#7', part('总结验收'))).parts.slice(-1);
  expect(more?.number).toBe('7.3');
});

test('the unit of a part gets it with the printed row, reports on it, and the row shows what its parts say', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  await split(bureau, '#5', part('甲校承担的部分', A.name, '2020-01-31'), part('乙校承担的部分', B.name));
  const [down] = await exportTo(bureau, A.name);
  await receive(a, down ?? '');
  const rows = (await a.call('listTasks', {})).filter(({ number }) => number.startsWith('5'));
  expect(rows.map(({ number, mine }) => [number, mine?.role ?? null])).toEqual([
    ['5', null],
    ['5.1', 'lead'],
  ]);
  expect(rows[0]?.parts).toMatchObject({ count: 1, whole: false });
  expect((await a.refusal('splitTask', { task: '#5', parts: [part('校内分工')] })).code).toBe('E_NOT_ISSUER');

  await a.call('saveDraft', { task: '#5.1', period: PERIOD, draft: draft({ text: '已完成一半' }) });
  await a.call('signOff', { period: PERIOD, by: '校长' });
  const { files } = await a.call('exportBundles', { to: 'all', dir: testFolder(), kind: 'submit' });
  await receive(bureau, files[0]?.path ?? '');
  const { row } = await bureau.call('getTask', { task: '#5' });
  expect(row.progress?.text).toBe('分解任务 5.1：已完成一半');
  expect(row.light).toMatchObject({ level: 'red' });
  expect(row.light?.reason).toMatch(/^分解任务 5\.1：/);
  expect(row).toMatchObject({ state: 'inProgress', parts: { lightOf: '5.1', progressOf: '5.1' } });
  expect(row.evidence).toBe(0);
});

test('what cannot be split says why, and nothing is half done', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await split(bureau, '#7', part('制订实施方案'));
  const before = bureau.dump();
  const refused = async (task: string, ...parts: readonly NewPart[]) =>
    (await bureau.refusal('splitTask', { task, parts: [...parts] })).code;
  expect(await refused('#7.1', part('再分'))).toBe('E_PART_OF_PART');
  expect(await refused('#7.9', part('没有'))).toBe('E_NO_TASK');
  expect(await refused('#8', part('好的'), part('没登记的单位', '没登记的单位'))).toBe('E_NO_UNIT');
  const many = Array.from({ length: 200 }, (_, index) => part(`第 ${index} 项`));
  expect(bureau.dump()).toBe(before);
  for (let round = 0; round < 4; round++) await split(bureau, '#9', ...many);
  expect(await refused('#9', ...many)).toBe('E_TOO_MANY_PARTS');
  await bureau.call('decideTasks', {
    tasks: ['#10'],
    verdict: 'cancel',
    text: '并入其他任务',
    year: null,
    approvedBy: null,
  });
  expect(await refused('#10', part('太晚了'))).toBe('E_SPLIT_ENDED');
});

test('split then undo leaves the same dump, and redo the same parts, whatever was split', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const anyPart = fc.record({
    title: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    unit: fc.constantFrom(null, A.name, B.name),
    role: fc.constantFrom('lead' as const, 'cooperate' as const),
    due: fc.constantFrom(null, '2028-02-29', '2026-12-31'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.array(anyPart, { minLength: 1, maxLength: 5 }),
      async (row, parts) => {
        const before = bureau.dump();
        await split(bureau, `#${row}`, ...parts);
        const after = bureau.dump();
        expect(after).not.toBe(before);
        await bureau.call('undoStep', { id: null });
        expect(bureau.dump()).toBe(before);
        await bureau.call('redoStep', { id: null });
        expect(bureau.dump()).toBe(after);
        await bureau.call('undoStep', { id: null });
      },
    ),
    { numRuns: 8 },
  );
});

test('the step that added a row is not taken back once the row was split', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const [list] = await bureau.call('listLedgers', {});
  const added = await bureau.call('addTask', { ledger: list?.id ?? '', task: { title: '新任务' } });
  const step = (await bureau.call('listSteps', {}))[0]?.id ?? null;
  await split(bureau, added.id, part('其一'));
  expect((await bureau.refusal('undoStep', { id: step })).code).toMatch(/^E_STEP/);
});

test('a revised list is compared with its printed rows alone', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await split(bureau, '#7', part('制订实施方案'), part('建设实训基地'));
  const before = bureau.dump();
  const again = await bureau.call('importList', { path: jinan, edits: [] });
  expect(again.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
  expect(bureau.dump()).toBe(before);
});

test('a revised list takes parts along to the new number of their row, and cancels those of a row it no longer has', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const list = readFileSync(jinan, 'utf8');
  const withdrawn = (await split(bureau, '#39', part('清理存量'), part('建立台账'))).row.id;
  const moved = (await split(bureau, '#40', part('制订办法'), part('开展评价'))).row.id;
  const path = join(testFolder(), '第二版.txt');
  writeFileSync(path, secondEdition(list));
  const before = await bureau.call('previewList', { path });
  expect(before.known?.entries.map(({ status }) => status)).toEqual(
    expect.arrayContaining(['renumbered', 'missing']),
  );
  await bureau.call('importList', {
    path,
    edits: [],
    decisions: { changed: [], withdrawn: [{ task: withdrawn, reason: '并入第 7 项' }], note: null },
  });
  const numbersOf = async (task: string) =>
    (await bureau.call('getTask', { task })).parts.map(({ number, state }) => [number, state]);
  expect(await numbersOf(moved)).toEqual([
    ['39.1', 'registered'],
    ['39.2', 'registered'],
  ]);
  expect((await numbersOf(withdrawn)).map(([, state]) => state)).toEqual(['cancelled', 'cancelled']);
});

describe('what is decided about a split row', () => {
  const decide = (verdict: 'cancel' | 'suspend' | 'resume', task: string) => ({
    tasks: [task],
    verdict,
    text: '政策调整',
    year: null,
    approvedBy: null,
  });
  const statesOf = async (bureau: TestUnit, task: string) =>
    (await bureau.call('getTask', { task })).parts.map(({ state }) => state);

  test('撤销 takes its parts along, unanswered 交办 first; what is done stays done; one step takes all back', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await split(bureau, '#7', part('一'), part('二', A.name), part('三', B.name));
    const before = bureau.dump();
    const done = await bureau.call('decideTasks', decide('cancel', '#7'));
    expect(done).toEqual({ decided: 1, parts: 3, left: 0 });
    expect(await statesOf(bureau, '#7')).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect((await bureau.call('getTask', { task: '#7' })).row.state).toBe('cancelled');
    await bureau.call('undoStep', { id: null });
    expect(bureau.dump()).toBe(before);
  });

  test('暂缓 and 恢复 reach the parts in hand; a part that nobody has begun is told as left', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await split(bureau, '#7', part('一', A.name), part('二', B.name));
    await bureau.call('transcribeReport', {
      task: '#7.1',
      unit: A.name,
      period: PERIOD,
      report: draft({ text: '已开始' }),
      source: 'phone',
      from: null,
      by: null,
      on: null,
    });
    expect(await bureau.call('decideTasks', decide('suspend', '#7'))).toEqual({
      decided: 0,
      parts: 1,
      left: 1,
    });
    expect(await statesOf(bureau, '#7')).toEqual(['suspended', 'assigned']);
    expect(await bureau.call('decideTasks', decide('resume', '#7'))).toMatchObject({ parts: 1 });
    expect((await statesOf(bureau, '#7'))[0]).toBe('inProgress');
  });
});

test('parts are called by their number where they are counted, urged and printed', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await split(bureau, '#7', part('一', A.name));
  const question = { ledger: null, period: PERIOD, system: 'c1', by: 'share' } as const;
  const filter = { unit: A.name, column: null, level: null, completion: null, report: null } as const;
  const { rows } = await bureau.call('listShares', { question, filter, offset: 0, limit: 50 });
  expect(rows.map(({ number }) => number)).toContain('7.1');
  expect(rows.map(({ number }) => number)).not.toContain('7');
  const { basis } = await bureau.call('getFigures', question);
  for (const text of [basis.matrix, basis.reporting, basis.classes])
    expect(text).toContain('分解任务（如 7.1）');
});
