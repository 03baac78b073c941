import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, BUREAU, jinan, openUnit, PERIOD, unitRow } from '../electron/services/test-stores.ts';
import { dialog, grid, ledgerRow, menu, press, pressTool, says } from './window-acts.ts';
import { type Desk, dumpOf, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const FIRST = '3月底前完成方案';
const SECOND = '12月底前全面实施';

/** A bureau with the list of Jinan, one of whose rows prints two dated steps. */
async function bureau(): Promise<string> {
  const done: (() => void)[] = [];
  const unit = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path: jinan, edits: [] });
  await unit.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  const { row } = await unit.call('getTask', { task: '#8' });
  const milestones = [
    { text: FIRST, date: `${PERIOD.slice(0, 4)}-03` },
    { text: SECOND, date: `${PERIOD.slice(0, 4)}-12` },
  ];
  await unit.call('editTask', {
    task: row.id,
    changes: { deadline: { kind: 'ongoing', text: `${FIRST}，${SECOND}`, date: null, milestones } },
  });
  for (const close of done) close();
  return desk.store('bureau');
}

test('a row is split by its milestones, approved with others by one name, and its list is a timeline on one page', async () => {
  const store = await bureau();
  const page = await desk.sit(store);
  await menu(page, '任务台账');
  await mark(page, 8);
  await press(page, '分解…');
  await press(dialog(page), '按时间节点各分一项（2）');
  const unit = dialog(page).getByRole('combobox', { name: '单位' });
  await unit.first().fill(A.name);
  await press(dialog(page), '加一项');
  const what = dialog(page).getByRole('textbox', { name: '内容' });
  await what.last().fill('总结验收');
  await press(dialog(page), '分解为 3 项');
  await says(page, '任务 8 已分解为 3 项');
  await grid(page)
    .getByRole('row', { name: new RegExp(`8\\.1 .*${FIRST}.*${A.name}`) })
    .waitFor();
  await ledgerRow(page, 8).getByText('分解 0/3').waitFor();

  await page.keyboard.press('Control+z');
  await ledgerRow(page, 8).getByText('分解 0/3').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await ledgerRow(page, 8).getByText('分解 0/3').waitFor();

  await mark(page, 9);
  await press(page, '立项审定…');
  await dialog(page).getByRole('textbox', { name: '审定人' }).fill('王局长');
  await dialog(page)
    .getByRole('checkbox', { name: /审定后方可下发$/ })
    .click();
  await says(page, '已设为审定后方可下发');
  await press(dialog(page), /^记录审定 \d 项$/);
  await says(page, /^王局长审定 \d 项$/);
  await ledgerRow(page, 10).getByText('未填审定人').waitFor();

  await pressTool(page, '时间轴');
  const rows = page.getByRole('list', { name: /^任务，上下方向键移动/ });
  await rows.getByText(new RegExp(`^节点 ${PERIOD.slice(0, 4)}-03-31 已逾期$`)).waitFor();
  await rows
    .getByText(/^时限 .* 已逾期$/)
    .first()
    .waitFor();
  await rows.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(
    await rows
      .getByRole('button')
      .nth(1)
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^2/ }).waitFor();
  await desk.rise(page);
  expect(await dumpOf(store)).toContain('总结验收');
});

const mark = (page: Page, seq: number): Promise<void> =>
  ledgerRow(page, seq).click({ modifiers: ['ControlOrMeta'] });
