import { afterAll, beforeAll, expect, test } from 'vitest';
import { playMonth } from '../electron/services/test-stores.ts';
import { button, dialog, goTo, press, says, setTextSize } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 密钥: its own key replaced, and acts in reach at any text size. */

let desk: Desk;
let bureau: string;

beforeAll(async () => {
  desk = await openDesk();
  bureau = (await playMonth(desk.store('month'))).bureau;
});
afterAll(() => desk.leave());

test('the key of this PC is replaced, the old one having signed, and the new fingerprint is shown to be read out', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'keys');
  const own = page.getByRole('region').or(page.locator('.keys .panel')).first();
  const before = await own.innerText();
  await press(page, '更换本机密钥');
  expect(await button(dialog(page), '生成新密钥').isDisabled()).toBe(true);
  await dialog(page)
    .getByRole('radio', { name: /^还在这台电脑上/ })
    .check();
  await press(dialog(page), '生成新密钥');
  await says(dialog(page), /原密钥的签名/);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await page.waitForFunction(
    (old) => document.querySelector<HTMLElement>('.keys .panel')?.innerText !== old,
    before,
  );
});

test('what can be done with a key is in sight at large text, without scrolling the table', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'keys');
  await setTextSize(page, 150);
  const act = page.getByRole('button', { name: /^命名 / }).first();
  await act.scrollIntoViewIfNeeded();
  const box = await act.boundingBox();
  expect(box && box.x + box.width).toBeLessThanOrEqual(1366);
  await setTextSize(page, 100);
});
