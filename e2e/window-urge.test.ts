import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, dialog, goTo, press, says } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

test('who misses a report is listed with whom to ring, urged by a day, and counted', async () => {
  const page = await desk.sit(stores.bureau);
  await press(page, /^统计截止/);
  await dialog(page).getByLabel('截止日').fill('2031-12-31');
  await press(dialog(page), '按 2031-12-31 统计');
  await says(page, '统计截止 2031-12-31');
  await goTo(page, 'urging');
  const unit = page.getByRole('region', { name: '济南护理职业学院' });
  await unit.getByText(/^漏报 \d+ 项$/).waitFor();
  await press(unit, '登记“济南护理职业学院”的联络员和电话');
  await page.keyboard.type('李');
  await dialog(page).getByLabel('电话').fill('0531-80000000');
  await press(dialog(page), '保存修改');
  await unit.getByText('0531-80000000').waitFor();
  await page.keyboard.press('u');
  await dialog(page).getByLabel('催办要求').fill('');
  expect(await button(dialog(page), /^催办 \d+ 项$/).isDisabled()).toBe(true);
  await dialog(page).getByLabel('催办要求').fill('请补报进展');
  await press(dialog(page), /^催办 \d+ 项$/);
  await says(page, /^已催办 \d+ 个单位的 \d+ 项任务/);
  await unit.getByText(/^催办 [1-9]\d* 次，已答复 0 次$/).waitFor();
});
