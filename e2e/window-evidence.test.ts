import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  exportTo as exportFrom,
  jinan,
  openUnit,
  receive,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import {
  button,
  counts,
  dialog,
  exportTo,
  goTo,
  menu,
  openBundle,
  pickFile,
  pickSave,
  press,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  sheetRow,
  signOff,
} from './window-acts.ts';
import { type Desk, oneStory, openDesk } from './window-desk.ts';

const PICTURE = '现场照片.jpg';
const MINUTES = '会议纪要.txt';
const PAPER = '验收报告.pdf';
const NAMES = [PICTURE, MINUTES, PAPER];
const SAID = '专班第一次会议：场地、设备、师资三项分工到人。';

const SOON = { timeout: 15_000 };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const pictures = join(import.meta.dirname, '../electron/pictures/fixtures');
  copyFileSync(join(pictures, 'turned.jpg'), join(desk.home, PICTURE));
  writeFileSync(join(desk.home, MINUTES), SAID);
  writeFileSync(join(desk.home, PAPER), PDF);
  for (const folder of ['up', 'down', 'again', 'saved']) mkdirSync(join(desk.home, folder));
  await begin();
});
afterAll(() => desk.leave());

oneStory();

test('a school adds a picture, a text and a PDF, sees what the picture shows, signs off and sends', async () => {
  const page = await desk.sit(desk.store('school'));
  await menu(page, '进展填报');
  const row = sheetRow(page, 1);
  await row.getByRole('textbox', { name: '本期进展' }).fill('专班已成立，场地验收完毕。');
  for (const name of NAMES) {
    await press(row, /添加佐证/);
    await pickFile(page, name);
    await fileOf(row, name).waitFor();
  }
  await showsThumbnails(row, [PICTURE]);
  await says(row, /已填，待签发 · 已保存/);
  await signOff(page, '分管校领导', 1);
  await press(dialog(page), '导出上报包');
  await exportTo(page, '上报', 'up');
  await menu(page, '进展填报');
  await showsThumbnails(sheetRow(page, 1), [PICTURE]);
});

test('the bureau sees them at the review desk and on the task screen, opens one and saves one', async () => {
  const page = await desk.sit(desk.store('bureau'));
  await take(page, 'up', '上报包', A.name);
  await menu(page, '审核');
  await showsThumbnails(page, [PICTURE]);
  await page.getByRole('img', { name: PICTURE }).waitFor();
  await press(fileOf(page, MINUTES), `预览 ${MINUTES}`);
  await says(page.getByRole('region', { name: MINUTES }), SAID);
  await press(fileOf(page, PAPER), `预览 ${PAPER}`);
  await says(page, '第 1 页，共 1 页');

  await openTask(page);
  await showsThumbnails(page, [PICTURE]);
  const download = page.waitForEvent('download');
  await press(fileOf(page, PAPER), `打开 ${PAPER}`);
  expect(hashOf(readFileSync((await (await download).path()) ?? ''))).toBe(hashOf(PDF));
  await press(fileOf(page, MINUTES), new RegExp(`另存.*${MINUTES}`));
  const saved = await pickSave(page, 'saved');
  await says(page, /^已存到 /);
  expect(readFileSync(join(desk.home, 'saved', saved), 'utf8')).toBe(SAID);
});

test('what the bureau has lost is said where it was, and asked for from the desk and from the task', async () => {
  rmSync(join(desk.store('bureau'), 'evidence'), { recursive: true });
  const page = await desk.sit(desk.store('bureau'));
  await menu(page, '审核');
  for (const name of NAMES) {
    await says(fileOf(page, name), /文件缺失/);
    expect(await button(fileOf(page, name), `预览 ${name}`).count()).toBe(0);
  }
  await press(fileOf(page, PICTURE), `请${A.name}补发“${PICTURE}”`);
  await says(fileOf(page, PICTURE), `已请${A.name}补发，等对方的下一个文件`);
  await page.keyboard.press('Control+z');
  await button(fileOf(page, PICTURE), `请${A.name}补发“${PICTURE}”`).waitFor();
  await page.keyboard.press('Control+y');
  await says(fileOf(page, PICTURE), `已请${A.name}补发，等对方的下一个文件`);

  await openTask(page);
  await press(fileOf(page, PAPER), `请${A.name}补发“${PAPER}”`);
  await says(fileOf(page, PAPER), `已请${A.name}补发，等对方的下一个文件`);
  await goTo(page, 'issue');
  await exportTo(page, '下发', 'down');
});

test('the school receives the wish and sends the same again; the bureau has what it asked for, and only that', async () => {
  const school = await desk.sit(desk.store('school'));
  await take(school, 'down', '下发包', BUREAU);
  await menu(school, '上报');
  await exportTo(school, '上报', 'again');
  const page = await desk.sit(desk.store('bureau'));
  await take(page, 'again', '上报包', A.name);
  await menu(page, '审核');
  await showsThumbnails(page, [PICTURE]);
  await says(fileOf(page, MINUTES), /文件缺失/);
  await button(fileOf(page, PAPER), `打开 ${PAPER}`).waitFor();
  expect(
    await fileOf(page, PAPER)
      .getByText(/文件缺失/)
      .count(),
  ).toBe(0);
});

test('of a picture with too many pixels no small one is made, and the person reads why and what to do', async () => {
  const panorama = Buffer.from(
    readFileSync(join(import.meta.dirname, '../electron/pictures/fixtures/turned.png')),
  );
  // IHDR: 16,000 × 4,001 pixels, a few more than 64 million.
  panorama.writeUInt32BE(16_000, 16);
  panorama.writeUInt32BE(4001, 20);
  writeFileSync(join(desk.home, '全景.png'), panorama);
  const page = await desk.sit(desk.store('school'));
  await menu(page, '进展填报');
  const row = sheetRow(page, 1);
  await press(row, '更正');
  await press(row, /添加佐证/);
  await pickFile(page, '全景.png');
  await says(fileOf(row, '全景.png'), '图片超过 6400 万像素，为不拖慢电脑不做缩略图；可以用“打开”看原图');
  await button(fileOf(row, '全景.png'), '打开 全景.png').waitFor();
});

/** One attached file where it is listed; a list of events may stand around it. */
const fileOf = (within: Page | Locator, name: string): Locator =>
  within.getByRole('listitem').filter({ hasText: name }).last();

/** Those and no other file have a picture that the browser could draw. */
async function showsThumbnails(within: Page | Locator, names: readonly string[]): Promise<void> {
  for (const name of NAMES) await fileOf(within, name).waitFor();
  for (const name of names)
    await expect
      .poll(
        () =>
          fileOf(within, name)
            .locator('img.evidence-thumbnail')
            .evaluate((image: HTMLImageElement) => image.naturalWidth),
        SOON,
      )
      .toBeGreaterThan(0);
  const all = NAMES.map((name) => fileOf(within, name).locator('img.evidence-thumbnail').count());
  expect((await Promise.all(all)).reduce((sum, one) => sum + one)).toBe(names.length);
}

async function take(page: Page, folder: string, kind: '上报包' | '下发包', from: string): Promise<void> {
  await menu(page, '接收');
  await openBundle(page, `${folder}/${desk.only(folder)}`);
  const trust = button(previewOf(page, kind, from), '指纹一致，信任该单位');
  await previewOf(page, kind, from).waitFor();
  if (await trust.isVisible()) await trust.click();
  await receiveButton(page).click();
  await says(receiptOf(page, kind, from), counts({ new: '\\d+', unchanged: '\\d+' }));
}

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

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A bureau that has issued one task to a school that has taken it. */
async function begin(): Promise<void> {
  const done: (() => void)[] = [];
  const dir = testFolder((clean) => done.push(clean));
  const bureau = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const [bundle] = await exportFrom(bureau, A.name, dir);
  const school = await openUnit(desk.store('school'), {}, (clean) => done.push(clean));
  await school.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(school, bundle ?? '');
  for (const close of done) close();
}

/** One empty A4 page. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
