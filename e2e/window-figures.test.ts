import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, dialog, goTo, press, pressTool, says } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

const SILENT = '济南护理职业学院';

test('every figure of the consolidation opens onto its rows, down to the report, and the page prints as one', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'ledger');
  await pressTool(page, '启用亮灯');
  await press(dialog(page), '启用亮灯');
  await says(page, '正常');
  await press(page, /^统计截止/);
  await dialog(page).getByLabel('截止日').fill('2032-01-05');
  await press(dialog(page), '按 2032-01-05 统计');
  await says(page, '统计截止 2032-01-05');
  await goTo(page, 'figures?period=2031-12');

  const reporting = page.getByRole('region', { name: '报送情况' });
  await reporting.getByText(/^未报单位 \d+ 个/).waitFor();
  await reporting.getByText(/^口径：统计期2031年12月/).waitFor();
  const matrix = page.getByRole('region', { name: '单位 × 重点工作' });
  await matrix.getByRole('searchbox').fill('jnhl');
  const row = matrix.getByRole('row').filter({ hasText: SILENT });
  const cell = button(row, new RegExp(`^${SILENT}，高.*：红灯 \\d+ 份，看明细$`)).first();
  const counted = Number(/(\d+) 份/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1]);

  await button(row, /^济南护理职业学院 未报/).focus();
  const stops = matrix.locator('tbody button[tabindex="0"]');
  expect(await stops.count()).toBe(1);
  await page.keyboard.press('ArrowRight');
  expect(await stops.evaluateAll((all) => all.map((each) => each === document.activeElement))).toEqual([
    true,
  ]);
  await page.keyboard.press('Enter');
  const drawer = dialog(page);
  await drawer.getByText(`${SILENT} · 红灯`).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await cell.click();
  await dialog(page).getByText(`共 ${counted} 份`).waitFor();
  await expect.poll(() => dialog(page).getByRole('row').filter({ hasText: SILENT }).count()).toBe(counted);
  await page.goBack();
  await dialog(page).waitFor({ state: 'hidden' });

  await matrix.getByRole('searchbox').fill('jnzyxy');
  const reported = matrix.getByRole('row').filter({ hasText: /^济南职业学院/ });
  await button(reported, /^济南职业学院，合计：/)
    .first()
    .click();
  const line = dialog(page).getByRole('row').filter({ hasText: '签发' }).first();
  await line.getByRole('button').first().click();
  await dialog(page)
    .getByRole('columnheader', { name: /第 1 版$/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await matrix.getByRole('searchbox').fill('');

  const classes = page.getByRole('region', { name: '完成情况分类' });
  await classes.getByText('是否办结').click();
  await classes.getByRole('row', { name: /^正在办理/ }).waitFor();
  await classes.getByText(/^口径：.*已办结、销号、年度办结为已办结/).waitFor();
  await classes.getByRole('img', { name: /^完成情况分类：已办结 \d+（/ }).waitFor();
  await classes.getByText('按份数').click();
  await expect.poll(() => page.url()).toContain('by=share&classes=c3');
  const trend = page.getByRole('region', { name: '报送走势' });
  await trend.getByText('看数表').click();
  await trend.getByRole('rowheader', { name: '2031年12月' }).waitFor();
  expect(await trend.locator('svg pattern').count()).toBeGreaterThan(3);

  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(pagesOf(paper)).toBe(1);
});

test('a bureau without assignments is told what to do first', async () => {
  const page = await desk.sit(desk.store('empty'));
  await page.getByLabel('单位名称').fill('某某区教育局');
  await page.getByRole('radio', { name: /^区县教育局/ }).check();
  await press(page, '开始使用');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  await goTo(page, 'figures');
  await says(page, '还没有交办任务，没有可以汇总的数。');
  await press(page, '去任务台账交办');
  await expect.poll(() => page.url()).toContain('#/ledger');
});

/** Pages of a PDF that Chromium wrote: the page objects are not compressed. */
const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
