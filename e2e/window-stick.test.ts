import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  draft,
  openUnit,
  playMonth,
  type TestUnit,
  testFolder,
} from '../electron/services/test-stores.ts';
import { mediumOf } from '../electron/shell/medium.ts';
import { dateOf } from '../shared/dates.ts';
import { debianPackage, windowsInstaller } from '../shared/exchange/installer.fixture.ts';
import { monthOf } from '../shared/period.ts';
import {
  button,
  dialog,
  goTo,
  menu,
  openBundle,
  pickSave,
  press,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  sheetRow,
} from './window-acts.ts';
import { type Desk, oneStory, openDesk } from './window-desk.ts';

const INSTALLER = 'taizhang-9.9.0-setup-x64.exe';
const stick = (): string => join(desk.home, 'stick');

let desk: Desk;
let hash = '';
beforeAll(async () => {
  desk = await openDesk();
  const world = await playMonth(testFolder(afterAll));
  for (const [name, from] of [
    ['bureau', world.bureau],
    ['school', world.a],
    ['heavy', world.a],
  ] as const)
    cpSync(from, desk.store(name), { recursive: true });
  mkdirSync(stick());
  writeFileSync(join(stick(), INSTALLER), windowsInstaller());
  await as('bureau', async (bureau) => {
    hash = (await bureau.call('vouchInstaller', { path: join(stick(), INSTALLER) })).sha256;
  });
});
afterAll(() => desk.leave());

oneStory();

test('a body makes its own checks; what they question has to be explained, and the school sees whose they are', async () => {
  const page = await desk.sit(desk.store('bureau'));
  await goTo(page, 'rules');
  await page.getByRole('tab', { name: '校验规则' }).click();
  const built = page.getByRole('region', { name: '本单位的校验规则' }).getByRole('columnheader');
  await expect.poll(() => built.allInnerTexts()).toEqual(['校验', '界限', '发现后']);
  await says(page, '还没有启用自己的规则');
  await press(page, '制定本单位的规则');
  const panel = page.getByRole('region', { name: '正在修改的校验规则' });
  await panel.getByRole('checkbox', { name: '提示须逐条写明原因才能签发' }).check();
  await press(panel, '启用校验规则');
  await says(page, '已启用校验规则第 1 版。随下一个下发包发给各单位。');
  await page
    .getByRole('region', { name: '本单位的校验规则' })
    .getByText('提示须逐条写明原因才能签发')
    .waitFor();
  await desk.rise(page);
  await as('bureau', (bureau) => bureau.call('exportBundles', { to: [A.name], dir: stick(), kind: null }));
});

test('the school receives them from the stick, on which the installer of a newer version is found, with its hash', async () => {
  const page = await desk.sit(desk.store('school'));
  await menu(page, '接收');
  await openBundle(page, `stick/${bundleOn(stick())}`);
  await previewOf(page, '下发包', BUREAU).waitFor();
  await receiveButton(page).click();
  await receiptOf(page, '下发包', BUREAU).waitFor();
  await goTo(page, 'workbench');
  await menu(page, '接收');
  const panel = page.getByRole('region', { name: '软件安装包（不是报送文件）' });
  await press(panel, `检查 ${INSTALLER}`);
  await panel.getByText(/^9\.9\.0（比本机的 .+ 新）$/).waitFor();
  await panel.getByText(hash, { exact: true }).waitFor();
  await panel.getByText(`“${BUREAU}”用自己的密钥证明过这个文件，内容一致。`).waitFor();
  await goTo(page, 'rules');
  await page.getByRole('tab', { name: '校验规则' }).click();
  await page
    .getByRole('region', { name: `${BUREAU}的校验规则` })
    .getByText('提示须逐条写明原因才能签发')
    .waitFor();
});

test('an installer that is older, and one that was cut short, say what to do; only what is whole can be copied', async () => {
  const older = 'taizhang-0.0.9-setup-x64.exe';
  const cut = 'taizhang-9.9.1-linux-amd64.deb';
  writeFileSync(join(stick(), older), windowsInstaller());
  writeFileSync(join(stick(), cut), debianPackage().subarray(0, 3000));
  const page = await desk.sit(desk.store('school'));
  await menu(page, '接收');
  const panel = page.getByRole('region', { name: '软件安装包（不是报送文件）' });
  await press(panel, `检查 ${older}`);
  await says(panel, /^0\.0\.9（比本机的 .+ 旧）$/);
  await says(panel, /不要用它更新本机：旧版本可能打不开现在的台账。要更新软件，请向上级要新的安装包。$/);
  await says(panel, createHash('sha256').update(windowsInstaller()).digest('hex'));
  await press(panel, `检查 ${cut}`);
  await says(panel, `文件“${cut}”不完整，可能没有拷完。`);
  await says(panel, /^请重新拷贝/);
  expect(await button(panel, '复制到…').count()).toBe(1);
});

test('a finding that the rules question is explained in the sheet, and the words are there again', async () => {
  const page = await desk.sit(desk.store('school'));
  await menu(page, '进展填报');
  const row = sheetRow(page, 8);
  await row.getByRole('textbox', { name: '本期进展' }).fill('推进中');
  await row.getByRole('textbox', { name: '存在问题' }).fill('场地还没有移交。');
  const words = row.getByRole('textbox', { name: /^说明：/ }).first();
  await words.fill('场地本月才移交。');
  await says(row, /已保存/);
  await goTo(page, 'workbench');
  await menu(page, '进展填报');
  const again = sheetRow(page, 8)
    .getByRole('textbox', { name: /^说明：/ })
    .first();
  await expect.poll(() => again.inputValue(), { timeout: 30_000 }).toBe('场地本月才移交。');
});

test('evidence above 200 MB is told before the export, by name and size', async () => {
  const film = join(desk.home, '现场录像.mp4');
  writeFileSync(film, 'a film');
  await as('heavy', async (school) => {
    const period = monthOf(dateOf(Date.now()));
    const item = await school.call('addEvidence', { task: '#2', period, path: film });
    await school.call('saveDraft', {
      ...{ task: '#2', period },
      draft: draft({
        text: '录像见佐证。',
        reason: '补充录像',
        evidence: [{ ...item, bytes: 230 * 1024 * 1024 }],
      }),
    });
    await school.call('signOff', { period, by: '分管校领导' });
  });
  const page = await desk.sit(desk.store('heavy'));
  await menu(page, '上报');
  await says(page, new RegExp(`给${BUREAU}的佐证材料有 \\d+ 个，共 23\\d MB，超过 200 MB`));
  await says(page, /最大的是：现场录像\.mp4（230 MB）/);
});

test('a stick that is not plugged in is told before anything is written; a person may mean the PC all the same', async () => {
  const memory = join(desk.store('school'), 'shell.json');
  const known = JSON.parse(readFileSync(memory, 'utf8'));
  // As it lay while the stick was in: at a place of its own, below which the folder is an empty one of this PC now.
  const was = { root: stick(), mark: 'a stick' };
  writeFileSync(memory, JSON.stringify({ ...known, media: { [stick()]: [was] } }));
  const before = readdirSync(stick());
  const page = await desk.sit(desk.store('school'));
  await menu(page, '上报');
  await says(page, stick());
  await press(page, '导出上报包');
  const asks = dialog(page);
  await asks.getByText(/所在的 U 盘没有插好/).waitFor();
  await closeBy(page, 'Escape');
  await says(page, /所在的 U 盘没有插好/);
  expect(readdirSync(stick())).toEqual(before);
  await press(page, '导出上报包');
  await press(dialog(page), '仍存到这里');
  await says(page, /^已导出 1 个文件到/);
  expect(readdirSync(stick())).toHaveLength(before.length + 1);
  await button(page, '导出上报包').waitFor();
});

test('a report is asked about as a bundle is: not written while the stick is out, written once where another is meant', async () => {
  const folder = join(desk.home, '报表');
  mkdirSync(folder);
  const memory = join(desk.store('school'), 'shell.json');
  const lay = (medium: { root: string; mark: string }) => {
    const known = JSON.parse(readFileSync(memory, 'utf8'));
    writeFileSync(memory, JSON.stringify({ ...known, media: { [folder]: [medium] } }));
  };
  const write = async (page: Page) => {
    await press(page, '生成进展情况报送表');
    return pickSave(page, '报表');
  };
  lay({ root: folder, mark: 'a stick' });
  const out = await desk.sit(desk.store('school'));
  await goTo(out, 'reports');
  await write(out);
  await dialog(out)
    .getByText(/所在的 U 盘没有插好/)
    .waitFor();
  expect(readdirSync(folder)).toEqual([]);
  await closeBy(out, 'Escape');
  await says(out.getByRole('region', { name: '进展情况报送表' }), /所在的 U 盘没有插好/);
  expect(readdirSync(folder)).toEqual([]);
  await desk.rise(out);

  const now = await mediumOf(folder);
  lay({ root: now?.root ?? '', mark: 'another stick' });
  const page = await desk.sit(desk.store('school'));
  await goTo(page, 'reports');
  const name = await write(page);
  await dialog(page)
    .getByText(/现在在另一个盘上，不是上次用的那个 U 盘/)
    .waitFor();
  expect(readdirSync(folder)).toEqual([]);
  await press(dialog(page), '仍存到这里');
  await says(page.getByRole('region', { name: '进展情况报送表' }), name);
  expect(readdirSync(folder)).toEqual([name]);
  // What was said yes to is not asked again.
  const second = await write(page);
  await says(page.getByRole('region', { name: '进展情况报送表' }), second);
  expect(readdirSync(folder).sort()).toEqual([name, second].sort());
});

async function closeBy(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Acts on a store while no window has it. */
async function as(name: string, work: (unit: TestUnit) => Promise<unknown>): Promise<void> {
  const unit = await openUnit(desk.store(name), {}, () => {});
  try {
    await work(unit);
  } finally {
    unit.close();
  }
}

function bundleOn(folder: string): string {
  const found = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.tzb')) : undefined;
  if (found === undefined) throw new Error(`no bundle in ${folder}`);
  return found;
}
