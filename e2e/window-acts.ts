import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a person does in the window, by the names and roles they see. A changed word is one edit here. */

export const menu = (page: Page, screen: string): Promise<void> =>
  page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('menuitem', { name: new RegExp(`${screen}( \\d+)?$`) })
    .click();

/** By its whole name; an icon may stand before it. */
export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', {
    name: typeof name === 'string' ? new RegExp(`(^|\\s)${escaped(name)}$`) : name,
  });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  button(within, name).click();

/** An act above the ledger, wherever it stands now: in sight or in the menu 更多. */
export async function pressTool(page: Page, name: string): Promise<void> {
  await button(page, '更多').waitFor();
  if ((await button(page, name).count()) > 0) return press(page, name);
  await press(page, '更多');
  await page.getByRole('menuitem', { name }).click();
}

/** The dialog in front. */
export const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Until a sentence is somewhere on the page, seen or read aloud. */
export const says = (within: Page | Locator, text: string | RegExp): Promise<void> =>
  within.getByText(text).first().waitFor({ state: 'attached' });

/** The window's own file dialog: to a folder below 个人文件夹. */
async function walkTo(page: Page, folders: readonly string[]): Promise<Locator> {
  const box = dialog(page);
  await box.getByRole('menuitem', { name: '个人文件夹' }).click();
  for (const folder of folders) await box.getByRole('option', { name: folder }).dblclick();
  return box;
}

const partsOf = (path: string): readonly string[] => path.split('/');

/** Chooses one file by its path below home. */
export async function pickFile(page: Page, path: string): Promise<void> {
  const parts = partsOf(path);
  const box = await walkTo(page, parts.slice(0, -1));
  await box.getByRole('option', { name: parts.at(-1) ?? '' }).click();
  await press(box, /^选这/);
  await box.waitFor({ state: 'hidden' });
}

export async function pickFolder(page: Page, path: string): Promise<void> {
  const box = await walkTo(page, partsOf(path));
  await press(box, '用这个文件夹');
  await box.waitFor({ state: 'hidden' });
}

/** Saves under the proposed name into a folder; answers the name. */
export async function pickSave(page: Page, folder: string): Promise<string> {
  const box = await walkTo(page, partsOf(folder));
  const name = await box.getByRole('textbox', { name: '文件名' }).inputValue();
  await press(box, '存到这里');
  await box.getByRole('textbox', { name: '文件名' }).waitFor({ state: 'hidden' });
  return name;
}

interface FirstRun {
  readonly name: string;
  readonly role: '市级教育局' | '学校';
  readonly operator: string;
  readonly code?: string;
}

/** 首次使用: who uses this copy; the window goes on to what the role usually does first. */
export async function firstRun(page: Page, { name, role, operator, code }: FirstRun): Promise<void> {
  await page.getByLabel('单位名称').fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await page.getByLabel(/^填报人/).fill(operator);
  if (code !== undefined) await page.getByLabel(/^学校标识码/).fill(code);
  await press(page, '开始使用');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
}

// ---- the ledger

export const grid = (page: Page): Locator => page.getByRole('treegrid');
export const ledgerRow = (page: Page, seq: number): Locator =>
  grid(page).getByRole('row', { name: new RegExp(`^\\s*${seq} `) });
export const ledgerTab = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: '看哪些任务' }).getByText(new RegExp(`^${name} \\d+$`));
export const search = (page: Page, text: string): Promise<void> =>
  page.getByRole('textbox', { name: '在台账中查找' }).fill(text);
export const shown = (page: Page, count: number, all: number): Promise<void> =>
  says(page, `显示 ${count} / ${all} 项`);

/** 交办 of the marked rows. */
export async function assignMarked(page: Page, unit: string, role: '牵头' | '配合'): Promise<void> {
  await press(page, '交办给…');
  const box = dialog(page);
  await box.getByRole('combobox', { name: '交办给哪个单位' }).fill(unit);
  await box.getByRole('radio', { name: role }).check();
  await press(box, /^(交办|登记)/);
  await box.waitFor({ state: 'hidden' });
}

// ---- sending

/** Writes bundles to the units named, into a folder below home. */
export async function exportTo(page: Page, screen: '上报' | '下发', folder: string): Promise<void> {
  await press(page, /^(选择|更改)文件夹$/);
  await pickFolder(page, folder);
  await press(page, `导出${screen}包`);
  await says(page, /^已导出 \d+ 个文件到/);
}

/** Leaves just these units chosen. */
export async function chooseUnits(page: Page, units: readonly string[]): Promise<void> {
  await press(page, '全不选');
  for (const unit of units) await page.getByRole('checkbox', { name: unit }).check();
}

// ---- receiving

export async function openBundle(page: Page, path: string): Promise<void> {
  await press(page, '选择文件');
  await pickFile(page, path);
}

export const previewOf = (page: Page, kind: '上报包' | '下发包', from: string): Locator =>
  page.getByRole('region', { name: `${kind}　来自 ${from}`, exact: true });
export const receiptOf = (page: Page, kind: '上报包' | '下发包', from: string): Locator =>
  page.getByRole('region', { name: `已接收　${kind}　来自 ${from}` });
export const receiveButton = (page: Page): Locator => button(page, /^接收( \d+ (项|个文件).*)?$/);

export const counts = (made: {
  new: number | string;
  changed?: number;
  unchanged?: number | string;
}): RegExp => new RegExp(`新增 ${made.new}，变更 ${made.changed ?? 0}，相同 ${made.unchanged ?? 0}，拒收 0`);

// ---- filling in

export const sheetRow = (page: Page, seq: number): Locator =>
  page.getByRole('region', { name: new RegExp(`^任务 ${seq} `) });

/** From the sheet to the signed report. */
export async function signOff(page: Page, by: string, count: number): Promise<void> {
  await press(page, `领导签发（${count} 项）`);
  const box = dialog(page);
  await box.getByRole('textbox', { name: '签发人' }).fill(by);
  await press(box, `签发 ${count} 项`);
  await says(dialog(page), new RegExp(`的 ${count} 项进展已签发并锁定`));
}

// ---- the workbench

/** The names under 未报, all pages of them. */
export async function missingUnits(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
  const next = page.getByRole('listitem', { name: '下一页' }).getByRole('button');
  const names: string[] = [];
  for (;;) {
    for (const row of await rows.all()) {
      const [name = ''] = (await row.getByRole('cell').first().innerText()).split('\n');
      names.push(name.trim());
    }
    if ((await next.count()) === 0 || (await next.isDisabled())) return names;
    await next.click();
  }
}

// ---- the window itself

/** Straight to a screen by its address, until it shows what it has read. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `#/${name}`;
  }, screen);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('正在读取…').waitFor({ state: 'hidden' });
}

/** 放大文字, as often as it takes. */
export async function setTextSize(page: Page, percent: number): Promise<void> {
  const scale = () =>
    page.evaluate(() =>
      Math.round(Number(document.documentElement.style.getPropertyValue('--text-scale')) * 100),
    );
  for (;;) {
    await button(page, '放大文字').waitFor();
    const now = await scale();
    if (now === percent) {
      await page.mouse.move(0, 0);
      return;
    }
    await press(page, now < percent ? '放大文字' : '缩小文字');
    await page.waitForFunction(
      (old) => Number(document.documentElement.style.getPropertyValue('--text-scale')) * 100 !== old,
      now,
    );
  }
}

/** Files as a person drops them on the window. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path),
    base64: readFileSync(path).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((all) => {
    const held = new DataTransfer();
    for (const { name, base64 } of all)
      held.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return held;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: transfer });
}

/** Answers of an operation, as the store gave them, stay on their way until they are released. */
export async function holdBack(page: Page, operation: string): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(`**/call/${operation}`, async (route) => {
    const response = await route.fetch();
    await held.promise;
    await route.fulfill({ response });
  });
  return held.resolve;
}

/** Until nothing on the page waits for the store any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.loading') === null);
}

/** In a picture a stick lies where the system mounts it, not where a test keeps its files. */
function callFolder({ is, called }: { readonly is: string; readonly called: string }): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if (text.nodeValue?.includes(is)) text.nodeValue = text.nodeValue.replaceAll(is, called);
}

/** What the person sees now without passing messages and running jobs: `npm run pictures` says where, otherwise outside the project. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['TAIZHANG_PICTURES'] ?? join(tmpdir(), 'taizhang-pictures');
  mkdirSync(folder, { recursive: true });
  await settled(page);
  await page.mouse.move(0, 0);
  await page.evaluate(callFolder, { is: tmpdir(), called: '/media' });
  const style =
    '.ant-message, .ant-tooltip, .ant-select-dropdown, .job-panel, .job-bar { visibility: hidden }';
  await page.screenshot({ path: join(folder, `${name}.png`), style });
}
