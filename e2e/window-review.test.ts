import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import { button, dialog, exportTo as exportFiles, menu, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const LAST = '2026-10';
const COUNT = 24;

test('24 reports are reviewed without a mouse, and what was decided says that it waits to be sent', async () => {
  const page = await desk.sit(await bureau('keyboard'));
  await page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('menuitem', { name: `审核 ${COUNT}` })
    .focus();
  await page.keyboard.press('Enter');
  await says(page, '已决定的都已随包送出');
  await inView(page, 1);
  // What says something new stands first; the third repeats last period.
  for (let seq = 1; seq <= COUNT; seq += 1) {
    if (seq % 8 !== 0) {
      await page.keyboard.press('a');
    } else {
      await page.keyboard.press('r');
      await dialog(page)
        .getByRole('button', { name: /^Alt\+2/ })
        .waitFor();
      await page.keyboard.press('Alt+2');
      await page.keyboard.press('Control+Enter');
      await dialog(page).waitFor({ state: 'hidden' });
    }
    await says(page, waiting(seq));
  }
  await says(page, '没有待审核的内容。');

  await page.keyboard.press('Control+z');
  await says(page, waiting(COUNT - 1));
  await page.keyboard.press('Control+y');
  await says(page, waiting(COUNT));
});

test('several at once, a risk with its reason, phrases that are remembered, and a file that carries it all', async () => {
  const page = await desk.sit(await bureau('several'));
  await menu(page, '审核');
  await inView(page, 1);
  await page.keyboard.press('n');
  await inView(page, 2);
  await page.keyboard.press('x');
  await page.keyboard.press('n');
  await page.keyboard.press('x');
  await says(page, '已选 2 项');
  await page.keyboard.press('a');
  await says(page, waiting(2));

  await page.keyboard.press('f');
  await dialog(page).getByRole('textbox', { name: '意见' }).fill('资金缺口大');
  await button(dialog(page), '标记重大风险').click();
  await says(page, '重大风险：资金缺口大');
  await dialog(page).waitFor({ state: 'hidden' });

  await page.keyboard.press('r');
  const words = dialog(page).getByRole('textbox', { name: '退回意见' });
  await words.fill('请附验收单。');
  await button(dialog(page), '把这条意见存为常用语').click();
  await button(dialog(page), /请附验收单。$/).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });

  await page.getByText('与上期相同 8').click();
  await page.getByRole('article', { name: '上报的内容' }).waitFor();
  await page.keyboard.press('Control+a');
  await says(page, '已选 8 项');
  await page.keyboard.press('a');
  await says(page, '这一类没有待审核的内容。');
  await says(page, /等待随批复包或下发包送给 1 个单位/);

  await button(page, '去下发').last().click();
  mkdirSync(join(desk.home, 'stick'));
  await exportFiles(page, '下发', 'stick');
  await menu(page, '审核');
  await says(page, '已决定的都已随包送出');
});

const waiting = (count: number): string => `已决定 ${count} 条，等待随批复包或下发包送给 1 个单位`;

const inView = (page: Page, seq: number): Promise<void> =>
  page
    .getByRole('article', { name: '上报的内容' })
    .getByRole('button', { name: new RegExp(`^${seq}\\s`) })
    .waitFor();

/** A bureau with 24 reports of one school, each third as last period, all of last period decided and sent. */
async function bureau(name: string): Promise<string> {
  const done: (() => void)[] = [];
  const folder = testFolder();
  const unit = await openUnit(desk.store(name), {}, (clean) => done.push(clean));
  const tasks = Array.from({ length: COUNT }, (_, index) => `#${index + 1}`);
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path: jinan, edits: [] });
  await unit.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await unit.call('assign', { tasks, unit: A.name, role: 'lead' });
  const [down] = await exportTo(unit, A.name, join(folder, 'down'));
  const school = await openUnit(join(folder, 'school'), {}, (clean) => done.push(clean));
  await school.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(school, down ?? '');
  await fill(school, LAST, tasks, () => '方案已报批');
  await receive(unit, (await exportTo(school, 'all', join(folder, 'up')))[0] ?? '');
  const { items } = await unit.call('getReviewDesk', {});
  await unit.call('reviewMany', {
    items: items.map((item) => ({ id: item.id, task: item.task.id, unit: item.unit.id })),
    verdict: 'accept',
    text: '',
    approvedBy: null,
  });
  await exportTo(unit, A.name, join(folder, 'down-again'));
  await fill(school, PERIOD, tasks, (index) => (index % 3 === 2 ? '方案已报批' : `已开工第 ${index + 1} 项`));
  await receive(unit, (await exportTo(school, 'all', join(folder, 'up-again')))[0] ?? '');
  expect(readdirSync(join(folder, 'up-again'))).toHaveLength(1);
  for (const close of done) close();
  return desk.store(name);
}

async function fill(
  school: TestUnit,
  period: string,
  tasks: readonly string[],
  says: (index: number) => string,
): Promise<void> {
  for (const [index, task] of tasks.entries())
    await school.call('saveDraft', { task, period, draft: draft({ text: says(index), percent: 20 }) });
  await school.call('signOff', { period, by: '校长' });
}
