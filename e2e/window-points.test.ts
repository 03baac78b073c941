import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnit } from '../electron/services/test-stores.ts';
import { screens } from '../renderer/screens/screens.ts';
import { openTaskOf } from './accessibility-dialogs.ts';
import { type BusyStores, playBusy } from './busy-stores.ts';
import { goTo } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
let stores: BusyStores;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playBusy(desk.home);
});
afterAll(() => desk.leave());

/** What the panel of points is headed with; 考核计分 alone names the switch, which stands on the screen of rules. */
const WORDS = /得分|名次|排名(?!机制)|扣分|加分/g;

async function wordsOn(page: Page, screen: string): Promise<readonly string[]> {
  if (screen === 'task') await openTaskOf(page);
  else await goTo(page, screen);
  await page.locator('.ant-spin-spinning, .job-bar').first().waitFor({ state: 'hidden' });
  return [...new Set((await page.locator('body').innerText()).match(WORDS))].map(
    (word) => `${screen}: ${word}`,
  );
}

async function shownTo(side: 'bureau' | 'school'): Promise<readonly string[]> {
  const done: (() => void)[] = [];
  const unit = await openUnit(stores[side], {}, (clean) => done.push(clean));
  const session = await unit.call('getSession', {});
  for (const close of done) close();
  return screens.filter((screen) => screen.shown(session)).map(({ name }) => name);
}

test.each(['bureau', 'school'] as const)(
  'points off, a %s reads nothing of them on any screen',
  async (side) => {
    const names = await shownTo(side);
    const page = await desk.sit(stores[side]);
    await page.getByRole('main').waitFor();
    const found: string[] = [];
    for (const name of names) found.push(...(await wordsOn(page, name)));
    expect(names.length).toBeGreaterThan(8);
    expect(found).toEqual([]);
  },
);

test('points on, the bureau reads them at 汇总', async () => {
  const done: (() => void)[] = [];
  const unit = await openUnit(stores.bureau, {}, (clean) => done.push(clean));
  await unit.call('switchPoints', { scheme: 'deduct', approvedBy: '王局长' });
  for (const close of done) close();
  const page = await desk.sit(stores.bureau);
  await page.getByRole('main').waitFor();
  await goTo(page, 'figures');
  await page.getByRole('heading', { name: '得分和名次' }).waitFor();
});
