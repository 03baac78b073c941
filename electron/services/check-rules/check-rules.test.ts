import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckRule } from '../../../shared/model/check-rules.ts';
import { proposedChecks } from '../../../shared/rules/validation/check-sets.ts';
import { findingsOf, withExplanation } from '../../../shared/rules/validation/findings.ts';
import { databaseFile } from '../../store/database.ts';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  paperText,
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

const NEXT = '2026-12';
const later: CheckRule = { check: 'sealed', level: 'hard', at: 3, field: 'seal', more: { colour: 'red' } };
const rules = [...proposedChecks.rules, later];

async function toSchool(bureau: TestUnit, school: TestUnit): Promise<void> {
  const [file] = await exportTo(bureau, A.name);
  await receive(school, file ?? '');
}

/** A draft that says less than last month. */
const falls = (school: TestUnit) =>
  school.call('saveDraft', { task: '#1', period: NEXT, draft: draft({ text: '继续推进。', percent: 30 }) });

async function explain(school: TestUnit, text: string): Promise<void> {
  const sheet = await school.call('getSheet', { period: NEXT });
  const row = sheet.rows.find(({ seq }) => seq === 1);
  const [checks] = sheet.checks;
  if (!row?.draft || !checks) throw new Error('the sheet has the row with its draft');
  const said = findingsOf({ row, draft: row.draft }, checks).reduce(
    (all, finding) => withExplanation(all, finding, text),
    row.draft,
  );
  await school.call('saveDraft', { task: '#1', period: NEXT, draft: said });
}

test("a body's rules go down in its bundle; what they ask to be explained is explained, read at the desk and told in the story", async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await falls(school);
  expect(await school.call('validate', { period: NEXT })).toMatchObject({
    ok: true,
    findings: [{ check: 'fell', level: 'soft', mustExplain: false }],
  });
  const adopted = await bureau.call('adoptCheckRules', { explain: true, rules });
  expect(adopted.own).toMatchObject({ version: 1, madeBy: BUREAU, adoptedBy: '督办科' });
  await toSchool(bureau, school);
  expect((await school.call('getCheckRules', {})).above).toMatchObject([
    { body: { name: BUREAU }, set: { version: 1, rules: expect.arrayContaining([later]) } },
  ]);
  expect(await school.call('validate', { period: NEXT })).toMatchObject({
    ok: false,
    findings: [{ check: 'fell', mustExplain: true, explanation: '' }],
  });
  const refused = await school.refusal('signOff', { period: NEXT, by: '校长' });
  expect(refused.code).toBe('E_UNEXPLAINED');
  expect(refused.message).toContain('40% → 30%');
  await explain(school, '上期误填，已核实为 30%');
  expect(await school.call('validate', { period: NEXT })).toMatchObject({ ok: true });
  await school.call('signOff', { period: NEXT, by: '校长' });
  const [up] = await exportTo(school, 'all');
  await receive(bureau, up ?? '');
  const desk = await bureau.call('getReviewDesk', { task: '#1' });
  const found = desk.items.find(({ report }) => report?.period === NEXT)?.findings;
  expect(found).toMatchObject([{ check: 'fell', explanation: '上期误填，已核实为 30%' }]);
  const said = '校验提示“完成比例比上期低（40% → 30%）”，说明：“上期误填，已核实为 30%”。';
  expect(await paperText(bureau, { kind: 'card', task: '#1' })).toContain(said);
  expect(await paperText(school, { kind: 'progress', period: NEXT })).toContain(
    '说明（完成比例比上期低（40% → 30%））：上期误填，已核实为 30%',
  );
});

test('an explanation by a rule that no longer holds stays readable at the desk', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await falls(school);
  await explain(school, '口径调整');
  await school.call('signOff', { period: NEXT, by: null });
  await bureau.call('adoptCheckRules', { explain: false, rules: [] });
  const [up] = await exportTo(school, 'all');
  await receive(bureau, up ?? '');
  const desk = await bureau.call('getReviewDesk', { task: '#1' });
  expect(desk.items.find(({ report }) => report?.period === NEXT)?.findings).toMatchObject([
    { check: 'fell', message: '完成比例比上期低（40% → 30%）', explanation: '口径调整' },
  ]);
});

test('the newest version holds, a set that makes no sense is refused by name, and adopting is one step to take back', async () => {
  const { bureau: dir } = copyWorld(played);
  const bureau = await openUnit(dir);
  await bureau.call('adoptCheckRules', { explain: true, rules });
  expect((await bureau.call('adoptCheckRules', { explain: false, rules: [] })).own).toMatchObject({
    version: 2,
    explain: false,
  });
  const bad = { check: 'fell', level: 'hard' as const, at: null, field: null };
  const refused = await bureau.refusal('adoptCheckRules', { explain: true, rules: [bad] });
  expect(refused.code).toBe('E_CHECK_RULES');
  expect(refused.message).toContain('缺少界限');
  await bureau.call('undoStep', { id: null });
  expect((await bureau.call('getCheckRules', {})).own).toMatchObject({ version: 1 });
});

test('a typed report is held to the same rules', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await bureau.call('adoptCheckRules', {
    explain: true,
    rules: [{ check: 'tooShort', level: 'soft', at: 20, field: 'text' }],
  });
  const typed = { task: '#1', unit: A.name, period: NEXT, source: 'phone', from: null, by: null } as const;
  const { evidence: _none, ...report } = draft({ text: '在办。' });
  expect((await bureau.refusal('transcribeReport', { ...typed, report })).code).toBe('E_UNEXPLAINED');
  const said = { check: 'tooShort', field: 'text', about: null, finding: '', text: '电话里只说了这些' };
  await bureau.call('transcribeReport', { ...typed, report: { ...report, explained: [said] } });
  const [made] = (await bureau.call('getTask', { task: '#1' })).reports;
  expect(made?.explained).toMatchObject([
    { finding: '“进展情况”只有 3 字，至少要 20 字', text: '电话里只说了这些' },
  ]);
});

test('evidence that a body asks for is not asked of what it heard by phone: a typed report has none', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const needed: CheckRule = { check: 'required', level: 'hard', at: null, field: 'evidence' };
  await bureau.call('adoptCheckRules', { explain: true, rules: [needed] });
  const typed = { task: '#1', unit: A.name, period: NEXT, source: 'phone', from: null, by: null } as const;
  const { evidence: _none, ...report } = draft({ text: '电话里说：已开课。' });
  await bureau.call('transcribeReport', { ...typed, report });
  const desk = await bureau.call('getReviewDesk', { task: '#1' });
  expect(desk.items.find((item) => item.report?.period === NEXT)?.findings).toEqual([]);
});

test('the desk compares with the period before, as the unit does, whatever cycles they are of', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  const half = draft({ text: '上半年完成论证。', percent: 30 });
  await school.call('saveDraft', { task: '#1', period: '2026-H1', draft: half });
  expect(await school.call('validate', { period: '2026-H1' })).toMatchObject({ findings: [] });
  await school.call('signOff', { period: '2026-H1', by: '校长' });
  await receive(bureau, (await exportTo(school, 'all'))[0] ?? '');
  const desk = await bureau.call('getReviewDesk', { task: '#1' });
  const [item] = desk.items.filter(({ report }) => report?.period === '2026-H1');
  expect(item).toMatchObject({ last: null, findings: [] });
});

test('a set of a body that makes no sense is refused where it arrives, and the rest of its bundle is taken', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await bureau.call('adoptCheckRules', {
    explain: true,
    rules: [{ ...later, check: 'fell', at: 5, field: null, more: {} }],
  });
  bureau.close();
  const db = new Database(databaseFile(world.bureau));
  db.exec("UPDATE record SET fields = json_set(fields, '$.rules[0].at', -1) WHERE kind = 'checkRules'");
  db.close();
  const again = await openUnit(world.bureau);
  const [file] = await exportTo(again, A.name);
  const taken = await receive(school, file ?? '');
  expect(taken.counts.refused).toBe(1);
  expect(taken.refused).toMatchObject([{ reason: '“完成比例下降”的界限不对' }]);
  expect((await school.call('getCheckRules', {})).above).toEqual([]);
});
