import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crafted, reportOf } from '../electron/services/exchange/crafted.fixture.ts';
import { crowded, NEW, REFUSED } from '../electron/services/exchange/listing.fixture.ts';
import {
  A,
  B,
  BUREAU,
  openUnit,
  playMonth,
  taskId,
  unitId,
  type World,
} from '../electron/services/test-stores.ts';
import {
  button,
  dialog,
  dropFiles,
  goTo,
  holdBack,
  press,
  says,
  setTextSize,
  settled,
} from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { isFocused } from './window-keyboard.ts';

/** Many files at once: the few that need the person are found from the bar, wherever they stand among the cards. */

const COUNT = 12;
const DAMAGED = 7;
/** Every other one. */
const OF_B = 6;

let desk: Desk;
let bureau: string;
let school: string;
let world: World;
let files: readonly string[];

beforeAll(async () => {
  desk = await openDesk();
  world = await playMonth(desk.store('month'));
  bureau = world.bureau;
  school = world.a;
  files = Array.from({ length: COUNT }, (_, index) => join(desk.home, `上报包 ${index + 1}.tzb`));
  for (const [index, path] of files.entries()) copyFileSync(index % 2 ? world.up.a : world.up.b, path);
  const bad = files[DAMAGED] ?? '';
  writeFileSync(bad, readFileSync(bad).subarray(0, 2000));
});
afterAll(() => desk.leave());

test('the bar leads to the file that cannot be received, and from one first contact to the next', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'receive');
  await dropFiles(page, files);
  await says(page, '1 个文件不能接收');
  await press(page, '1 个文件不能接收');
  const bad = page.getByRole('region', { name: basename(files[DAMAGED] ?? ''), exact: true });
  await isFocused(bad);
  expect(await isInSight(bad)).toBe(true);

  const contacts = page.locator('.bundle-card').filter({ has: button(page, '指纹一致，信任该单位') });
  const toNext = button(page, `${COUNT - 1} 个文件等您核对指纹`);
  for (const step of [0, 1, 2]) {
    await toNext.focus();
    await page.keyboard.press('Enter');
    await isFocused(contacts.nth(step));
    expect(await isInSight(contacts.nth(step))).toBe(true);
  }
});

test('at large text the way back of a receive and the buttons of a restore are in sight without scrolling sideways', async () => {
  const page = await desk.sit(school);
  await goTo(page, 'receive');
  await setTextSize(page, 150);
  const undo = button(page, '撤销接收').first();
  await undo.scrollIntoViewIfNeeded();
  const box = await undo.boundingBox();
  expect(box && box.x + box.width).toBeLessThanOrEqual(1366);

  await goTo(page, 'backups');
  await button(page, '看会改变什么').last().click();
  await dialog(page).getByRole('gridcell').first().waitFor();
  const restore = button(dialog(page), '还原');
  await expect.poll(() => isInSight(restore)).toBe(true);
  const rows = await dialog(page).locator('.ant-table-row').all();
  const seen = await Promise.all(rows.map(isInSight));
  expect(seen.filter(Boolean).length).toBeGreaterThanOrEqual(8);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await setTextSize(page, 100);
});

test('at large text the register shows without scrolling how far each file has come', async () => {
  const page = await desk.sit(school);
  await goTo(page, 'transmissions');
  for (const percent of [150, 200]) {
    await setTextSize(page, percent);
    const marks = page.getByRole('treegrid', { name: '报送登记簿' }).getByText(/^已(导出|送达|接收)$/);
    await marks.first().waitFor();
    for (const mark of await marks.all()) {
      const box = await mark.boundingBox();
      expect(box && box.x + box.width).toBeLessThanOrEqual(1366);
    }
  }
  await setTextSize(page, 100);
});

test('a file of which nothing would be taken is counted apart, led to and told as that, before and after', async () => {
  const done: (() => void)[] = [];
  const unit = await openUnit(bureau, {}, (clean) => done.push(clean));
  const [id, own] = [await unitId(unit, BUREAU), await unitId(unit, A.name)];
  const task = await taskId(unit, 1);
  for (const close of done) close();
  const path = await crafted(bureau, {
    kind: 'issue',
    from: { id, name: BUREAU, code: null },
    to: { id: own, ...A },
    records: [reportOf(own, task), reportOf(own, task)],
  });
  const page = await desk.sit(school);
  await goTo(page, 'receive');
  await dropFiles(page, [path, world.down.a, files[DAMAGED] ?? '']);
  await says(page, '1 个文件可以接收，0 项会有变化');
  await press(page, '其中 1 个没有一条会写入台账');
  const card = page.getByRole('region', { name: `下发包　来自 ${BUREAU}`, exact: true }).first();
  await isFocused(card);
  await says(card, '这份文件没有一条会写入台账：拒收 2 条，原因在预览里。');
  await press(page, '接收 1 个文件');
  await says(page, '已接收 1 个文件，0 项有变化；拒收 2 条，原因见下');
});

test('each filter of a long preview shows what it counts, and how many of it are not listed', async () => {
  const done: (() => void)[] = [];
  const { path } = await crowded(world, await openUnit(bureau, {}, (clean) => done.push(clean)));
  for (const close of done) close();
  const page = await desk.sit(school);
  await goTo(page, 'receive');
  await dropFiles(page, [path, files[DAMAGED] ?? '']);
  const filter = page.getByRole('radiogroup', { name: '预览筛选' });
  const rows = page.locator('.preview-table').getByRole('row');
  await says(page, `列出前 2000 条，还有 ${REFUSED - 2000} 条没有列出`);
  await filter.getByText('变更 1').click();
  await expect.poll(() => rows.filter({ hasText: '变更' }).count()).toBe(1);
  expect(await page.getByText('没有列出').count()).toBe(0);
  await filter.getByText(`新增 ${NEW}`).click();
  await says(page, `列出前 2000 条，还有 ${NEW - 2000} 条没有列出`);
  await rows.filter({ hasText: '10001' }).waitFor();

  await setTextSize(page, 200);
  const carried = ['携带人', '介质'].map((name) => page.getByRole('combobox', { name }).boundingBox());
  const [by, on] = await Promise.all(carried);
  expect(on?.y).toBe(by?.y);
  await setTextSize(page, 100);
  await press(page, /^接收 /);
  const received = page.getByRole('region', { name: `已接收　下发包　来自 ${BUREAU}` });
  await says(received, `拒收 ${REFUSED} 条`);
  await says(received, new RegExp(`还有 ${REFUSED - 2000} 条没有列出`));
  await received.locator('.part-mark').waitFor();
  expect(await received.locator('.done-mark').count()).toBe(0);
});

test('what waits while others are received stands still: no card is drawn anew, and what was opened stays open', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'receive');
  await dropFiles(page, files);
  const waiting = page.getByRole('region', { name: `上报包　来自 ${B.name}`, exact: true });
  const asked = page.getByRole('region', { name: `上报包　来自 ${A.name}`, exact: true });
  await press(waiting.first(), '展开预览');
  const table = waiting.first().getByRole('treegrid');
  const stood = await Promise.all([table, waiting.nth(1)].map((part) => part.elementHandle()));
  await press(asked.first(), '指纹一致，信任该单位');
  const [release, checksAgain] = [
    await holdBack(page, 'previewBundles'),
    page.waitForRequest(/call\/previewBundles$/),
  ];
  await page.getByRole('button', { name: /^接收 / }).click();
  await page
    .getByRole('region', { name: `已接收　上报包　来自 ${A.name}` })
    .first()
    .waitFor();
  await checksAgain;
  await says(page, `${OF_B} 个文件等您核对指纹`);
  const checked = page.waitForResponse(/call\/previewBundles$/);
  release();
  await checked;
  await settled(page);
  for (const part of stood) expect(await part?.evaluate((element) => element.isConnected)).toBe(true);
});

test('the receipt of a report leads on to its review', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'receive');
  await dropFiles(page, [world.up.b]);
  await press(page, '指纹一致，信任该单位');
  await press(page, /^接收 /);
  await press(page.getByRole('region', { name: `已接收　上报包　来自 ${B.name}` }), '去审核');
  await page.getByRole('heading', { name: '审核', level: 1 }).waitFor();
  await says(page.getByRole('main'), B.name);
});

/** Its middle is in the window and nothing lies over it. */
const isInSight = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && element.contains(there);
  });
