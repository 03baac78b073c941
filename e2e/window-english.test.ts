import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnit } from '../electron/services/test-stores.ts';
import { dateOf } from '../shared/dates.ts';
import { monthOf } from '../shared/period.ts';
import { goTo } from './window-acts.ts';
import { type Desk, openDesk, playOn } from './window-desk.ts';

let desk: Desk;
let stores: Awaited<ReturnType<typeof playOn>>;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playOn(desk);
});
afterAll(() => desk.leave());

test.each([
  [
    'bureau',
    ['workbench', 'ledger', 'progress', 'receive', 'issue', 'units', 'import', 'history', 'backups'],
  ],
  ['school', ['workbench', 'ledger', 'progress', 'receive', 'submit']],
] as const)('in English a %s reads Chinese only where the data is Chinese', async (who, screens) => {
  const data = await dataOf(stores[who]);
  const page = await desk.sit(stores[who]);
  await goTo(page, 'settings');
  await page.getByRole('radiogroup', { name: '语言' }).getByText('English').click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  const left: string[] = [];
  for (const screen of ['settings', ...screens]) {
    await goTo(page, screen);
    const names = await namesOn(page);
    expect(names.length, screen).toBeGreaterThan(10);
    for (const name of names)
      if ((name.match(/\p{Script=Han}+/gu) ?? []).some((run) => !data.includes(run) && run !== OWN_NAME))
        left.push(`${screen}: ${name}`);
  }
  expect(left).toEqual([]);
  const menu = await page.getByRole('navigation', { name: 'Main menu' }).innerText();
  expect(menu).not.toMatch(/\p{Script=Han}/u);
});

/** A language is offered in its own words. */
const OWN_NAME = '中文';

/** What a person can press, choose or read as a heading, by its name; and every sentence at the edges. */
const namesOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wanted =
      'h1, h2, h3, button, th, label, [role=menuitem], [role=radio], [role=columnheader], nav, header, footer, summary, .ant-empty-description, input, textarea, [aria-label], [placeholder]';
    return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((element) =>
      [element.innerText, element.getAttribute('aria-label'), element.getAttribute('placeholder')]
        .filter((text) => text !== null && text !== '')
        .map((text) => (text ?? '').slice(0, 120)),
    );
  });

/** Everything Chinese that the store itself holds. */
async function dataOf(store: string): Promise<string> {
  const done: (() => void)[] = [];
  const unit = await openUnit(store, {}, (clean) => done.push(clean));
  const read = await Promise.all([
    unit.call('getSession', {}),
    unit.call('listLedgers', {}),
    unit.call('listTasks', {}),
    unit.call('listUnits', {}),
    unit.call('getSheet', { period: monthOf(dateOf(Date.now())) }),
  ]);
  for (const close of done) close();
  return JSON.stringify(read);
}
