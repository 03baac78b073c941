import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServices } from '../electron/services/index.ts';
import { seedsDir } from '../electron/services/test-stores.ts';
import {
  button,
  chooseUnits,
  dialog,
  exportTo,
  goTo,
  openBundle,
  pickSave,
  press,
  receiptOf,
  receiveButton,
  says,
} from './window-acts.ts';
import { type Desk, oneStory, openDesk, playOn } from './window-desk.ts';

const SCHOOL = '济南护理职业学院';
/** Trying a password takes 256 MB and a second, on a machine with other work much longer. */
const PATIENCE_MS = 90_000;
const PASSWORD = '台账 2026 冬';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
  for (const folder of ['stick', 'archive', 'paper']) mkdirSync(join(desk.home, folder));
});
afterAll(() => desk.leave());

/** A file of the school's whole store under a password, written while no window has it open. */
async function archiveOf(store: string, dir: string): Promise<void> {
  const services = await openServices({ dir: store, appVersion: '0.1.0', seedsDir });
  const answer = await services.call(
    'exportBundles',
    { to: 'all', dir, kind: 'archive', lock: { password: PASSWORD } },
    { language: 'zh' },
  );
  services.close();
  if (!answer.ok) throw new Error(answer.error.message);
}

describe('A locked file on its way, and what the register knows of it', () => {
  oneStory();
  let code = '';
  let file = '';

  test('it is written only once its password was typed twice, with a page beside it', async () => {
    const page = await desk.sit(stores.bureau);
    page.setDefaultTimeout(PATIENCE_MS);
    await goTo(page, 'issue');
    await chooseUnits(page, [SCHOOL]);
    await page.getByRole('radiogroup', { name: '加密' }).getByText('用密码').click();
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
    await page.getByRole('textbox', { name: '再输一次密码' }).fill('台账 2026 东');
    await says(page, '两次输入的密码不一样。');
    expect(await button(page, '导出下发包').isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '再输一次密码' }).fill(PASSWORD);
    await page.getByRole('checkbox', { name: /^封面留在外面/ }).check();
    await page.getByRole('combobox', { name: '携带人' }).fill('王老师');
    await exportTo(page, '下发', 'stick');
    await says(page, /密码请打电话告诉对方/);
    const names = readdirSync(join(desk.home, 'stick')).sort();
    expect(names.map((name) => name.replace(/^.*\d{8}/, ''))).toEqual(['.tzb.age', '_封面.html']);
    file = names[0] ?? '';
  });

  test('a wrong password is told at once, the right one opens and receives it', async () => {
    const page = await desk.sit(stores.school);
    page.setDefaultTimeout(PATIENCE_MS);
    await goTo(page, 'receive');
    await openBundle(page, `stick/${file}`);
    const field = page.getByRole('textbox', { name: `密码 ${file}` });
    await field.fill('台账2026冬');
    await field.press('Enter');
    await says(page, /^密码不对/);
    await field.fill(PASSWORD);
    await field.press('Enter');
    await page.getByRole('combobox', { name: '介质' }).fill('教科 03 号');
    await receiveButton(page).click();
    const receipt = receiptOf(page, '下发包', '济南市教育局');
    code = (await receipt.locator('.receipt-code').innerText()).replace(/\D/g, '');
    expect(code).toHaveLength(8);
    await goTo(page, 'transmissions');
    await says(page.getByRole('treegrid'), '教科 03 号');
  });

  test('the code heard by phone, and nothing else, makes it delivered; what the paper knows is written down', async () => {
    const page = await desk.sit(stores.bureau);
    await goTo(page, 'transmissions');
    const row = page.getByRole('row').filter({ hasText: file });
    await says(row, '已导出');
    const typed = page.getByLabel('电话里听到的八位回执短码');
    await typed.fill(code === '00000000' ? '00000001' : '00000000');
    await typed.press('Enter');
    await says(page, 'E_RECEIPT_CODE');
    await says(row, '已导出');
    await typed.fill(code);
    await typed.press('Enter');
    await says(row, '已送达');
    await row.click();
    await page.keyboard.press('e');
    const box = dialog(page);
    expect(await box.getByRole('combobox', { name: '携带人' }).inputValue()).toBe('王老师');
    await box.getByRole('combobox', { name: '接收人' }).fill('赵主任');
    await press(box, '记入登记簿');
    await says(row, '赵主任');
    await page
      .getByRole('radiogroup', { name: '方向' })
      .getByText(/^收到 \d+$/)
      .click();
    await row.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => location.hash)).toBe('#/transmissions?direction=in');
    await press(page, '清除筛选');
    await page.keyboard.press('Control+p');
    const name = await pickSave(page, 'paper');
    await says(page, /^登记簿（全部 \d+ 条）已导出到/);
    expect(readdirSync(join(desk.home, 'paper'))).toEqual([name]);
  });
});

test('what became of an export is brought into view, below a long list of units too', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'issue');
  await chooseUnits(page, [SCHOOL]);
  await exportTo(page, '下发', 'paper');
  expect(await isInSight(page.getByText(/^已导出 1 个文件到/).last())).toBe(true);
  rmSync(join(desk.home, 'paper'), { recursive: true });
  writeFileSync(join(desk.home, 'paper'), 'a file where the folder was');
  await page.locator('.send').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await press(page, '导出下发包');
  const refusal = page.locator('.send > div > .ant-alert-error');
  await refusal.waitFor();
  expect(await isInSight(refusal)).toBe(true);
});

/** Its middle is in the window and nothing lies over it. */
const isInSight = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && element.contains(there);
  });

test('the keys of a unit are named and called back, and a lost PC comes back only from its card', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'keys');
  const row = page.getByRole('row').filter({ hasText: '莱芜职业技术学院' });
  await row.getByRole('button', { name: /^命名/ }).click();
  await dialog(page).getByRole('textbox', { name: '电脑' }).fill('教务处笔记本');
  await press(dialog(page), '保存名称');
  await says(row, '教务处笔记本');
  await row.getByRole('button', { name: /^停用/ }).click();
  expect(await button(dialog(page), '停用密钥').isDisabled()).toBe(true);
  await dialog(page)
    .getByRole('radio', { name: /^电脑丢了/ })
    .check();
  await press(dialog(page), '停用密钥');
  await says(row, /停用（丢失）/);
});

test('an empty PC takes over a locked archive, under a key and a replica of its own', async () => {
  await archiveOf(stores.school, join(desk.home, 'archive'));
  const page = await desk.sit(desk.store('new-pc'));
  page.setDefaultTimeout(PATIENCE_MS);
  await press(page, /^接管归档包/);
  const picker = dialog(page);
  await picker.getByRole('menuitem', { name: '个人文件夹' }).click();
  await picker.getByRole('option', { name: 'archive' }).dblclick();
  await picker.getByRole('option', { name: desk.only('archive') }).click();
  await press(picker, /^选这/);
  const box = page.getByRole('dialog', { name: '接管归档包' });
  const field = box.getByRole('textbox', { name: '密码' });
  await field.fill('不对');
  await field.press('Enter');
  await says(box, /^密码不对/);
  await field.fill(PASSWORD);
  await field.press('Enter');
  await says(box, SCHOOL);
  await press(box, '在本机接管');
  await page.getByRole('heading', { level: 1, name: '密钥与单位名片' }).waitFor();
  await says(page.getByRole('banner'), SCHOOL);
  const shown = await page.locator('.fingerprint-digits').first().innerText();
  const old = await openServices({ dir: stores.school, appVersion: '0.1.0', seedsDir });
  const session = await old.call('getSession', {}, { language: 'zh' });
  old.close();
  expect(JSON.stringify(session)).not.toContain(shown.split(' ').join('-'));
});
