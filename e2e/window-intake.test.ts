import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  receive,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import {
  button,
  dialog,
  firstRun,
  goTo,
  ledgerRow,
  menu,
  pickFile,
  pickSave,
  press,
  says,
  shown,
} from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

const fixtures = join(import.meta.dirname, '../electron/documents/fixtures/lists');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  cpSync(join(fixtures, 'jinan.docx'), join(desk.home, 'jinan.docx'));
  mkdirSync(join(desk.home, 'reports'));
});
afterAll(() => desk.leave());

const open = (page: Page) => page.getByRole('status').filter({ hasText: /还有 \d+ 处待确认/ });
const left = async (page: Page): Promise<number> => Number(/\d+/.exec(await open(page).innerText())?.[0]);
const leaves = (page: Page, count: number): Promise<void> =>
  open(page)
    .filter({ hasText: new RegExp(`还有 ${count} 处待确认`) })
    .waitFor();

/** A bureau that begins, at the first step of the import. */
async function begin(name: string): Promise<Page> {
  const page = await desk.sit(desk.store(name));
  await firstRun(page, { name: BUREAU, role: '市级教育局', operator: '督办科' });
  return page;
}

async function openWord(page: Page): Promise<void> {
  await press(page, '选择清单文件');
  await pickFile(page, 'jinan.docx');
  await says(page, /^40 项/);
}

describe('from a document to a ledger', () => {
  test('a Word file is checked without a mouse: names once, doubts by kind, a correction for all rows, undo', async () => {
    const page = await begin('keyboard');
    await openWord(page);
    const keys = page.keyboard;
    await keys.press('Control+Enter');

    await says(page, '这 4 种写法是同一单位吗？');
    const before = await left(page);
    await keys.press('y');
    await leaves(page, before - 1);
    await says(page, '没有写明牵头单位，按第一个单位牵头、其余配合处理，请确认。');

    await keys.press('e');
    const first = page.getByRole('combobox', { name: '第 1 个责任单位' });
    await first.fill('市教育局（市委教育工委）');
    await first.press('Control+Enter');
    await says(page, /^还有 \d+ 处同样的情况$/);
    await keys.press('u');
    await says(page, '待确认的地方都看过了，可以导入。');
    await keys.press('Control+z');
    await says(page, /^还有 \d+ 处待确认，会带着标记导入/);
    await keys.press('Control+z');
    await leaves(page, before - 1);

    await keys.press('j');
    await keys.press('k');
    await keys.press('a');
    await says(page, '待确认的地方都看过了，可以导入。');
    await keys.press('Control+Enter');
    await says(page, '将建立台账“济南市工作任务清单”');
    await keys.press('Control+Enter');
    await says(page, '新增 40，变更 0，相同 0');
    await press(page, '看台账');
    await shown(page, 40, 40);
    await ledgerRow(page, 1).waitFor();
  });

  test('a table pasted from Word is read as the file is; marks lead to their fields, picked words into one', async () => {
    const page = await begin('paste');
    await paste(page, readFileSync(join(fixtures, 'jinan.clipboard-word.html'), 'utf8'));
    await says(page, /^40 项/);
    await press(page, '下一步：核对');
    await press(page, '不是同一单位');
    const original = page.getByRole('region', { name: '原文' });
    await original.locator('.printed .mark-date').first().click();
    await page.locator('.understood-field.is-here').filter({ hasText: '完成时限' }).waitFor();

    await select(page, '扩大高等职业教育规模');
    await press(page, '设为标题');
    const understood = page.getByRole('region', { name: '理解为' });
    await understood
      .locator('.understood-field')
      .filter({ hasText: /任务目标.*已修改.*扩大高等职业教育规模/s })
      .waitFor();
    await press(page, '下一步：完成');
    await press(page, '导入 40 项任务');
    await says(page, '已导入“济南市工作任务清单”');
    await press(page, '看台账');
    await ledgerRow(page, 1)
      .filter({ hasText: /^1\s*.*扩大高等职业教育规模/ })
      .waitFor();
  });

  test('typed text is read too; what is no list says so, and stays', async () => {
    const page = await begin('typed');
    const field = page.getByRole('textbox', { name: '在这里粘贴清单' });
    await field.fill('各位老师：\n请于周五前报送材料。');
    await press(page, '读取这段文字');
    await page.getByRole('alert').filter({ hasText: '没有找到工作任务清单' }).first().waitFor();
    expect(await field.inputValue()).toBe('各位老师：\n请于周五前报送材料。');
    await field.fill(readFileSync(jinan, 'utf8'));
    await press(page, '读取这段文字');
    await says(page, /^40 项/);
  });

  test('which level of a numbered text is the task can be said otherwise, by keyboard, and taken back', async () => {
    const page = await begin('levels');
    await page
      .getByRole('textbox', { name: '在这里粘贴清单' })
      .fill(
        '临川市学校体育工作任务清单\n一、课程\n（一）开齐课程\n1.小学每周四节。（责任单位：市教育局）\n2.初中每周三节。（责任单位：市教育局）\n二、场地\n（二）开放场地。（责任单位：各区县政府）',
      );
    await press(page, '读取这段文字');
    const tasks = page.getByRole('list', { name: '编号文本里的任务' }).getByText('任务', { exact: true });
    await expect.poll(() => tasks.count()).toBe(3);
    await page.getByRole('combobox', { name: '哪一级是任务' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => tasks.count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => tasks.count()).toBe(3);
  });
});

describe('what is kept', () => {
  test('a list that was left is offered after a restart, where it was, and can be discarded', async () => {
    const page = await begin('kept');
    await openWord(page);
    await press(page, '下一步：核对');
    const before = await left(page);
    await press(page, '不是同一单位');
    await press(page, '没错');
    await leaves(page, before - 2);
    await says(page, /^\d\d:\d\d 已保存，可以随时离开$/);
    await desk.rise(page);

    const again = await desk.sit(desk.store('kept'));
    await goTo(again, 'workbench');
    await says(again, '“济南市工作任务清单”还没有导入完');
    await press(again, '接着做');
    await leaves(again, before - 2);
    await press(again, '放弃，重新开始');
    await press(dialog(again), '放弃核对');
    await button(again, '选择清单文件').waitFor();
    await again.getByRole('region', { name: '没有做完的清单' }).waitFor({ state: 'detached' });
  });

  test('a column that was named is named in the next list by itself, and can be forgotten', async () => {
    const page = await begin('columns');
    const list = (title: string) =>
      `${title}\n\n序号\t工作任务\t责任单位\t办理要求\n1\t建设操场\t市教育局\t2026年6月\n2\t配齐校医\t市教育局\t2026年9月\n`;
    writeFileSync(join(desk.home, 'one.txt'), list('第一份任务清单'));
    writeFileSync(
      join(desk.home, 'two.txt'),
      list('第二份任务清单').replaceAll('建设', '维修').replace('配齐', '培训'),
    );
    await press(page, '选择清单文件');
    await pickFile(page, 'one.txt');
    const meaning = page.getByRole('combobox', { name: '“办理要求”一列是' });
    await meaning.click();
    await page.getByTitle('完成时限', { exact: true }).click();
    await says(page, '完成时限');
    for (const step of ['下一步：核对', '下一步：完成', '导入 2 项任务']) await press(page, step);
    await press(page, '再导入一份清单');
    await press(page, '选择清单文件');
    await pickFile(page, 'two.txt');
    await says(page, /^各列按上次“第一份任务清单”（\d{4}-\d\d-\d\d）的对应读取。$/);
    await press(page, '忘掉');
    await page.getByText(/各列按上次/).waitFor({ state: 'detached' });
  });
});

describe('a revised edition', () => {
  test('is compared row by row; a task with reports is decided by a person; the change table is written', async () => {
    const store = await reportedBureau('revised');
    writeFileSync(join(desk.home, 'revised.txt'), revisedList);
    const page = await desk.sit(store);
    await menu(page, '导入清单');
    await press(page, '选择清单文件');
    await pickFile(page, 'revised.txt');
    await says(page, '台账里已有这份清单：美育工作任务清单');
    await press(page, '下一步：比对');
    await says(page, '这项任务已有 1 份进展。文字不会自动改动，请决定用哪一个。进展和历史都保留。');
    expect(await button(page, /^同类/).count()).toBe(0);
    await page
      .locator('del', { hasText: /^一百$/ })
      .first()
      .waitFor();
    await page
      .locator('ins', { hasText: /^八十$/ })
      .first()
      .waitFor();

    await page.keyboard.press('n');
    await says(page, /新的清单里没有这项任务/);
    await page.keyboard.press('y');
    await page.getByRole('textbox', { name: '撤销原因' }).fill('并入第3项');
    await page.getByRole('textbox', { name: '变更说明' }).fill('济教办〔2026〕12号');
    await press(page, '下一步：核对');
    await press(page, '下一步：完成');
    await press(page, '导入 3 项任务');
    await says(page, /1 项保留了原内容/);
    await press(page, '导出变更对照表');
    const name = await pickSave(page, 'reports');
    await says(page, new RegExp(`^已保存：.*${name}$`));
    expect(existsSync(join(desk.home, 'reports', name))).toBe(true);

    await press(page, '看台账');
    await ledgerRow(page, 2).filter({ hasText: '建设一百个' }).waitFor();
  });
});

/** As a program's clipboard gives it. */
const paste = (page: Page, html: string): Promise<void> =>
  page.getByRole('textbox', { name: '在这里粘贴清单' }).evaluate((field, content) => {
    const held = new DataTransfer();
    held.setData('text/html', content);
    held.setData('text/plain', new DOMParser().parseFromString(content, 'text/html').body.innerText);
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }),
    );
  }, html);

/** Marks words of the original as a person does with the mouse. */
async function select(page: Page, words: string): Promise<void> {
  await page.getByRole('region', { name: '原文' }).evaluate((pane, wanted) => {
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      node.parentElement?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return;
    }
    throw new Error(`${wanted} is not in the original`);
  }, words);
}

const list = (rows: readonly string[]): string =>
  ['美育工作任务清单', '', '序号\t工作任务\t责任单位\t完成时限', ...rows].join('\n');
const revisedList = list([
  '1\t完善中小学美育课程设置，开齐开足音乐美术课程\t市教育局\t2027年6月',
  '2\t建设八十个青少年美育实践基地，每年开放不少于二百天\t市教育局\t持续推进',
  '3\t推进校园文化环境建设\t市教育局\t2026年12月',
]);

/** A bureau that received a report on task 2 of its list. */
async function reportedBureau(name: string): Promise<string> {
  const done: (() => void)[] = [];
  const folder = testFolder();
  const path = join(folder, 'list.txt');
  writeFileSync(
    path,
    list([
      '1\t完善中小学美育课程设置，开齐开足音乐美术课程\t市教育局\t2026年12月',
      '2\t建设一百个青少年美育实践基地，每年开放不少于二百天\t市教育局\t持续推进',
      '3\t组织教师参加专业培训，三年内轮训一遍\t市教育局\t2026年6月',
    ]),
  );
  const unit = await openUnit(desk.store(name), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path, edits: [] });
  const school = { name: '济南第一职业学校', code: '4137019999' };
  await unit.call('addUnits', { rows: [unitRow(school.name, { code: school.code })] });
  await unit.call('assign', { tasks: ['#2'], unit: school.name, role: 'lead' });
  const [down] = await exportTo(unit, school.name, join(folder, 'down'));
  const below = await openUnit(join(folder, 'school'), {}, (clean) => done.push(clean));
  await below.call('createUnit', { ...school, role: 'school', operator: null });
  await receive(below, down ?? '');
  await below.call('saveDraft', { task: '#2', period: PERIOD, draft: draft({ text: '已建成三十个' }) });
  await below.call('signOff', { period: PERIOD, by: '校长' });
  const [up] = await exportTo(below, 'all', join(folder, 'up'));
  await receive(unit, up ?? '');
  for (const close of done) close();
  return desk.store(name);
}
