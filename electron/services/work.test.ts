import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../exchange/test-bundle.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  DRAFT_A,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_A,
  seedsDir,
  testFolder,
  tryReceive,
  unitId,
  unitRow,
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

describe('who is sent what', () => {
  async function bureau() {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await unit.call('importList', { path: jinan, edits: [] });
    return unit;
  }
  const sentTo = async (unit: Awaited<ReturnType<typeof bureau>>) => {
    const { files } = await unit.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
    return files.map((file) => file.to.name).sort();
  };

  test('printed is not assigned: after an import nobody is sent anything', async () => {
    const unit = await bureau();
    expect((await unit.refusal('exportBundles', { to: 'all', dir: testFolder(), kind: null })).code).toBe(
      'E_NOTHING_TO_SEND',
    );
  });

  test('--all is one file for each unit that has an assignment or was enrolled, none for groups or ourselves', async () => {
    const unit = await bureau();
    const printed = await unit.call('assignPrinted', {});
    expect(printed.newUnits).toContain('市人力资源社会保障局');
    expect(printed.newUnits).not.toContain('市教育局');
    const school = await openUnit(testFolder());
    await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const card = join(testFolder(), 'card.tzb');
    await school.call('writeCard', { path: card });
    await unit.call('addUnits', { rows: [unitRow('只在登记里的学校')] });
    await unit.call('trustCard', { path: card });
    const names = await sentTo(unit);
    expect(new Set(names).size).toBe(names.length);
    expect(names.sort()).toEqual([...printed.newUnits, A.name].sort());
    for (const group of printed.emptyGroups) expect(names).not.toContain(group);
    expect(names).not.toContain(BUREAU);
    expect(await unit.call('assignPrinted', {})).toMatchObject({ assigned: 0, newUnits: [] });
  });

  test('a group is its members of the day and remembers its name; a later member is not added', async () => {
    const unit = await bureau();
    expect((await unit.refusal('assign', { tasks: ['#1'], unit: '区县政府', role: 'lead' })).code).toBe(
      'E_GROUP_EMPTY',
    );
    await unit.call('addUnits', {
      rows: [
        unitRow('历下区政府', { groups: ['区县政府'] }),
        unitRow('市中区政府', { groups: ['区县政府'] }),
      ],
    });
    expect(await unit.call('assign', { tasks: ['#1'], unit: '区县政府', role: 'cooperate' })).toMatchObject({
      assigned: 2,
    });
    await unit.call('addUnits', { rows: [unitRow('槐荫区政府', { groups: ['区县政府'] })] });
    const { assignments } = await unit.call('getTask', { task: '#1' });
    expect(assignments.map((each) => [each.unit.name, each.group]).sort()).toEqual([
      ['历下区政府', '区县政府'],
      ['市中区政府', '区县政府'],
    ]);
    expect(await sentTo(unit)).toEqual(['历下区政府', '市中区政府'].sort());
  });

  test('a name that the register does not hold is added, and the answer says so', async () => {
    const unit = await bureau();
    const first = await unit.call('assign', { tasks: ['#1'], unit: '新学校', role: 'lead' });
    expect(first).toMatchObject({ unit: { name: '新学校', new: true }, assigned: 1 });
    expect(await unit.call('assign', { tasks: ['#1'], unit: '新学校', role: 'lead' })).toEqual({
      unit: { id: first.unit.id, name: '新学校', new: false },
      assigned: 0,
      unchanged: 1,
    });
  });

  test('a unit that was given nothing, or that nobody knows, is sent nothing', async () => {
    const unit = await bureau();
    await unit.call('addUnits', { rows: [unitRow(A.name)] });
    const refused = async (to: string[]) =>
      (await unit.refusal('exportBundles', { to, dir: testFolder(), kind: null })).code;
    expect(await refused([A.name])).toBe('E_NOTHING_TO_SEND');
    expect(await refused(['没有这个学校'])).toBe('E_NO_UNIT');
  });

  test('an export overwrites nothing and makes the folder it needs', async () => {
    const world = copyWorld(played);
    const unit = await openUnit(world.bureau);
    const dir = join(world.root, 'not', 'there');
    const [first] = await exportTo(unit, A.name, dir);
    const bytes = readFileSync(first ?? '');
    const [second] = await exportTo(unit, A.name, dir);
    expect(second).not.toBe(first);
    expect(readFileSync(first ?? '').equals(bytes)).toBe(true);
    const previous = JSON.parse(
      (await unpack(second ?? '')).parts.find((part) => part.name === 'data/bundle.json')?.bytes.toString() ??
        '',
    ).previous;
    expect(previous).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a folder that is a file is refused', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const file = join(testFolder(), 'file');
    writeFileSync(file, '');
    const { code } = await unit.refusal('exportBundles', { to: 'all', dir: file, kind: null });
    expect(['E_CANNOT_WRITE', 'E_MEDIUM_GONE']).toContain(code);
  });
});

describe('lists', () => {
  test('importing the same document again changes nothing, and corrections survive', async () => {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    const { ledger } = await unit.call('importList', { path: jinan, edits: [] });
    await unit.call('editTask', {
      task: '#1',
      changes: { title: '改正的标题', deadline: { kind: 'by', text: '2023年', date: '2023' } },
    });
    const before = unit.dump();
    const again = await unit.call('importList', { path: jinan, edits: [] });
    expect(again).toEqual({
      ledger,
      counts: { new: 0, changed: 0, unchanged: 40, refused: 0 },
      revised: false,
    });
    expect(unit.dump()).toBe(before);
    const copy = join(testFolder(), '另一个名字.txt');
    cpSync(jinan, copy);
    expect((await unit.call('previewList', { path: copy })).known).toMatchObject({
      counts: { changed: 0, new: 0 },
    });
    expect((await unit.call('getTask', { task: '#1' })).corrected).toEqual(['deadline', 'title']);
  });

  test('guesses that are confirmed are none any more, in one step, and stay so when the document is read again', async () => {
    const unit = await openUnit(join(testFolder(), 'unit'));
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await unit.call('importList', { path: jinan, edits: [] });
    const guessed = (await unit.call('listTasks', {})).filter((row) => row.guesses.length > 0);
    expect(guessed.length).toBeGreaterThan(0);
    const tasks = guessed.map((row) => row.id);
    expect(await unit.call('confirmTasks', { tasks })).toEqual({ confirmed: guessed.length });
    expect(await unit.call('confirmTasks', { tasks })).toEqual({ confirmed: 0 });
    expect((await unit.call('importList', { path: jinan, edits: [] })).counts.changed).toBe(0);
    expect((await unit.call('listTasks', {})).filter((row) => row.guesses.length > 0)).toEqual([]);
  });

  test('an import, a backup, a restore or a report that is cancelled changes nothing and leaves no file', async () => {
    const unit = await openUnit(join(testFolder(), 'unit'));
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    const before = unit.dump();
    const context = { language: 'zh', cancelled: () => true } as const;
    const path = join(testFolder(), 'backup.zip');
    const imported = await unit.services.call('importList', { path: jinan, edits: [] }, context);
    const backed = await unit.services.call('makeBackup', { path }, context);
    expect([imported, backed]).toMatchObject([
      { error: { code: 'E_CANCELLED' } },
      { error: { code: 'E_CANCELLED' } },
    ]);
    expect(existsSync(path)).toBe(false);
    await unit.call('makeBackup', { path });
    await unit.call('createLedger', { title: '自建台账' });
    const later = unit.dump();
    const workbook = join(testFolder(), 'ledger.xlsx');
    const restored = await unit.services.call('restoreBackup', { path }, context);
    const report = { kind: 'ledger', ledger: null, period: null, path: workbook };
    const reported = await unit.services.call('writeReport', report, context);
    expect([restored, reported]).toMatchObject([
      { error: { code: 'E_CANCELLED' } },
      { error: { code: 'E_CANCELLED' } },
    ]);
    expect(unit.dump()).toBe(later);
    expect(existsSync(workbook)).toBe(false);
    expect(later).not.toBe(before);
  });

  test('a task added by hand travels like the others', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const [ledger] = await bureau.call('listLedgers', {});
    const added = await bureau.call('addTask', { ledger: ledger?.id ?? '', task: { title: '临时任务' } });
    expect(added).toMatchObject({ seq: 41, ordinal: 41, title: '临时任务' });
    await bureau.call('assign', { tasks: [added.id], unit: A.name, role: 'lead' });
    const [path] = await exportTo(bureau, A.name);
    await receive(a, path ?? '');
    expect((await a.call('getTask', { task: added.id })).row).toMatchObject({
      title: '临时任务',
      mine: { role: 'lead' },
    });
  });

  test('#SEQ needs a ledger where two ledgers hold the number', async () => {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    for (const name of ['jinan.txt', 'jiyuan.txt'])
      await unit.call('importList', { path: join(seedsDir, name), edits: [] });
    const refused = await unit.refusal('getTask', { task: '#1' });
    expect(refused.code).toBe('E_AMBIGUOUS');
    expect((await unit.call('getTask', { task: '济南市工作任务清单#1' })).row.seq).toBe(1);
    expect((await unit.call('getTask', { task: '#40' })).row.seq).toBe(40);
  });

  test.each([
    ['你好，这不是清单。', 'E_NOT_A_LIST'],
    ['', 'E_LIST_EMPTY'],
  ])('text without tasks is refused and stores nothing', async (content, code) => {
    const unit = await openUnit(copyWorld(played).bureau);
    const before = unit.dump();
    const path = join(testFolder(), '文件.txt');
    writeFileSync(path, content);
    expect((await unit.refusal('importList', { path, edits: [] })).code).toBe(code);
    expect(unit.dump()).toBe(before);
  });
});

describe('many files at once', () => {
  test('one answer each, in order; a bad one never stops the others', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const dir = testFolder();
    const good = readFileSync(world.up.a);
    const paths = Array.from({ length: 100 }, (_, i) => {
      const path = join(dir, `${String(i).padStart(3, '0')}.tzb`);
      if (i === 50) writeFileSync(path, readFileSync(world.up.b));
      else if (i % 2 === 0) writeFileSync(path, good);
      else if (i % 4 === 1) writeFileSync(path, good.subarray(0, i * 20));
      else writeFileSync(path, '不是包');
      return path;
    });
    paths[99] = join(dir, 'missing.tzb');
    const { results } = await bureau.call('receiveBundles', { paths, trustNew: true, dryRun: false });
    expect(results.map((result) => result.file)).toEqual(paths.map((path) => path.slice(dir.length + 1)));
    expect(results.map((result) => result.ok)).toEqual(paths.map((_, i) => i % 2 === 0));
    const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])));
    expect([...codes].sort()).toEqual(['E_FILE_NOT_FOUND', 'E_NOT_A_BUNDLE', 'E_TRUNCATED']);
    const first = results[0];
    const taken = results.filter((result) => result.ok && result.counts.new > 0);
    expect(taken.map((result) => result.file)).toEqual(['000.tzb', '050.tzb']);
    expect(first?.ok && first.receipt.code).toBeTruthy();
    expect(await bureau.call('listReceives', {})).toHaveLength(2);
  });

  test('a receive that is cancelled changes nothing', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const before = bureau.dump();
    const { results } = await bureau.call(
      'receiveBundles',
      { paths: [world.up.a, world.up.b], trustNew: true, dryRun: false },
      { cancelled: () => true },
    );
    expect(results.map((result) => !result.ok && result.error.code)).toEqual(['E_CANCELLED', 'E_CANCELLED']);
    expect(bureau.dump()).toBe(before);
    expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: true });
  });

  test('a folder and an empty file are no bundles', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const dir = testFolder();
    writeFileSync(join(dir, 'empty.tzb'), '');
    expect(await tryReceive(bureau, dir)).toMatchObject({ error: { code: 'E_NOT_A_BUNDLE' } });
    expect(await tryReceive(bureau, join(dir, 'empty.tzb'))).toMatchObject({
      error: { code: 'E_TRUNCATED' },
    });
  });
});

describe('the register', () => {
  test('rows pasted from Excel become units once; known ones are told', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const text = `学校名称\t学校标识码\t类型\n${A.name}\t\t学校\n第一中学\t3137000001\t学校\n第一中学\t3137000001\t学校\n\t1\t学校\n`;
    const rows = await unit.call('readUnits', { text });
    expect(rows.map((row) => row.status)).toEqual(['known', 'new', 'new', 'problem']);
    const good = rows
      .filter((row) => row.status !== 'problem')
      .map(({ status: _s, note: _n, ...row }) => row);
    expect(await unit.call('addUnits', { rows: good })).toEqual({ added: 1, known: 2 });
    expect(await unit.call('addUnits', { rows: good })).toEqual({ added: 0, known: 3 });
  });

  test('five thousand rows are taken in one go', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const rows = Array.from({ length: 5000 }, (_, i) =>
      unitRow(`第${i}小学`, { code: String(1_000_000 + i) }),
    );
    expect(await unit.call('addUnits', { rows })).toEqual({ added: 5000, known: 0 });
  });

  test('a name or code that is taken is refused, naming who has it', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    for (const row of [unitRow(A.name), unitRow('别的名字', { code: A.code })]) {
      const refused = await unit.refusal('saveUnit', { id: null, unit: row });
      expect(refused.code).toBe('E_UNIT_EXISTS');
      expect(refused.message).toContain(A.name);
    }
    const id = await unitId(unit, B.name);
    const saved = await unit.call('saveUnit', {
      id,
      unit: unitRow(B.name, { code: B.code, aliases: ['工程职院'] }),
    });
    expect(saved).toMatchObject({ id, aliases: ['工程职院'] });
  });

  test('a school finds its tasks under its own name, though its register holds it twice', async () => {
    const a = await openUnit(copyWorld(played).a);
    expect((await a.call('listTasks', { unit: A.name })).map((row) => row.seq)).toEqual([1, 2, 8]);
  });

  test('a school does not change what the bureau issued', async () => {
    const a = await openUnit(copyWorld(played).a);
    const codes = [
      await a.refusal('assign', { tasks: ['#1'], unit: B.name, role: 'lead' }),
      await a.refusal('unassign', { tasks: ['#1'], unit: A.name }),
      await a.refusal('editTask', { task: '#1', changes: { title: 'x' } }),
      await a.refusal('saveUnit', { id: await unitId(a, B.name), unit: unitRow('改名') }),
    ].map((error) => error.code);
    expect(new Set(codes)).toEqual(new Set(['E_NOT_ISSUER']));
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
