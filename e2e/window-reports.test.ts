import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParts } from '../electron/reports/zip-parts.ts';
import { openServices } from '../electron/services/index.ts';
import { seedsDir } from '../electron/services/test-stores.ts';
import { button, goTo, pickSave, press, says } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  mkdirSync(join(desk.home, '报表'));
  stores = await playOn(desk);
  const services = await openServices({ dir: stores.bureau, appVersion: '0.1.0', seedsDir });
  const call = (name: Parameters<typeof services.call>[0], args: unknown) =>
    services.call(name, args, { language: 'zh' });
  await call('adoptRules', { preset: 'default', set: null });
  await call('chooseCutoff', { date: '2032-01-05' });
  const urging = await call('listUrging', {});
  if (!urging.ok) throw new Error(urging.error.code);
  const { units } = urging.value as {
    units: { unit: { id: string; name: string }; tasks: { task: string }[] }[];
  };
  const silent = units.find(({ unit }) => unit.name === '济南护理职业学院');
  const items = silent?.tasks.map(({ task }) => ({ task, unit: silent.unit.id }));
  const urged = await call('urge', { items, text: '请补报进展', limit: '2032-01-10', by: null });
  if (!urged.ok) throw new Error(urged.error.code);
  services.close();
});
afterAll(() => desk.leave());

/** Presses 生成 on a paper and reads the file that was written: its text, tags as bars. */
async function written(page: Page, title: string): Promise<{ readonly name: string; readonly text: string }> {
  const card = page.getByRole('region', { name: title });
  await press(card, `生成${title}`);
  const name = await pickSave(page, '报表');
  await card.getByText(name).waitFor();
  const parts = await readParts(readFileSync(join(desk.home, '报表', name)));
  const texts = [...parts].filter(([part]) => /document\.xml$|sharedStrings\.xml$|sheet1\.xml$/.test(part));
  return { name, text: texts.map(([, bytes]) => bytes.toString('utf8').replace(/<[^>]+>/g, '|')).join('|') };
}

test('a bureau writes its papers: each says what it is for, and its file says what it must', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'reports?period=2031-12');
  for (const paper of [
    '督查通报',
    '报送情况统计表',
    '催办单',
    '工作任务台账',
    '清单变更对照表',
    '报送登记簿',
  ])
    await page
      .getByRole('region', { name: paper })
      .getByText(/^签字：/)
      .waitFor();
  expect(await page.getByRole('region', { name: '进展情况报送表' }).count()).toBe(0);

  const bulletin = await written(page, '督查通报');
  expect(bulletin.name).toMatch(/^济南市教育局_督查通报_2031-12_\d{8}\.docx$/);
  for (const piece of ['一、总体情况', '2031年12月进展情况的通报', '口径：'])
    expect(bulletin.text).toContain(piece);
  expect((await written(page, '督查通报')).name).toMatch(/_第2版\.docx$/);
  expect((await written(page, '报送情况统计表')).text).toContain('济南护理职业学院');
  const notice = await written(page, '催办单');
  for (const piece of ['济南护理职业学院', '请补报进展', '回执', '2032年1月10日'])
    expect(notice.text).toContain(piece);

  const ledger = page.getByRole('region', { name: '工作任务台账' });
  expect(await button(ledger, '生成工作任务台账').isDisabled()).toBe(true);
  await ledger.getByText('请先在右上方选一个台账').waitFor();
  await page.getByRole('combobox', { name: '台账' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect((await written(page, '工作任务台账')).text).toContain('进展情况');
  expect((await written(page, '工作台账（全栏）')).text).toContain('分管领导');
  await press(page, '生成清单变更对照表');
  await pickSave(page, '报表');
  await says(page.getByRole('region', { name: '清单变更对照表' }), 'E_NO_REVISION');
  expect((await written(page, '报送登记簿')).text).toContain('济南职业学院');
});

test('a school writes its report and the form of a request; what a bureau alone prints it does not see', async () => {
  const services = await openServices({ dir: stores.school, appVersion: '0.1.0', seedsDir });
  const rows = await services.call('listTasks', { mine: true }, { language: 'zh' });
  if (!rows.ok) throw new Error(rows.error.code);
  const [task] = rows.value as { id: string }[];
  const asked = { task: task?.id, type: 'extend', reason: '设备到货推迟', date: '2032-06-30', text: null };
  const saved = await services.call('saveRequest', asked, { language: 'zh' });
  if (!saved.ok) throw new Error(saved.error.code);
  services.close();

  const page = await desk.sit(stores.school);
  await goTo(page, 'reports');
  expect(await page.getByRole('region', { name: '督查通报' }).count()).toBe(0);
  const report = await written(page, '进展情况报送表');
  for (const piece of ['填报单位：济南护理职业学院', '存在问题', '需协调事项', '签发人：'])
    expect(report.text).toContain(piece);
  const title = '延期、调整、办结、销号申请表';
  await page.getByRole('combobox', { name: '哪一份申请' }).click();
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  const form = await written(page, title);
  expect(form.name).toMatch(/^济南护理职业学院_延期申请表_/);
  for (const piece of ['设备到货推迟', '2032年6月30日', '申请单位意见']) expect(form.text).toContain(piece);
});
