import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  exportTo,
  jinan,
  openUnit,
  receive,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import { button, dialog, goTo, holdBack, menu, press, says, sheetRow } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { isFocused } from './window-keyboard.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const COUNT = 24;
const SOON = { timeout: 10_000 };

test('24 rows are filled in, handed in, reviewed and signed off without a mouse', async () => {
  const page = await desk.sit(await school('filling'));
  await menu(page, '进展填报');
  await statement(page, 1).focus();
  for (let seq = 1; seq <= COUNT; seq += 1) {
    if (seq % 6 === 0) await page.keyboard.press('Control+d');
    else await page.keyboard.type(`第 ${seq} 项已开工`);
    await says(page, `${COUNT} 项中 ${seq} 项已填`);
    if (seq < COUNT) await page.keyboard.press('Alt+ArrowDown');
  }
  await tabTo(page, button(page, '送校内审核'));
  await page.keyboard.press('Enter');
  await says(page, `已送校内审核 ${COUNT} 项`);

  await page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem', { name: '校内审核' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: '送审的进展' }).waitFor();
  await page.keyboard.press('a');
  await says(page, `待签发 ${COUNT} 项，其中已审核 1 项`);
  await page.keyboard.press('r');
  await dialog(page).getByRole('textbox', { name: '退回原因' }).waitFor();
  await page.keyboard.type('数据不全');
  await page.keyboard.press('Control+Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  await says(page, `待签发 ${COUNT - 1} 项，其中已审核 1 项`);

  await menu(page, '领导首页');
  await page.getByRole('region', { name: '等待决定' }).getByText('进展待校内审核').waitFor();

  await menu(page, '进展填报');
  await says(page, /校内退回：数据不全/);
});

test('a hard finding leads to its field, and the leader’s page is large', async () => {
  const page = await desk.sit(await school('findings'));
  await menu(page, '进展填报');
  const row = sheetRow(page, 3);
  await row.waitFor();
  await statement(page, 3).fill('无');
  await press(row, /^必改：/);
  await expect
    .poll(() => statement(page, 3).evaluate((element) => element === document.activeElement), SOON)
    .toBe(true);
  await says(row, /已保存/);
  await menu(page, '领导首页');
  const size = await page
    .getByRole('region', { name: '最需要关注的五项' })
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(20);
});

test('own words for 本期无进展 are typed and left by keys alone, however late the window is drawn', async () => {
  const page = await desk.sit(await school('no-change'));
  await menu(page, '进展填报');
  await statement(page, 1).focus();
  await holdFrames(page);
  await page.keyboard.press('Control+d');
  const reason = sheetRow(page, 1).getByRole('combobox', { name: '无进展的原因' });
  await page.keyboard.type('，待发文');
  await expect.poll(() => reason.inputValue(), SOON).toBe('按计划推进中，本期无新进展，待发文');
  await reason.and(page.locator('[aria-expanded="true"]')).waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.type('第 2 项已开工');
  await expect.poll(() => statement(page, 2).inputValue(), SOON).toBe('第 2 项已开工');
  expect(await reason.inputValue()).toBe('按计划推进中，本期无新进展，待发文');
});

test('rows that are read again leave the cursor and the words where they are by then, though a link had led to another row', async () => {
  const page = await desk.sit(await school('read-again'));
  await menu(page, '进展填报');
  await statement(page, 1).fill('第 1 项已开工');
  await says(sheetRow(page, 1), /已保存/);
  const linked = await sheetRow(page, 8).getAttribute('data-sheet-row');
  await goTo(page, `progress?task=${linked}`);
  await isFocused(statement(page, 8));

  const release = await holdBack(page, 'getSheet');
  await press(page, '送校内审核');
  await says(page, '已送校内审核 1 项');
  await statement(page, 3).focus();
  await page.keyboard.type('写');
  // What is on its way is older than this save.
  await says(sheetRow(page, 3), /已保存/);
  release();
  await says(sheetRow(page, 1), /待.*审核|待审/);
  await page.keyboard.type('到一半');
  await isFocused(statement(page, 3));
  expect(await statement(page, 3).inputValue()).toBe('写到一半');
});

/** No frame is drawn for scripts any more, as on a PC that is busy with something else. */
const holdFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });

const statement = (page: Page, seq: number): Locator =>
  sheetRow(page, seq).getByRole('textbox', { name: '本期进展' });

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

/** A school that shares in 24 tasks, with nothing filled in. */
async function school(name: string): Promise<string> {
  const done: (() => void)[] = [];
  const folder = testFolder();
  const bureau = await openUnit(join(folder, 'bureau'), {}, (clean) => done.push(clean));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  const tasks = Array.from({ length: COUNT }, (_, index) => `#${index + 1}`);
  await bureau.call('assign', { tasks, unit: A.name, role: 'cooperate' });
  const [bundle] = await exportTo(bureau, A.name, join(folder, 'down'));
  const unit = await openUnit(desk.store(name), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(unit, bundle ?? '');
  for (const close of done) close();
  return desk.store(name);
}
