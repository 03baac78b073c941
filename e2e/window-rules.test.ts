import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServices } from '../electron/services/index.ts';
import { seedsDir } from '../electron/services/test-stores.ts';
import { button, dialog, goTo, press, says } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

const rulesOf = async (store: string) => {
  const services = await openServices({ dir: store, appVersion: '0.1.0', seedsDir });
  const answer = await services.call('getRules', {}, { language: 'zh' });
  services.close();
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as {
    own: { name: string; schedule: string; version: number; rules: unknown[] } | null;
  };
};

test('a preset is taken, changed, tried and adopted; what cannot be used says why', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'rules');
  const before = (await page.getByText(/第 \d+ 版/).count()) > 0;
  await page.getByRole('combobox', { name: before ? '换一套预设' : '从一套预设开始' }).click();
  await page.getByText('银川：红黄绿灯').last().click();
  const rules = page.getByRole('list', { name: '规则，按先后' });
  await rules.getByRole('listitem', { name: /^规则 2：落后序时进度/ }).waitFor();
  const threshold = page.getByRole('spinbutton', { name: /^规则 2 第 2 档的界限/ });
  await threshold.fill('');
  await says(page, '规则 2 缺少界限');
  expect(await button(page, '启用').isDisabled()).toBe(true);
  await threshold.fill('40');
  await says(page, '规则 2 里有永远轮不到的一档');
  await threshold.fill('15');
  await button(page, '规则 3 下移').click();
  await rules.getByRole('listitem', { name: /^规则 4：时间节点超期/ }).waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByRole('region', { name: '试算结果' }).waitFor();
  await press(page, '启用');
  await says(page, /^已启用，第 \d+ 版/);
  await says(page, '序时进度按月份');
  await goTo(page, 'workbench');
  const lights = page.getByRole('region', { name: '红黄灯' });
  await lights.getByText('绿灯').waitFor();
  await desk.rise(page);
  const { own } = await rulesOf(stores.bureau);
  expect(own).toMatchObject({ name: '银川：红黄绿灯', schedule: 'months' });
  expect(own?.rules[2]).toMatchObject({ number: 2, steps: [{ at: 30 }, { at: 15 }] });
});

test('a ledger reports by the quarter, the sheet follows, and everything is counted for a chosen day', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'rules?part=cycles');
  await button(page, /^改“.*”的报送周期$/)
    .first()
    .click();
  await dialog(page).getByRole('combobox', { name: '多久报一次' }).click();
  await page.getByText('每季度', { exact: true }).last().click();
  await dialog(page).getByLabel('几日前').fill('10');
  await dialog(page).getByRole('switch').click();
  await says(dialog(page), '每季度，次月 10 日前');
  await press(dialog(page), '保存周期');
  await says(page, '报送周期：每季度，次月 10 日前');
  await goTo(page, 'rules?part=calendar');
  await page.getByLabel('年份').fill('2027');
  await page.getByLabel('从', { exact: true }).fill('2027-02-05');
  await page.getByLabel('到', { exact: true }).fill('2027-02-11');
  await press(page, '添加 7 天');
  await page.getByRole('cell', { name: '2027-02-11', exact: true }).waitFor();
  await press(page, '去掉 2027-02-11');
  await page.getByRole('cell', { name: '2027-02-11', exact: true }).waitFor({ state: 'detached' });
  await goTo(page, 'progress');
  const chooser = page.getByRole('combobox', { name: '报送期' });
  await chooser.click();
  await page
    .getByText(/第\d季度（.*前，已填 0\/\d+）/)
    .first()
    .click();
  await says(page, /第\d季度/);
  await press(page, /^统计截止/);
  await dialog(page).getByLabel('截止日').fill('2001-01-01');
  await press(dialog(page), '按 2001-01-01 统计');
  await says(dialog(page), /^统计截止日 2001-01-01 早于第一次交办/);
  await dialog(page).getByLabel('截止日').fill('2031-12-31');
  await press(dialog(page), '按 2031-12-31 统计');
  await says(page, '统计截止 2031-12-31');
  await goTo(page, 'workbench');
  await page.getByRole('region', { name: '提醒' }).waitFor();
  await press(page, /^统计截止/);
  await press(dialog(page), '按今天统计');
  await page.getByRole('button', { name: '统计截止 2031-12-31' }).waitFor({ state: 'detached' });
});
