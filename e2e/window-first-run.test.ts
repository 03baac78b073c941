import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { says } from './window-acts.ts';
import { axeFaults } from './window-axe.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 首次启动 by somebody who needs large text and uses no mouse. */

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

test('First start is filled in by the keyboard alone at 150 %, in reach and sight, and the size stays', async () => {
  const page = await desk.sit(desk.store('new'));
  const name = page.getByLabel('单位名称');
  await hasFocus(name);
  const larger = page.getByRole('button', { name: '放大文字' });
  await tabTo(page, larger, 'Shift+Tab');
  for (let percent = 110; percent <= 150; percent += 10) {
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (wanted) =>
        Math.round(Number(document.documentElement.style.getPropertyValue('--text-scale')) * 100) === wanted,
      percent,
    );
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
  expect(await axeFaults(page)).toEqual([]);

  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await says(page, '写上单位名称才能开始。');
  await hasFocus(name);
  await page.keyboard.type('海棠市教育局');
  await tabTo(page, page.getByRole('radio', { name: /^学校/ }));
  await page.keyboard.press('ArrowDown');
  const bureau = page.getByRole('radio', { name: /^市级教育局/ });
  await hasFocus(bureau);
  expect(await bureau.isChecked()).toBe(true);
  await tabTo(page, page.getByLabel(/^填报人/));
  await page.keyboard.type('王芳');
  await tabTo(page, page.getByRole('radio', { name: /^导入清单/ }));
  await page.keyboard.press('ArrowDown');
  const start = page.getByRole('button', { name: '开始使用' });
  await tabTo(page, start);
  await isInSight(start);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await says(page.getByRole('banner'), '填报人 王芳');
  await says(page, '还没有台账');
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--text-scale') === '1.5');
  await desk.rise(page);
});

test('The example opens in the size and language that were chosen before it', async () => {
  const page = await desk.sit(desk.store('example'));
  await page.getByRole('button', { name: '放大文字' }).click();
  await page.getByText('English').click();
  await page.getByRole('button', { name: /example/i }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--text-scale') === '1.1');
});

/** Moves the focus on until it is there. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press(key);
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return isInSight(wanted);
  }
  throw new Error(`${wanted} is not reached by ${key}`);
}

/** What has the focus can be seen. */
async function isInSight(field: Locator): Promise<void> {
  const box = await field.boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 768).toBe(true);
}

const hasFocus = (field: Locator): Promise<void> => field.and(field.page().locator(':focus')).waitFor();
