import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  B,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import { button, dialog, goTo, grid, menu, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

const TITLE = '保持高中阶段教育职普比大体相当，扩大高等职业教育规模';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await town();
});
afterAll(() => desk.leave());

test('a body writes the checklist of a list, and it is there again', async () => {
  const page = await desk.sit(desk.store('bureau'));
  await goTo(page, 'rules?part=cycles');
  await press(page, /^销号核验清单：/);
  await press(dialog(page), '采用预设');
  await press(dialog(page), '加一项（人工核对）');
  const lines = dialog(page).getByRole('textbox', { name: /^第 \d+ 项$/ });
  expect(await button(dialog(page), '保存清单').isDisabled()).toBe(true);
  await lines.last().fill('现场核验记录有两人签字');
  const count = await lines.count();
  await press(dialog(page), '保存清单');
  await says(page, `销号核验清单 ${count} 项已保存，随下一个下发包送达`);
  await press(page, /^销号核验清单：/);
  await dialog(page)
    .getByRole('textbox', { name: `第 ${count} 项` })
    .waitFor();
  await expect.poll(() => lines.last().inputValue()).toBe('现场核验记录有两人签字');
});

test('a cooperating unit objects with its reason, then agrees', async () => {
  const page = await desk.sit(desk.store('b'));
  await openTask(page);
  await press(page, '会签不同意');
  expect(await button(dialog(page), '会签不同意').isDisabled()).toBe(true);
  await dialog(page).getByLabel('意见').fill('数据待核实');
  await press(dialog(page), '会签不同意');
  await dialog(page).waitFor({ state: 'hidden' });
  await says(page, '数据待核实');
  await press(page, '会签同意');
  await dialog(page).getByLabel('会签人').fill('王院长');
  await press(dialog(page), '会签同意');
  await dialog(page).waitFor({ state: 'hidden' });
  await says(page, /^王院长 · /);
});

test('a lead asks for completion with what the checklist lacks, takes it back and asks for more time with a day', async () => {
  const page = await desk.sit(desk.store('a'));
  await openTask(page);
  await ask(page, '申请办结');
  await dialog(page).getByRole('heading', { name: '销号核验清单' }).waitFor();
  await dialog(page).getByLabel('理由').fill('年度目标已完成');
  await press(dialog(page), '申请办结');
  await says(page, '申请办结已存为草稿，签发后送出');
  await press(page, '删除草稿');
  await button(page, '删除草稿').waitFor({ state: 'hidden' });
  await ask(page, '申请延期');
  await dialog(page).getByLabel('理由').fill('设备招标流标');
  expect(await button(dialog(page), '申请延期').isDisabled()).toBe(true);
  await dialog(page).getByLabel('新时限').fill('2027-06-30');
  await press(dialog(page), '申请延期');
  await says(page, '申请延期已存为草稿，签发后送出');
  await button(page, '删除草稿').waitFor();
  await press(page, '申请');
  await page.getByRole('menuitem', { name: '申请延期' }).waitFor();
  expect(await page.getByRole('menuitem', { name: '申请办结' }).count()).toBe(0);
});

test('what is asked for stands in the internal review beside the progress, and goes out with the sign-off', async () => {
  const page = await desk.sit(desk.store('a'));
  await menu(page, '校内审核');
  const requests = page.getByRole('region', { name: '待签发的申请' });
  await requests.getByText('申请延期').waitFor();
  await requests.getByText('新时限：2027-06-30').waitFor();
  await requests.getByText('设备招标流标').waitFor();
  await press(page, '签发');
  await says(dialog(page), '同时签发申请 1 件。');
  await dialog(page).getByRole('textbox', { name: '签发人' }).fill('分管校领导');
  await press(dialog(page), /^签发 \d+ 项/);
  await says(dialog(page), /已签发/);
  await button(dialog(page), '关闭').last().click();
  await requests.waitFor({ state: 'hidden' });
});

async function openTask(page: Page): Promise<void> {
  await goTo(page, 'ledger');
  await grid(page).getByRole('row').filter({ hasText: TITLE }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '清单原文' }).waitFor();
}

async function ask(page: Page, what: string): Promise<void> {
  await press(page, '申请');
  await page.getByRole('menuitem', { name: what }).click();
}

/** A bureau, a lead and a cooperating school that share task 1 of a list with the proposed checklist. */
async function town(): Promise<void> {
  const done: (() => void)[] = [];
  const enter = (name: string): Promise<TestUnit> =>
    openUnit(desk.store(name), {}, (clean) => done.push(clean));
  const folder = testFolder(afterAll);
  const bureau = await enter('bureau');
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [A, B].map(({ name, code }) => unitRow(name, { code })) });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#1'], unit: B.name, role: 'cooperate' });
  for (const { id } of await bureau.call('listLedgers', {}))
    await bureau.call('saveChecklist', { ledger: id, lines: null });
  for (const [key, school] of [
    ['a', A],
    ['b', B],
  ] as const) {
    const unit = await enter(key);
    await unit.call('createUnit', { ...school, role: 'school', operator: '办公室' });
    await receive(unit, (await exportTo(bureau, school.name, join(folder, key)))[0] ?? '');
    await unit.call('saveDraft', {
      task: '#1',
      period: PERIOD,
      draft: draft({ text: '方案已报批', percent: 40 }),
    });
    await unit.call('sendForReview', { period: PERIOD, by: null });
  }
  for (const close of done) close();
}
