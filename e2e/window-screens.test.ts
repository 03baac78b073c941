import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedsDir } from '../electron/services/test-stores.ts';
import { button, goTo, grid, setTextSize } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

interface Look {
  readonly width: number;
  readonly height: number;
  readonly percent: number;
}
const looks: readonly Look[] = [
  { width: 1366, height: 768, percent: 100 },
  { width: 1366, height: 768, percent: 150 },
  { width: 1366, height: 768, percent: 200 },
  { width: 1024, height: 768, percent: 100 },
];

/** Each screen of a unit, and the button that it is there for; the history has none, but a search. */
const bureauScreens = [
  ['workbench', '接收上报'],
  ['ledger', '导出台账'],
  ['task', '填报'],
  ['progress', /^领导签发/],
  ['receive', '选择文件'],
  ['review', '通过'],
  ['issue', '导出下发包'],
  ['units', '添加单位'],
  ['import', '选择清单文件'],
  ['history', null],
  ['backups', '备份到文件'],
  ['settings', '检查台账数据'],
] as const;
const schoolScreens = [
  ['workbench', '去签发'],
  ['ledger', '导出台账'],
  ['progress', /^领导签发/],
  ['receive', '选择文件'],
  ['submit', '导出上报包'],
] as const;

describe.each(looks)('at $width × $height and $percent % text', ({ width, height, percent }) => {
  test.each([
    ['bureau', bureauScreens],
    ['school', schoolScreens],
  ] as const)('every screen of a %s fits, and says nothing forbidden', async (who, screens) => {
    const page = await desk.sit(stores[who], { width, height });
    await setTextSize(page, percent);
    const faults: string[] = [];
    for (const [screen, name] of screens) {
      await open(page, screen);
      for (const fault of [
        ...(await controlFaults(controlOf(page, name))),
        ...(await sizeFaults(page)),
        ...(await noticeFaults(page)),
        ...(await forbiddenWords(page)),
        ...(await groupFaults(page)),
        ...(await rowFaults(page)),
        ...(await menuFaults(page)),
      ])
        faults.push(`${screen}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test('the first run fits', async () => {
    const page = await desk.sit(desk.store(`new-${width}-${percent}`), { width, height });
    await button(page, '开始使用').waitFor();
    expect([
      ...(await controlFaults(button(page, '开始使用'))),
      ...(await sizeFaults(page)),
      ...(await noticeFaults(page)),
      ...(await forbiddenWords(page)),
    ]).toEqual([]);
  });
});

test('one Escape closes a dialog, though a hint of what lies below it was still to come', async () => {
  const page = await desk.sit(stores.bureau);
  const help = button(page.getByRole('banner'), '快捷键与帮助');
  await help.waitFor();
  const hints = page.getByRole('tooltip').filter({ visible: true });
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  // As where the dialog comes between the pointer and its hint, which is due after 100 ms.
  for (const event of ['pointerover', 'mouseover']) await help.dispatchEvent(event);
  await page.evaluate(() => new Promise((due) => setTimeout(due, 200)));
  expect(await hints.count()).toBe(0);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.mouse.move(0, 400);
  await help.hover();
  await hints.filter({ hasText: '快捷键与帮助' }).waitFor();
});

const controlOf = (page: Page, name: string | RegExp | null): Locator => {
  const main = page.getByRole('main');
  return name === null ? main.getByRole('searchbox') : button(main, name);
};

/** The task screen is reached as a person does, from a row of the ledger. */
async function open(page: Page, screen: string): Promise<void> {
  if (screen !== 'task') return goTo(page, screen);
  await goTo(page, 'ledger');
  await grid(page).getByRole('row').nth(2).click();
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** Nothing scrolls sideways, and the window itself not at all: what brings something into view would shift it. */
async function sizeFaults(page: Page): Promise<readonly string[]> {
  const boxes = await page.evaluate(() => {
    const whole = document.documentElement;
    const boxes = [whole, ...document.querySelectorAll('main')];
    const widths = boxes.map(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
    return [...widths, [whole.scrollHeight, whole.clientHeight] as const];
  });
  return boxes.flatMap(([wanted, room]) => (wanted > room ? [`${wanted}px in ${room}px`] : []));
}

/** Rows of the ledger stand on whole px: what is fixed at the side would cover the line of every other one. */
async function rowFaults(page: Page): Promise<readonly string[]> {
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll('.ledger-grid .ant-table-row')].map(
      (row) => row.getBoundingClientRect().height,
    ),
  );
  return heights.filter((height) => !Number.isInteger(height)).map((height) => `a row of ${height} px`);
}

/** The header of a group stands where its rows begin, whichever columns are shown. */
async function groupFaults(page: Page): Promise<readonly string[]> {
  const indents = await page.evaluate(() =>
    [...document.querySelectorAll('.ledger-group-title')].map((title) => {
      const cell = title.closest('.ledger-group')?.getBoundingClientRect().left ?? 0;
      return Math.round(title.getBoundingClientRect().left - cell);
    }),
  );
  return indents.filter((indent) => indent > 24).map((indent) => `a group begins ${indent}px in`);
}

/** Where one is, is in sight in the menu, though the menu is longer than the window. */
async function menuFaults(page: Page): Promise<readonly string[]> {
  const chosen = page.getByRole('navigation').locator('.ant-menu-item-selected');
  if ((await chosen.count()) === 0) return [];
  const fault = await hiddenBy(chosen);
  return fault === null ? [] : [`its entry in the menu: ${fault}`];
}

async function noticeFaults(page: Page): Promise<readonly string[]> {
  const notice = page.getByRole('contentinfo').getByText('非涉密软件，严禁存储、处理涉密信息');
  const fault = await hiddenBy(notice);
  return fault === null ? [] : [`the notice: ${fault}`];
}

/** It may have to be scrolled to; nothing may lie over it then. */
async function controlFaults(target: Locator): Promise<readonly string[]> {
  const first = target.first();
  await first.waitFor();
  await first.scrollIntoViewIfNeeded();
  const fault = await hiddenBy(first);
  return fault === null ? [] : [`${await first.innerText()}: ${fault}`];
}

const hiddenBy = (target: Locator): Promise<string | null> =>
  target.evaluate((element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
      return `out of the window (${[left, top, right, bottom].map(Math.round).join(' ')})`;
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return above !== null && element.contains(above) ? null : `under ${above?.outerHTML.slice(0, 80) ?? '?'}`;
  });

const forbidden = /同步|推送|冲突|合并(?!单元格)/;
/** What the lists themselves say is data. */
const printed = ['jinan.txt', 'jiyuan.txt']
  .flatMap((name) => readFileSync(join(seedsDir, name), 'utf8').split('\n'))
  .map((line) => line.trim())
  .filter((line) => forbidden.test(line));

async function forbiddenWords(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[title], [aria-label], [placeholder]')].flatMap((element) =>
      ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ),
  ]);
  return texts.flatMap((text) => {
    const own = printed.reduce((rest, line) => rest.replaceAll(line, ''), text);
    const found = forbidden.exec(own);
    return found ? [`says ${own.slice(Math.max(0, found.index - 20), found.index + 20)}`] : [];
  });
}
