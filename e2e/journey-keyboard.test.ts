import { mkdirSync, readdirSync } from 'node:fs';
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
import {
  button,
  dialog,
  grid,
  holdBack,
  ledgerTab,
  menu,
  press,
  says,
  search,
  sheetRow,
} from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { focusOutside, isFocused, tabTo } from './window-keyboard.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

test('a school fills in three tasks, signs off and hands in without a mouse', async () => {
  const page = await desk.sit(await school('whole'));
  mkdirSync(join(desk.home, 'stick'));
  await tabTo(page, button(page, '开始填报'));
  await page.keyboard.press('Enter');

  await tabTo(page, statement(page, 1));
  await page.keyboard.type('甲校已成立工作专班');
  await page.keyboard.press('Enter');
  await isFocused(statement(page, 2));
  await page.keyboard.type('第一行');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('第二行');
  expect(await statement(page, 2).inputValue()).toBe('第一行\n第二行');
  await page.keyboard.press('Control+Enter');
  await isFocused(statement(page, 1));
  await page.keyboard.press('Alt+ArrowDown');
  await isFocused(statement(page, 3));
  await page.keyboard.press('Control+D');
  const reason = sheetRow(page, 3).getByRole('combobox', { name: '无进展的原因' });
  await isFocused(reason);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => reason.inputValue()).toBe('尚未到实施时间');
  await says(page, '3 项中 3 项已填');

  const toSign = button(page, '领导签发（3 项）');
  await tabTo(page, toSign);
  await page.keyboard.press('Enter');
  const by = dialog(page).getByRole('textbox', { name: '签发人' });
  await isFocused(by);
  await page.keyboard.type('分管校领导');
  await page.keyboard.press('Enter');
  await says(dialog(page), /的 3 项进展已签发并锁定/);
  await isFocused(button(dialog(page), '导出上报包'));
  await page.keyboard.press('Enter');

  await tabTo(page, button(page, '选择文件夹'));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog(page).getByRole('menu'));
  await tabTo(page, dialog(page).getByRole('menuitem', { name: '个人文件夹' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await isFocused(dialog(page).getByRole('listbox'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(dialog(page), '用这个文件夹'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(page, '导出上报包'));
  await page.keyboard.press('Enter');
  await says(page, /^已导出 1 个文件到/);
  expect(readdirSync(join(desk.home, 'stick'))).toHaveLength(1);
});

test('Enter belongs to the input method while it composes: nothing moves, nothing is sent', async () => {
  const page = await desk.sit(await school('ime'));
  await menu(page, '进展填报');
  await statement(page, 1).focus();
  await compose(page, '工作');
  await isFocused(statement(page, 1));
  expect(await statement(page, 1).inputValue()).toBe('工作');
  await page.keyboard.press('Enter');
  await isFocused(statement(page, 2));

  await says(sheetRow(page, 1), /已保存/);
  await press(page, '领导签发（1 项）');
  await isFocused(dialog(page).getByRole('textbox', { name: '签发人' }));
  await compose(page, '院长');
  expect(await button(dialog(page), '签发 1 项').isEnabled()).toBe(true);
  await page.keyboard.press('Enter');
  await says(dialog(page), /的 1 项进展已签发并锁定/);
  await button(dialog(page), '关闭').last().click();
  await dialog(page).waitFor({ state: 'hidden' });

  await page.keyboard.press('Control+k');
  await isFocused(page.getByRole('combobox', { name: '搜索任务、画面和操作' }));
  await compose(page, '留痕');
  expect(page.url()).toContain('#/progress');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '留痕', level: 1 }).waitFor();
});

test('a dialog keeps the focus inside, and gives it back where it was', async () => {
  const page = await desk.sit(await school('trap'));
  await menu(page, '进展填报');
  await statement(page, 1).fill('已报批');
  await says(sheetRow(page, 1), /已保存/);
  const openers: readonly Locator[] = [
    button(page, '快捷键与帮助'),
    button(page, '搜索任务、画面和操作'),
    button(sheetRow(page, 1), '添加佐证'),
    button(page, '领导签发（1 项）'),
  ];
  for (const opener of openers) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      expect(await focusOutside(dialog(page)), await opener.innerText()).toBe(null);
    }
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await isFocused(opener);
  }
});

test('the ledger is walked by its arrows, peeked at by the space bar, opened by Enter', async () => {
  const page = await desk.sit(await school('grid'));
  await menu(page, '任务台账');
  await ledgerTab(page, '全部').click();
  await search(page, '职业');
  await page.getByRole('textbox', { name: '在台账中查找' }).focus();
  await page.keyboard.press('ArrowDown');
  await isFocused(grid(page));
  const at = () => grid(page).getAttribute('aria-activedescendant');
  const first = await at();
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect.poll(at).toBe(first);
  await page.keyboard.press('Space');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '清单原文' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await isFocused(page.locator('body'));
  await grid(page).waitFor();
});

test('Enter in the search waits for the tasks of the words typed, and opens none that other words found', async () => {
  const page = await desk.sit(await school('palette'));
  await button(page, '开始填报').waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '搜索任务、画面和操作' });
  await isFocused(field);
  await page.keyboard.type('职业');
  await says(dialog(page), /整合各类职业教育资源/);
  const release = await holdBack(page, 'listTasks');
  await field.fill('融合');
  await page.keyboard.press('Enter');
  await says(dialog(page), '正在查找…');
  expect(page.url()).not.toContain('#/ledger');
  release();
  await grid(page).waitFor();
  const opened = new URL(page.url()).hash;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('融合');
  await says(dialog(page), /开展职普融合试点/);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  expect(new URL(page.url()).hash).toBe(opened);
});

const statement = (page: Page, seq: number): Locator =>
  sheetRow(page, seq).getByRole('textbox', { name: '本期进展' });

/** Types through an input method: a composition, Enter taken by it (key code 229), then the text. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const letters = { text: 'gongzuo', selectionStart: 7, selectionEnd: 7 };
  await session.send('Input.imeSetComposition', letters);
  for (const key of ['Enter', 'ArrowDown', 'Escape']) {
    const taken = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken });
  }
  await session.send('Input.insertText', { text });
  await session.detach();
  // The next key of a person comes later than what the window does at the end of a composition.
  await page.waitForFunction(
    (done) => (document.activeElement as HTMLInputElement | null)?.value.endsWith(done),
    text,
  );
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

/** A school that leads task 1 and shares in 2 and 3, with nothing filled in. */
async function school(name: string): Promise<string> {
  const done: (() => void)[] = [];
  const folder = testFolder();
  const bureau = await openUnit(join(folder, 'bureau'), {}, (clean) => done.push(clean));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#2', '#3'], unit: A.name, role: 'cooperate' });
  const [bundle] = await exportTo(bureau, A.name, join(folder, 'down'));
  const unit = await openUnit(desk.store(name), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(unit, bundle ?? '');
  for (const close of done) close();
  return desk.store(name);
}
