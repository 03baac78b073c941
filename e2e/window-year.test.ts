import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, BUREAU, jinan, openUnit, unitRow } from '../electron/services/test-stores.ts';
import { button, dialog, ledgerRow, menu, press, pressTool, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

/** A bureau with the list of Jinan; three of its rows are assigned. */
async function bureau(name: string, added = 0): Promise<string> {
  const done: (() => void)[] = [];
  const unit = await openUnit(desk.store(name), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path: jinan, edits: [] });
  await unit.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await unit.call('assign', { tasks: ['#1', '#2', '#8'], unit: A.name, role: 'lead' });
  const [list] = await unit.call('listLedgers', {});
  for (let row = 0; row < added; row += 1)
    await unit.call('addTask', { ledger: list?.id ?? '', task: { title: `补充任务 ${row + 1}` } });
  for (const close of done) close();
  return desk.store(name);
}

test('a year is closed: what stays is unticked, a new limit is set for all that passed, and the step is taken back', async () => {
  const store = await bureau('year');
  const page = await desk.sit(store);
  await menu(page, '任务台账');
  await pressTool(page, '年度结转…');
  const box = dialog(page);
  await says(box, /^显示 40 项/);
  const title = box.getByRole('textbox', { name: '新清单名称' });
  await title.fill('2027年度职教高地任务');
  await box.getByRole('checkbox', { name: /^2 / }).click();
  await box.getByRole('searchbox', { name: '任务、单位' }).fill(A.name);
  await says(box, /^显示 3 项/);
  await box.getByRole('searchbox', { name: '任务、单位' }).fill('');
  await box.getByLabel('时限已过的都改为').fill('2027-06-30');
  await press(box, '填入');
  await press(box, '结转 39 项');
  await says(page, '已结转 39 项到“2027年度职教高地任务”');
  await ledgerRow(page, 2).waitFor();

  const openOld = async () => {
    await page.getByRole('combobox', { name: '选择台账' }).click();
    await page.getByRole('option', { name: /^济南/ }).click();
  };
  await openOld();
  await says(page, /年度清单，收报到 .*，转入“2027年度职教高地任务”/);
  await page.keyboard.press('Control+z');
  await page.getByRole('note').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await says(page, '已重做：已结转 39 项到“2027年度职教高地任务”');
  await openOld();
  await says(page, /年度清单，收报到 .*，转入“2027年度职教高地任务”/);
  await press(page, '重新开放收报');
  await press(dialog(page), '重新开放收报');
  await page.getByRole('note').waitFor({ state: 'detached' });
});

test('更多 is opened and chosen from by the keyboard; of a long list the dialog draws what is in sight, and gives the focus back', async () => {
  const page = await desk.sit(await bureau('long', 110));
  await menu(page, '任务台账');
  const more = button(page, '更多');
  const item = page.getByRole('menuitem', { name: '年度结转…' });
  await more.focus();
  await page.keyboard.press('Enter');
  await item.waitFor();
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  await expect
    .poll(async () => {
      if (!(await isFocused(item))) await page.keyboard.press('ArrowDown');
      return isFocused(item);
    })
    .toBe(true);
  await page.keyboard.press('Enter');
  const box = dialog(page);
  await says(box, /^显示 150 项/);
  await box.getByRole('checkbox', { name: /^1 / }).waitFor();
  expect(await box.locator('.ant-table-row').count()).toBeLessThan(150);
  await box.locator('.ant-table-tbody-virtual-holder').evaluate((holder) => {
    holder.scrollTop = holder.scrollHeight;
  });
  await box.getByRole('checkbox', { name: /^150 / }).click();
  await button(box, '结转 149 项').waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  await expect.poll(() => isFocused(more)).toBe(true);
});

test('a clerk hands over: the successor is named from the day on, the sheet is written, the step is taken back', async () => {
  const page = await desk.sit(await bureau('people'));
  mkdirSync(join(desk.home, 'sheets'));
  await menu(page, '设置');
  await press(page, '人员交接…');
  const box = dialog(page);
  await expect.poll(() => box.getByLabel('移交人').inputValue()).toBe('督办科');
  await box.getByRole('textbox', { name: '接收人' }).fill('李科员');
  await box.getByRole('textbox', { name: '监交人' }).fill('王主任');
  await box.getByRole('checkbox', { name: '联络员' }).click();
  await box.getByRole('textbox', { name: '接收人电话' }).fill('8602');
  await press(box, '写出交接清单（.docx）');
  const picker = page.getByRole('dialog').filter({ has: page.getByRole('textbox', { name: '文件名' }) });
  await picker.getByRole('menuitem', { name: '个人文件夹' }).click();
  await picker.getByRole('option', { name: 'sheets' }).dblclick();
  await press(picker, '存到这里');
  await says(page, /^交接清单已写到/);
  await press(box, '登记交接');
  await says(page, /起由 李科员 接任 督办科 的工作$/);
  const operator = page.getByRole('textbox', { name: '填报人' });
  await expect.poll(() => operator.inputValue()).toBe('李科员');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => operator.inputValue()).toBe('督办科');
});

const POINTS = /得分|名次|考核计分/;

test('off, points are on no screen but that of the rules, where a leader’s name switches them on; then places stand in the summary', async () => {
  const page = await desk.sit(await bureau('points'));
  const entries = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem');
  await entries.first().waitFor();
  const names = await entries.allInnerTexts();
  expect(names.length).toBeGreaterThan(8);
  const seen: string[] = [];
  for (const [at, name] of names.entries()) {
    await entries.nth(at).click();
    await page.getByRole('heading').first().waitFor();
    const text = await page.getByRole('main').innerText();
    if (POINTS.test(text)) seen.push(name.trim());
  }
  expect(seen).toEqual(['规则']);

  await menu(page, '规则');
  await page.getByRole('tab', { name: '考核计分' }).click();
  await says(page, /^没有启用。各处不显示得分和名次/);
  await page.getByLabel('决定的领导').fill('王局长');
  await press(page, '启用计分');
  await says(page, '已启用“百分制扣分”第 1 版');
  await says(page, /王局长决定启用“百分制扣分”第 1 版$/);
  await menu(page, '汇总');
  await page.getByRole('heading', { name: '得分和名次' }).waitFor();
  await page.getByRole('row', { name: new RegExp(`^1 ${A.name} 100`) }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: '得分和名次' }).waitFor({ state: 'detached' });
});
