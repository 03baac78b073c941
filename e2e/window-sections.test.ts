import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  draft,
  exportTo as exportFrom,
  jinan,
  openUnit,
  PERIOD,
  receive,
  unitRow,
} from '../electron/services/test-stores.ts';
import {
  dialog,
  exportTo,
  goTo,
  menu,
  openBundle,
  pickSave,
  press,
  receiptOf,
  receiveButton,
  says,
  sheetRow,
} from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

const OFFICE = '教务处';
const PAPER = '学生处';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const folder of ['down', 'up', 'paper']) mkdirSync(join(desk.home, folder));
});
afterAll(() => desk.leave());

/** A school with one task from its bureau. */
async function school(): Promise<string> {
  const done: (() => void)[] = [];
  const bureau = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const [file] = await exportFrom(bureau, A.name, join(desk.home, 'from-bureau'));
  const unit = await openUnit(desk.store('school'), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(unit, file ?? '');
  for (const close of done) close();
  return desk.store('school');
}

/** What the section with a PC of its own does, without a window. */
async function sectionReports(): Promise<void> {
  const done: (() => void)[] = [];
  const section = await openUnit(desk.store('section'), {}, (clean) => done.push(clean));
  await section.call('createUnit', { name: OFFICE, role: 'section', code: null, operator: '王' });
  await receive(section, join(desk.home, 'down', desk.only('down')));
  const [task] = await section.call('listTasks', { mine: true });
  await section.call('saveDraft', {
    task: task?.id ?? '',
    period: PERIOD,
    draft: draft({ text: '新开课程 3 门' }),
  });
  await section.call('signOff', { period: PERIOD, by: '处长' });
  await exportFrom(section, 'all', join(desk.home, 'up'));
  for (const close of done) close();
}

test('a school gives a task to one section by file and to another on paper, and rolls both up in its sheet', async () => {
  const page = await desk.sit(await school());
  // A school registers its sections under 单位 before it has given them anything.
  await menu(page, '单位');
  await openTask(page);
  await press(page, '分给科室…');
  const box = dialog(page);
  await box.getByRole('combobox', { name: '科室' }).fill(OFFICE);
  await page.keyboard.press('Enter');
  await box.getByRole('combobox', { name: '科室' }).fill(PAPER);
  await page.keyboard.press('Enter');
  await press(box, '分给 2 个科室');
  await says(page, `任务 1 已分给 ${OFFICE}、${PAPER}`);
  await press(page, '打印任务单');
  expect(await pickSave(page, 'paper')).toMatch(/^科室任务单.*\.docx$/);
  await says(page, /^已写出 .*\.docx$/);

  // From now on the menu names both directions.
  await page.getByText('对下').first().waitFor();
  await goTo(page, 'issue');
  await page.getByRole('checkbox', { name: PAPER }).uncheck();
  await exportTo(page, '下发', 'down');
  await sectionReports();
  await menu(page, '接收');
  await openBundle(page, `up/${desk.only('up')}`);
  await press(page, '指纹一致，信任该单位');
  await receiveButton(page).click();
  await receiptOf(page, '上报包', OFFICE).waitFor();

  await openTask(page);
  await press(page, `打开分给${PAPER}的任务`);
  await press(page, new RegExp(`代录 ${PAPER}`));
  await dialog(page).getByRole('textbox', { name: '本期进展' }).fill('走访 20 户');
  await press(dialog(page), '代录');
  await says(page, new RegExp(`已代录 ${PAPER}`));

  await openTask(page);
  await says(page, /：走访 20 户$/);
  await press(page, '汇总科室进展到本期填报');
  await says(page, /^已汇总 2 个科室的进展/);
  await menu(page, '进展填报');
  const text = sheetRow(page, 1).getByRole('textbox', { name: '本期进展' });
  await expect
    .poll(() => text.inputValue(), { timeout: 10_000 })
    .toBe(`【${OFFICE}】新开课程 3 门\n【${PAPER}】走访 20 户`);
});

/** The task as the bureau issued it. */
async function openTask(page: Page): Promise<void> {
  await goTo(page, 'workbench');
  await menu(page, '任务台账');
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /^\s*1 / })
    .first()
    .dblclick();
  await page.getByRole('heading', { level: 1, name: /^1/ }).waitFor();
}
