import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  archiveOf,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  testFolder,
} from '../electron/services/test-stores.ts';
import { databaseFile } from '../electron/store/database.ts';
import { button, dialog, goTo, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { isFocused } from './window-keyboard.ts';

let desk: Desk;
/** A bureau's first PC. Its second one was made from an archive, wrote a title anew, and came back by an archive. */
let bureau: string;
/** A school's first PC; on its second one the same report was signed off in other words. */
let school: string;
beforeAll(async () => {
  desk = await openDesk();
  const world = await playMonth(testFolder(afterAll));
  bureau = world.bureau;
  const one = await openUnit(bureau, {}, afterAll);
  await one.call('saveIdentity', { operator: '张' });
  const two = await openUnit(join(testFolder(afterAll), 'two'), {}, afterAll);
  await receive(two, await archiveOf(one, testFolder(afterAll)));
  await two.call('saveIdentity', { operator: '李' });
  for (const seq of ['#1', '#2']) {
    await one.call('editTask', { task: seq, changes: { title: `甲机写的${seq}` } });
    await two.call('editTask', { task: seq, changes: { title: `乙机写的${seq}` } });
  }
  await receive(one, await archiveOf(two, testFolder(afterAll)));
  two.close();
  one.close();
  school = world.a;
  await signTwice();
});
afterAll(() => desk.leave());

async function signTwice(): Promise<void> {
  const one = await openUnit(school, {}, afterAll);
  const two = await openUnit(join(testFolder(afterAll), 'school-two'), {}, afterAll);
  await receive(two, await archiveOf(one, testFolder(afterAll)));
  const folder = testFolder(afterAll);
  for (const [unit, name, percent] of [
    [one, '甲机', 10],
    [two, '乙机', 20],
  ] as const) {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, name);
    const item = await unit.call('addEvidence', { task: '#8', period: PERIOD, path });
    const words = { text: `${name}的进展`, problems: `${name}的问题`, next: '继续推进' };
    const says = draft({ ...words, percent, evidence: [item] });
    await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: says });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
  }
  await receive(one, await archiveOf(two, testFolder(afterAll)));
  two.close();
  one.close();
}

describe('两处不同', () => {
  test('wait on the workbench, show both values, and are closed by choosing one or writing a third', async () => {
    const page = await desk.sit(bureau);
    await says(page, '有 2 处两台电脑写得不同');
    await press(page, '去看');
    const cards = page.locator('section.difference');
    await cards.nth(1).waitFor();
    for (const word of ['甲机写的#', '乙机写的#', '张', '李', '这台电脑', '另一台电脑'])
      await says(cards.first(), new RegExp(word));
    expect(await button(cards.first(), '以这一份为准').isDisabled()).toBe(true);
    // By keyboard: a space takes the first, an arrow the next.
    const radios = cards.first().getByRole('radio');
    await radios.first().focus();
    await page.keyboard.press('Space');
    expect(await radios.first().isChecked()).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await radios.nth(1).isChecked()).toBe(true);
    await press(cards.first(), '以这一份为准');
    await cards.nth(1).waitFor({ state: 'detached' });
    await cards.first().getByRole('radio', { name: '另写一份' }).check();
    await cards.first().getByRole('textbox', { name: '另写一份' }).fill('两台电脑商定的');
    await press(cards.first(), '以这一份为准');
    await says(page, '没有要选定的内容');
    await goTo(page, 'workbench');
    await page.getByText(/处两台电脑写得不同/).waitFor({ state: 'detached' });
  });
});

describe('一份进展签发了两份', () => {
  test('is decided field by field: one from here, one from there, one anew, by keys too', async () => {
    const page = await desk.sit(school);
    await goTo(page, 'differences');
    const card = page.locator('section.difference');
    for (const words of ['完成比例：10%', '完成比例：20%', '存在问题：甲机的问题', '存在问题：乙机的问题'])
      await says(card, words);
    await card.getByRole('radio', { name: '另写一份' }).focus();
    await page.keyboard.press('Space');
    const third = card.getByRole('group', { name: '另写一份' });
    await third.getByRole('textbox', { name: '进展情况' }).fill('两台电脑商定的进展');
    await third.getByRole('spinbutton', { name: '完成比例' }).fill('15');
    await third.getByRole('radio', { name: '乙机.txt' }).check();
    await press(card, '以这一份为准');
    await says(page, '没有要选定的内容');
    await desk.rise(page);
    const unit = await openUnit(school, {}, () => undefined);
    const { reports } = await unit.call('getTask', { task: '#8' });
    unit.close();
    expect(reports).toHaveLength(3);
    expect(reports.find(({ replaced }) => !replaced)).toMatchObject({
      version: 2,
      text: '两台电脑商定的进展',
      percent: 15,
      evidence: [{ name: '乙机.txt' }],
    });
  });
});

describe('备份点', () => {
  test('say what has happened since, show what going back would do, bring back one task, and go back', async () => {
    const page = await desk.sit(bureau);
    await goTo(page, 'backups');
    const rows = page.getByRole('row', { name: /看会改变什么/ });
    await rows.first().waitFor();
    await says(rows.last(), /处改动|没有改动/);
    await button(rows.last(), '看会改变什么').click();
    const box = dialog(page);
    await says(box, /会变回|变回那时/);
    await box
      .getByRole('radiogroup', { name: '预览筛选' })
      .getByText(/^变回那时 \d+$/)
      .click();
    await says(box, '只想取回一项任务时');
    await box.getByRole('treegrid').focus();
    // One stop for all rows: the next one is a button of the dialog.
    await page.keyboard.press('Tab');
    await isFocused(button(box, '暂不'));
    await page.keyboard.press('Shift+Tab');
    await isFocused(box.getByRole('treegrid'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const opened = box.locator('.change-list').first().getByRole('columnheader');
    await expect.poll(() => opened.allInnerTexts()).toEqual(['栏目', '现在', '还原以后']);
    await press(box, '只取回这一项任务');
    await says(page, /已取回|没有要取回/);
    await press(box, '还原');
    await says(page, '已还原');
    await page
      .getByRole('row', { name: /还原前/ })
      .first()
      .waitFor();
  });

  test('a backup is asked for when none lies on another disk, for the day at most', async () => {
    // The store was begun long ago.
    const db = new Database(databaseFile(bureau));
    db.prepare('UPDATE history SET at = at - ? WHERE seq = 1').run(400 * 86_400_000);
    db.close();
    const page = await desk.sit(bureau);
    await says(page, '还没有备份到 U 盘或其他磁盘');
    await press(page, '今天不再提醒');
    await page.getByText('还没有备份到 U 盘').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await says(page, '待办');
    expect(await page.getByText('还没有备份到 U 盘').count()).toBe(0);
    await goTo(page, 'settings');
    await says(page, '多久没有备份到其他磁盘就提醒');
  });
});
