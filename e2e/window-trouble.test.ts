import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  B,
  BUREAU,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  SECRET_A,
  testFolder,
  type World,
} from '../electron/services/test-stores.ts';
import {
  button,
  counts,
  grid,
  menu,
  openBundle,
  pickFile,
  press,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  search,
} from './window-acts.ts';
import { type Desk, dumpOf, openDesk } from './window-desk.ts';

const EVIL = '<img src=x onerror="globalThis.ran = true">';

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk();
  world = await playMonth(testFolder(afterAll));
  const good = readFileSync(world.up.a);
  const list = readFileSync(join(desk.home, 'jinan.txt'));
  const files: Readonly<Record<string, Buffer | string>> = {
    'good.tzb': good,
    'cut.tzb': good.subarray(0, good.length / 2),
    'flipped.tzb': flipped(good),
    'others.tzb': readFileSync(world.down.b),
    'photo.tzb': 'not a bundle at all',
    'evil.tzb': readFileSync(await evilBundle(world)),
    'half.txt': list.subarray(0, 6000),
    'letter.txt': '各位老师：\n\n附件请查收。\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(desk.home, name), content);
});
afterAll(() => desk.leave());

test('A file that cannot be received says why, what next, and its code; the good one beside it is received', async () => {
  const store = bureau('files');
  const before = await dumpOf(store);
  const page = await desk.sit(store);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await menu(page, '接收');
  for (const [file, code, sentence, hint] of [
    [
      'photo.tzb',
      'E_NOT_A_BUNDLE',
      '“photo.tzb”不是任务台账的下发包或上报包。',
      '请选择扩展名为 .tzb 的文件',
    ],
    ['cut.tzb', 'E_TRUNCATED', '文件“cut.tzb”不完整', '请重新拷贝'],
    ['flipped.tzb', 'E_HASH', '文件“flipped.tzb”的内容与校验值不符', '请让对方重新拷贝'],
  ] as const) {
    await openBundle(page, file);
    const card = page.getByRole('region', { name: file });
    await saysWhy(card, sentence, code, hint);
    await copies(page, card, code);
  }
  expect(await receiveButton(page).isDisabled()).toBe(true);
  await openBundle(page, 'good.tzb');
  await press(previewOf(page, '上报包', A.name), '指纹一致，信任该单位');
  await receiveButton(page).click();
  await says(receiptOf(page, '上报包', A.name), counts({ new: '[1-9]\\d*' }));
  await press(receiptOf(page, '上报包', A.name), '撤销接收');
  await press(page.getByRole('dialog'), '撤销接收');
  await says(page, '已撤销接收“good.tzb”。');
  await desk.rise(page);
  expect(await dumpOf(store)).toBe(before);
});

test('A bundle for another unit names that unit, and leaves the store as it was', async () => {
  cpSync(world.a, desk.store('school'), { recursive: true });
  const before = await dumpOf(desk.store('school'));
  const page = await desk.sit(desk.store('school'));
  await menu(page, '接收');
  await openBundle(page, 'others.tzb');
  const card = page.getByRole('region', { name: 'others.tzb' });
  await saysWhy(card, `这份文件是发给“${B.name}”的`, 'E_NOT_FOR_US', '这里看的是登记编号，不看名称');
  expect(await button(card, /曾用名/).count()).toBe(0);
  await button(card, '复制提示').waitFor();
  expect(await receiveButton(page).isDisabled()).toBe(true);
  await desk.rise(page);
  expect(await dumpOf(desk.store('school'))).toBe(before);
});

test('At first contact the former name of a unit is added where the file was refused, and the file is ours', async () => {
  const store = desk.store('renamed');
  const done: (() => void)[] = [];
  const unit = await openUnit(store, {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: '改了名的学校', role: 'school', code: null, operator: null });
  for (const close of done) close();
  const page = await desk.sit(store);
  await menu(page, '接收');
  await openBundle(page, 'others.tzb');
  const card = page.getByRole('region', { name: 'others.tzb' });
  await saysWhy(card, `这份文件是发给“${B.name}”的`, 'E_NOT_FOR_US', '点“……是本单位的曾用名”');
  await press(card, `“${B.name}”是本单位的曾用名`);
  await press(page.getByRole('dialog'), '登记曾用名');
  await previewOf(page, '下发包', BUREAU).waitFor();
});

test('A document that is no list, or half of one, is refused where it was chosen, and nothing is lost', async () => {
  const store = bureau('lists');
  const before = await dumpOf(store);
  const page = await desk.sit(store);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await menu(page, '导入清单');
  for (const [file, code, sentence, hint] of [
    ['letter.txt', 'E_NOT_A_LIST', '“letter.txt”', '请'],
    ['half.txt', 'E_LIST_INCOMPLETE', '“half.txt”似乎不完整', '请重新拷贝完整的文件再导入'],
  ] as const) {
    await press(page, '选择清单文件');
    await pickFile(page, file);
    const alert = page.getByRole('alert').filter({ hasText: file }).first();
    await saysWhy(alert, sentence, code, hint);
    await copies(page, alert, code);
  }
  await press(page, '选择清单文件');
  await pickFile(page, 'jinan.txt');
  await says(page, '内容与台账完全相同，导入不会有任何变化。');
  await desk.rise(page);
  expect(await dumpOf(store)).toBe(before);
});

test('Text of a bundle is shown as text: nothing in it runs', async () => {
  const page = await desk.sit(bureau('evil'));
  await menu(page, '接收');
  await openBundle(page, 'evil.tzb');
  await previewOf(page, '上报包', A.name).getByText('<img src=x').first().waitFor();
  await press(previewOf(page, '上报包', A.name), '指纹一致，信任该单位');
  await receiveButton(page).click();
  await press(receiptOf(page, '上报包', A.name), '看台账');
  await search(page, 'onerror');
  await grid(page).getByRole('gridcell', { name: EVIL }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '经过' }).waitFor();
  await says(page, EVIL);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

/** A bureau that waits for two reports. */
const bureau = (name: string): string => {
  cpSync(world.bureau, desk.store(name), { recursive: true });
  return desk.store(name);
};

async function saysWhy(within: Locator, ...parts: readonly string[]): Promise<void> {
  for (const part of parts) await says(within, part);
}

async function copies(page: Page, within: Locator, code: string): Promise<void> {
  await press(within, '复制提示');
  await button(within, '已复制').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(code);
}

function flipped(bundle: Buffer): Buffer {
  const copy = Buffer.from(bundle);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

/** A's report as a stranger might have made it. */
async function evilBundle({ a }: World): Promise<string> {
  const folder = testFolder(afterAll);
  cpSync(a, join(folder, 'a'), { recursive: true });
  const done: (() => void)[] = [];
  const school = await openUnit(join(folder, 'a'), {}, (clean) => done.push(clean));
  await school.call('saveDraft', {
    task: '#8',
    period: PERIOD,
    draft: draft({ text: `${EVIL}${SECRET_A}` }),
  });
  await school.call('signOff', { period: PERIOD, by: EVIL });
  const [path] = await exportTo(school, 'all', join(folder, 'up'));
  for (const close of done) close();
  return path ?? '';
}
