import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParts } from '../electron/reports/zip-parts.ts';
import {
  button,
  dialog,
  goTo,
  grid,
  ledgerTab,
  menu,
  pickSave,
  press,
  pressTool,
  says,
  search,
} from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

const SAID = '请抓紧，月底前报结果。';
const SCHOOL = '济南职业学院';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  mkdirSync(join(desk.home, '报表'));
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

test('what a leader wrote on a task stands in its story, and the story becomes a paper', async () => {
  const page = await desk.sit(stores.bureau);
  await menu(page, '任务台账');
  await ledgerTab(page, '全部').click();
  await grid(page).getByRole('row').filter({ hasText: '整合各类职业教育资源' }).dblclick();
  await page.getByRole('heading', { name: '清单原文' }).waitFor();
  await press(page, '登记批示…');
  const box = dialog(page);
  await box.getByLabel('批示领导').fill('王局长');
  expect(await button(box, '登记').isDisabled()).toBe(true);
  await box.getByLabel('批示日期').fill('2026-11-20');
  await box.getByLabel('批示内容').fill(SAID);
  await box.getByLabel('批示所在的文件').fill('督查专报第 3 期');
  await press(box, '登记');
  await says(page, '已登记批示');
  await press(page, '一事一卡');
  await dialog(page)
    .getByRole('listitem')
    .filter({ hasText: SAID })
    .getByText(/王局长/)
    .waitFor();
  await press(dialog(page), '存为 Word 文件');
  const name = await pickSave(page, '报表');
  await says(page, /^已存到 .*\.docx$/);
  const parts = await readParts(readFileSync(join(desk.home, '报表', name)));
  const text =
    parts
      .get('word/document.xml')
      ?.toString('utf8')
      .replace(/<[^>]+>/g, '') ?? '';
  for (const piece of ['整合各类职业教育资源', SAID, '王局长']) expect(text).toContain(piece);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await button(page, '一事一卡').evaluate((element) => element === document.activeElement)).toBe(true);
});

test('an instruction without a task becomes one, assigned and listed with the others of its kind', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'ledger');
  await pressTool(page, '领导批示转任务…');
  const box = dialog(page);
  await box.getByLabel('批示领导').fill('李市长');
  await box.getByLabel('批示内容').fill('研究职业院校学生实习保险。');
  await box.getByLabel(/^交办给/).fill(SCHOOL);
  await box.getByLabel('完成时限').fill('2027-03-31');
  await press(box, '登记');
  await says(page, '已登记批示并转为任务');
  await ledgerTab(page, '全部').click();
  await search(page, '实习保险');
  const row = grid(page).getByRole('row').filter({ hasText: '研究职业院校学生实习保险' });
  await row.filter({ hasText: SCHOOL }).waitFor();
  await says(page, '领导批示件');
  await page.keyboard.press('Control+z');
  await row.waitFor({ state: 'detached' });
});
