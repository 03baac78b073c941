import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import type { Args } from '../shared/contract.ts';
import { dateOf } from '../shared/dates.ts';
import type { CheckRule } from '../shared/model/check-rules.ts';
import { monthOf } from '../shared/period.ts';
import { button, dialog, goTo, menu, press, says, sheetRow } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 校验: every finding is a button that leads to its field, and a 提示 has room for its 说明. */

let desk: Desk;
const SOON = { timeout: 10_000 };
const INDICATORS = ['建成 10 个基地', '培训 20 人'] as const;

beforeAll(async () => {
  desk = await openDesk();
  await play();
});
afterAll(() => desk.leave());

const asked = (field: string): CheckRule => ({ check: 'required', level: 'hard', at: null, field });

/** A body that asks for every field, and a school with three of its tasks, one with two indicators. */
async function play(): Promise<void> {
  const done: (() => void)[] = [];
  const bureau = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  const changes = {
    indicators: INDICATORS.map((text) => ({
      text,
      subject: text,
      unit: '个',
      comparator: '>=',
      value: 10,
      min: null,
      max: null,
    })),
  };
  await bureau.call('editTask', { task: '#1', changes } as Args<'editTask'>);
  await bureau.call('assign', { tasks: ['#1', '#2', '#3'], unit: A.name, role: 'lead' });
  const fields = ['percent', 'actuals', 'problems', 'next', 'coordination', 'evidence'];
  const rules: CheckRule[] = [
    ...fields.map(asked),
    { check: 'negative', level: 'hard', at: null, field: null },
    { check: 'both', level: 'soft', at: null, field: null },
    { check: 'tooShort', level: 'soft', at: 8, field: 'text' },
    { check: 'roster', level: 'soft', at: null, field: null },
    { check: 'sealed', level: 'hard', at: 1, field: 'seal', more: { colour: 'red' } },
  ];
  await bureau.call('adoptCheckRules', { explain: true, rules });
  const [bundle] = await exportTo(bureau, A.name, join(testFolder(afterAll), 'down'));
  const school = await openUnit(desk.store('school'), {}, (clean) => done.push(clean));
  await school.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(school, bundle ?? '');
  for (const clean of done) clean();
}

const PERIOD = monthOf(dateOf(Date.now()));

/** The school as it was before anything was filled in. */
function fresh(name: string): string {
  cpSync(desk.store('school'), desk.store(name), { recursive: true });
  return desk.store(name);
}

const statement = (row: Locator): Locator => row.getByRole('textbox', { name: '本期进展' });

/** Reaches the finding by keys alone and follows it. */
async function follow(page: Page, row: Locator, finding: string | RegExp): Promise<void> {
  const mark = button(row, finding);
  await mark.focus();
  await page.keyboard.press('Enter');
}

const holdsFocus = (field: Locator) =>
  expect.poll(() => field.evaluate((element) => element === document.activeElement), SOON).toBe(true);

test('a finding followed by Enter puts the cursor into its own field, whichever that is', async () => {
  const page = await desk.sit(fresh('fields'));
  await menu(page, '进展填报');
  const row = sheetRow(page, 1);
  await statement(row).fill('本月已经开工建设，进度正常');
  for (const [finding, label] of [
    ['完成比例', '完成比例'],
    ['存在问题', '存在问题'],
    ['下一步打算', '下一步措施'],
    ['需协调事项', '需协调事项'],
  ] as const) {
    await follow(page, row, new RegExp(`^必改：“${finding}”必须填写`));
    await holdsFocus(row.getByLabel(label, { exact: true }));
  }
  await follow(page, row, /^必改：“指标完成值”必须填写/);
  await holdsFocus(row.getByRole('spinbutton', { name: new RegExp(INDICATORS[0]) }));
  await follow(page, row, /^必改：“佐证材料”必须填写/);
  await holdsFocus(button(row, '添加佐证'));

  // Of two indicators the one that is meant.
  const second = row.getByRole('spinbutton', { name: new RegExp(INDICATORS[1]) });
  await second.fill('-3');
  await second.blur();
  await follow(page, row, new RegExp(`^必改：“${INDICATORS[1]}”的完成值 -3 是负数`));
  await holdsFocus(second);
  await says(page, '下发单位有 1 条校验规则本版本不认识，升级后才会检查。');
});

test('a reason that is missing is led to as well: of a correction, and of 本期无进展', async () => {
  const store = fresh('reasons');
  await as(store, async (school) => {
    await school.call('saveDraft', { task: '#2', period: PERIOD, draft: draft({ noChange: '等待批复' }) });
    await school.call('signOff', { period: PERIOD, by: '校长' });
  });
  const page = await desk.sit(store);
  await goTo(page, 'progress');
  const corrected = sheetRow(page, 2);
  await press(corrected, '更正');
  await corrected.getByLabel('更正原因（必填）').waitFor();
  await follow(page, corrected, /^必改：更正已签发的进展，没有写更正原因/);
  await holdsFocus(corrected.getByLabel('更正原因（必填）'));
  await corrected.getByLabel('更正原因（必填）').fill('补充');
  const reason = corrected.getByRole('combobox', { name: '无进展的原因' });
  await reason.fill('');
  await follow(page, corrected, /^必改：选了“本期无进展”，没有说明原因/);
  await holdsFocus(reason);
});

test('a 提示 is reached from the foot of the sheet and explained; the explanation is read at the body’s desk', async () => {
  const said = '场地本月才移交';
  const proof = join(testFolder(), '会议纪要.txt');
  mkdirSync(dirname(proof), { recursive: true });
  writeFileSync(proof, '纪要');
  const store = fresh('explained');
  await as(store, async (school) => {
    const { indicators } = await school.call('getTask', { task: '#3' });
    const evidence = [await school.call('addEvidence', { task: '#3', period: PERIOD, path: proof })];
    const words = { text: '在办', problems: '缺场地', next: '催办', coordination: '请市里协调' };
    const figures = { percent: 10, actuals: indicators.map(({ id }) => ({ indicator: id, value: 1 })) };
    const filled = draft({ ...words, ...figures, evidence });
    await school.call('saveDraft', { task: '#3', period: PERIOD, draft: filled });
  });
  const page = await desk.sit(store);
  await goTo(page, 'progress');
  const foot = button(page, '1 处提示待说明');
  await foot.focus();
  await page.keyboard.press('Enter');
  await holdsFocus(sheetRow(page, 3).getByRole('textbox', { name: /^说明：“进展情况”只有 2 字/ }));
  expect(await button(page, /领导签发/).isDisabled()).toBe(true);
  await page.keyboard.type(said);
  await foot.waitFor({ state: 'detached' });
  await press(page, /^领导签发/);
  await dialog(page).getByLabel('签发人').fill('校长');
  await press(dialog(page), /^签发/);
  await says(dialog(page), /已签发/);
  await desk.rise(page);

  const [file] = await as(store, (school) => exportTo(school, 'all'));
  await as(desk.store('bureau'), (bureau) => receive(bureau, file ?? ''));
  const review = await desk.sit(desk.store('bureau'));
  await goTo(review, 'review');
  await review.getByText('“进展情况”只有 2 字，至少要 8 字').first().waitFor();
  await says(review, said);
});

test('evidence that looks like a list of persons is told with what says so, leads to the evidence, and is explained', async () => {
  const roster = join(testFolder(), '第一批.csv');
  mkdirSync(dirname(roster), { recursive: true });
  const people = ['张三', '李四', '王小五', '赵六', '孙七'].map((name, at) => `${name},1380013800${at}`);
  writeFileSync(roster, ['姓名,手机', ...people].join('\n'));
  const store = fresh('roster');
  await as(store, async (school) => {
    const evidence = [await school.call('addEvidence', { task: '#3', period: PERIOD, path: roster })];
    const filled = draft({ text: '本月已经完成第一批培训', evidence });
    await school.call('saveDraft', { task: '#3', period: PERIOD, draft: filled });
  });
  const page = await desk.sit(store);
  await goTo(page, 'progress');
  const row = sheetRow(page, 3);
  await follow(page, row, /^提示：佐证材料“第一批\.csv”（手机号 5 个、姓名 5 个）像是人员名单/);
  await holdsFocus(button(row, '添加佐证'));
  await row.getByRole('textbox', { name: /^说明：佐证材料“第一批\.csv”/ }).fill('参训教师本人同意');
  await button(page, '1 处提示待说明').waitFor({ state: 'detached' });
});

/** Acts on a store while no window has it. */
async function as<T>(store: string, work: (unit: TestUnit) => Promise<T>): Promise<T> {
  const unit = await openUnit(store, {}, () => undefined);
  try {
    return await work(unit);
  } finally {
    unit.close();
  }
}
