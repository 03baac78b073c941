import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, BUREAU, exportTo, openUnit, playMonth } from '../electron/services/test-stores.ts';
import { button, dialog, grid, ledgerRow, receiptOf, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { isFocused, menuByKeys, tabTo } from './window-keyboard.ts';

/** Receive, 下发, 催办 and 分解 without a mouse, the focus seen at every stop. */

let desk: Desk;
let bureau: string;
beforeAll(async () => {
  desk = await openDesk();
  bureau = (await playMonth(desk.store('month'))).bureau;
});
afterAll(() => desk.leave());

test('a new school receives its first file, trusts its sender and goes on to fill in', async () => {
  const done: (() => void)[] = [];
  const sender = await openUnit(bureau, {}, (clean) => done.push(clean));
  await exportTo(sender, A.name, join(desk.home, 'stick'));
  const school = await openUnit(desk.store('new'), {}, (clean) => done.push(clean));
  await school.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  for (const close of done) close();

  const page = await desk.sit(desk.store('new'));
  await menuByKeys(page, '接收');
  await tabTo(page, button(page, '选择文件'));
  await page.keyboard.press('Enter');
  await pickByKeys(page, ['stick', /\.tzb/]);
  await tabTo(page, button(page, '指纹一致，信任该单位'));
  await page.keyboard.press('Enter');
  await isFocused(button(page, '撤回信任'));
  await tabTo(page, button(page, /^接收 \d+ 项/));
  await page.keyboard.press('Enter');
  const receipt = receiptOf(page, '下发包', BUREAU);
  await isFocused(receipt);
  await tabTo(page, button(receipt, /填报/));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '进展填报', level: 1 }).waitFor();
});

test('a bureau leaves one school out and writes the files of the others', async () => {
  const page = await desk.sit(bureau);
  mkdirSync(join(desk.home, 'down'));
  await menuByKeys(page, '下发');
  await tabTo(page, page.getByRole('checkbox', { name: A.name }));
  await page.keyboard.press('Space');
  await says(page, '已选 1 / 2 个单位');
  await tabTo(page, button(page, /^(选择|更改)文件夹$/));
  await page.keyboard.press('Enter');
  await pickByKeys(page, ['down']);
  await tabTo(page, button(page, '导出下发包'));
  await page.keyboard.press('Enter');
  await says(page, /^已导出 1 个文件到/);
  await isFocused(button(page, '导出下发包'));
  expect(readdirSync(join(desk.home, 'down'))).toHaveLength(1);
});

test('a row is split into parts typed one after the other', async () => {
  const page = await desk.sit(bureau);
  await menuByKeys(page, '任务台账');
  await tabTo(page, grid(page));
  const active = () => grid(page).getAttribute('aria-activedescendant');
  const wanted = await ledgerRow(page, 8).getAttribute('id');
  for (let step = 0; step < 20 && (await active()) !== wanted; step += 1) {
    const before = await active();
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).not.toBe(before);
  }
  await page.keyboard.press('x');
  await says(page, '已选 1 项');
  await tabTo(page, button(page, '分解…'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const box = dialog(page);
  const what = box.getByRole('textbox', { name: '内容' });
  await isFocused(what);
  await page.keyboard.type('制定方案');
  await page.keyboard.press('Tab');
  await page.keyboard.type(A.name);
  await tabTo(page, button(box, '加一项'));
  await page.keyboard.press('Enter');
  await isFocused(what.nth(1));
  await page.keyboard.type('总结验收');
  await tabTo(page, button(box, '加一项'));
  await page.keyboard.press('Enter');
  await isFocused(what.nth(2));
  await tabTo(page, button(box, '去掉第 3 项'));
  await page.keyboard.press('Enter');
  await expect.poll(() => what.count()).toBe(2);
  await isFocused(button(box, '加一项'));
  await tabTo(page, button(box, '分解为 2 项'));
  await page.keyboard.press('Enter');
  await says(page, '任务 8 已分解为 2 项');
  await box.waitFor({ state: 'hidden' });
  await ledgerRow(page, 8).getByText('分解 0/2').waitFor();
  await isFocused(button(page, '分解…'));
});

test('schools that miss a report are urged by a day', async () => {
  const page = await desk.sit(bureau);
  await tabTo(page, button(page, /^统计截止/));
  await page.keyboard.press('Enter');
  await isFocused(dialog(page).getByLabel('截止日'));
  // Month, day, year, as the browser of the tests orders them.
  await page.keyboard.type('12312031');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  await says(page, '统计截止 2031-12-31');
  await menuByKeys(page, '催办');
  const unit = page.getByRole('region', { name: A.name });
  await unit.getByText(/^漏报 \d+ 项$/).waitFor();
  const first = unit.getByRole('checkbox', { name: /^选中“/ }).first();
  await tabTo(page, first);
  await page.keyboard.press('Space');
  await tabTo(page, button(page, /^催办/), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await isFocused(dialog(page).getByLabel('催办要求'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('请补报进展');
  await tabTo(page, button(dialog(page), /^催办 \d+ 项$/));
  await page.keyboard.press('Enter');
  await says(page, /^已催办 \d+ 个单位的 \d+ 项任务/);
  await dialog(page).waitFor({ state: 'hidden' });
});

/** Walks the window's own file dialog: folders below 个人文件夹, at last a file where one is named. */
async function pickByKeys(page: Page, path: readonly (string | RegExp)[]): Promise<void> {
  const box = dialog(page);
  await tabTo(page, box.getByRole('menu'));
  await tabTo(page, box.getByRole('menuitem', { name: '个人文件夹' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  const list = box.getByRole('listbox');
  for (const name of path) {
    await isFocused(list);
    const entry = list.getByRole('option', { name });
    await entry.waitFor();
    const wanted = await entry.getAttribute('id');
    for (let step = 0; step < 30; step += 1) {
      if ((await list.getAttribute('aria-activedescendant')) === wanted) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  }
  if (path.at(-1) instanceof RegExp) return box.waitFor({ state: 'hidden' });
  await tabTo(page, button(box, '用这个文件夹'));
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}
