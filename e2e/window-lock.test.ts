import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnit, playMonth } from '../electron/services/test-stores.ts';
import { button, dialog, goTo, press, says, setTextSize } from './window-acts.ts';
import { axeFaults } from './window-axe.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 操作人 and the lock, by keyboard alone where a clerk would use no mouse. */

const PASSWORD = 'Haitang-2026';

let desk: Desk;
let school: string;

beforeAll(async () => {
  desk = await openDesk();
  school = (await playMonth(desk.store('month'))).a;
});
afterAll(() => desk.leave());

test('Somebody registers with a password, locks, errs, unlocks, and is locked out when nothing is done', async () => {
  const page = await desk.sit(school);
  await page.clock.install();
  await goTo(page, 'settings');
  expect(await button(page, '锁定').isDisabled()).toBe(true);
  await press(page, '登记操作人');
  await dialog(page).getByLabel('姓名').fill('张三');
  await dialog(page).getByLabel('密码（可不填）').fill(PASSWORD);
  await dialog(page).getByLabel('再输一次密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  await press(page, '登记操作人');
  await dialog(page).getByLabel('姓名').fill('李四');
  await press(dialog(page), '保存');
  await dialog(page).waitFor({ state: 'hidden' });

  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('heading', { name: '请选择操作人' }).waitFor();
  expect(await page.getByRole('navigation', { name: '主菜单' }).count()).toBe(0);
  await page.getByRole('button', { name: '张三' }).press('Enter');
  const password = page.getByLabel('密码', { exact: true });
  await hasFocus(password);
  await page.getByText(`npm run -s taizhang -- --store ${school} operators --clear`).waitFor();
  await password.pressSequentially('falsch');
  await page.keyboard.press('Enter');
  await says(page, '“张三”的密码不对。');
  await hasFocus(password);
  expect(await password.inputValue()).toBe('');
  await password.pressSequentially(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await says(page.getByRole('banner'), '填报人 张三');

  await page.clock.fastForward('09:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('09:00');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await page.clock.fastForward('01:10');
  await page.getByRole('heading', { name: '请选择操作人' }).waitFor();
  await press(page, '李四');
  await says(page.getByRole('banner'), '填报人 李四');
  await desk.rise(page);
});

test('The next start asks who it is, in the address that was open, and at large text everything is in reach', async () => {
  const page = await desk.sit(school);
  await page.getByRole('heading', { name: '请选择操作人' }).waitFor();
  await hasFocus(page.getByRole('button', { name: '李四' }));
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await goTo(page, 'settings');
  await page.getByText('随系统').click();
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('heading', { name: '请选择操作人' }).waitFor();
  await page.getByRole('button', { name: '张三' }).click();
  for (const percent of [100, 150]) {
    await setTextSize(page, percent);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForFunction(
        (shown) => document.documentElement.style.colorScheme === shown,
        colorScheme,
      );
      expect(await axeFaults(page)).toEqual([]);
    }
  }
  const panel = await page.locator('main > div').first().boundingBox();
  expect(panel?.width).toBeLessThanOrEqual(30 * 16 * 1.5);
  const unlock = await button(page, '解锁').boundingBox();
  expect(unlock && unlock.x + unlock.width).toBeLessThanOrEqual(1366);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
  await desk.rise(page);
  const cli = await openUnit(school);
  expect((await cli.call('getSession', {})).operators.map(({ name }) => name)).toEqual(['张三', '李四']);
});

/** Until it has the focus. */
const hasFocus = (field: Locator): Promise<void> => field.and(field.page().locator(':focus')).waitFor();
