import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, openUnit, playMonth } from '../electron/services/test-stores.ts';
import { button, dialog, goTo, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 代录: the bureau types what a school without the program reported by phone. */

let desk: Desk;
let bureau: string;

beforeAll(async () => {
  desk = await openDesk();
  bureau = (await playMonth(desk.store('month'))).bureau;
  const unit = await openUnit(bureau, {}, () => {});
  await unit.call('adoptRules', { preset: 'default', set: null });
  unit.close();
});
afterAll(() => desk.leave());

const SCHOOL = A.name;

test('a school’s report is typed from its row under 未报, is marked wherever it shows, and can be taken back', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'workbench');
  await press(page, `代录 ${SCHOOL} 报来的进展`);
  const box = dialog(page);
  await box.getByLabel(/^对方报送人/).fill('李老师');
  await box.getByRole('radio', { name: '纸质报送' }).check();
  const left = async () => Number(/(\d+) 项未报/.exec(await box.getByText(/项未报$/).innerText())?.[1]);
  const before = await left();
  expect(before).toBeGreaterThan(1);

  // The same checks as for the school itself.
  await box.getByLabel('本期进展', { exact: true }).fill('/');
  await says(box, /^必改：进展只写了/);
  expect(await button(box, '代录，到下一项').isDisabled()).toBe(true);
  await box.getByLabel('本期进展', { exact: true }).fill('电话里说：已完成论证');
  await press(box, '代录，到下一项');
  await says(page, /^已代录 济南职业学院 任务 \d+$/);
  await box.getByText(`${before - 1} 项未报`, { exact: false }).waitFor();
  expect(await box.getByLabel('本期进展', { exact: true }).inputValue()).toBe('');
  expect(await box.getByLabel(/^对方报送人/).inputValue()).toBe('李老师');
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });

  // A light that stands on what was typed says so, in the list of the worst and at the head of its task.
  await goTo(page, 'workbench');
  const worst = page.getByRole('region', { name: '红黄灯' }).getByRole('listitem');
  const typed = worst.filter({ hasText: '代录·纸质报送' });
  await typed.getByRole('link').click();
  await page.locator('.light-reason').getByText('代录·纸质报送').waitFor();

  await goTo(page, 'review');
  await page.getByText('代录·纸质报送').first().waitFor();
  await goTo(page, 'ledger');
  await page
    .getByText(/^代录·纸质报送 · /)
    .first()
    .waitFor();
  await page.keyboard.press('Control+z');
  await page
    .getByText(/^代录·纸质报送 · /)
    .first()
    .waitFor({ state: 'detached' });
});

test('it is reached from the register and from the task, and is corrected only with a reason', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'units');
  await page.getByRole('checkbox', { name: SCHOOL }).check();
  await page.keyboard.press('t');
  const box = dialog(page);
  await box.getByLabel('本期进展', { exact: true }).fill('第一次说的');
  await press(box, /^代录/);
  await says(page, /^已代录/);
  const chosen = box.getByRole('combobox', { name: '哪一项任务' });
  await chosen.fill('1　');
  await page.keyboard.press('Enter');
  await says(box, /^代录（\d{4}-\d\d-\d\d 电话报送，.*录入）$/);
  expect(await box.getByLabel('本期进展', { exact: true }).inputValue()).toBe('第一次说的');
  expect(await button(box, /^代录/).isDisabled()).toBe(true);
  await box.getByLabel('更正原因（必填）').fill('听错了');
  await box.getByLabel('本期进展', { exact: true }).fill('第二次说的');
  await press(box, /^代录/);
  await says(page, /^已代录/);
});
