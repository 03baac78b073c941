import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnit } from '../electron/services/test-stores.ts';
import { screens } from '../renderer/screens/screens.ts';
import {
  FIRST_RUN,
  focusAtStart,
  openScreen,
  type Person,
  persons,
  walkDialogs,
} from './accessibility-dialogs.ts';
import { type BusyStores, playBusy } from './busy-stores.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
let stores: BusyStores;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playBusy(desk.home);
});
afterAll(() => desk.leave());

test.each(persons)('a %s finds every screen accessible', async (person) => {
  const page = await sit(person);
  const faults: string[] = [];
  for (const screen of await screensOf(person)) {
    await openScreen(page, screen);
    for (const fault of [...(await axeFaults(page, person, 'html')), ...(await lightFaults(page))])
      faults.push(`${screen}: ${fault}`);
  }
  expect(faults).toEqual([]);
});

test.each(persons)('a %s finds every dialog accessible', async (person) => {
  const page = await sit(person);
  const faults: string[] = [];
  await walkDialogs(page, person, async (kind) => {
    const start = await focusAtStart(page);
    if (start !== null) faults.push(`${kind}: begins at ${start}`);
    for (const fault of await axeFaults(page, person, '[role="dialog"]')) faults.push(`${kind}: ${fault}`);
  });
  expect(faults).toEqual([]);
});

/** One store of each, one of nobody yet. */
const storeOf = (person: Person): string =>
  person === 'newcomer' ? desk.store('nobody-yet') : stores[person];

async function sit(person: Person): Promise<Page> {
  const page = await desk.sit(storeOf(person));
  await page.getByRole('main').waitFor();
  await page.evaluate(axe.source);
  return page;
}

/** Those of the registry that this unit has, so that a new screen is looked at without being named here. */
async function screensOf(person: Person): Promise<readonly string[]> {
  if (person === 'newcomer') return [FIRST_RUN];
  const done: (() => void)[] = [];
  const unit = await openUnit(stores[person], {}, (clean) => done.push(clean));
  const session = await unit.call('getSession', {});
  for (const close of done) close();
  const [period = ''] = stores.periods.slice(-1);
  const more = [
    'rules?part=cycles',
    'rules?part=calendar',
    `figures?period=${period}&open=1`,
    `reports?period=${period}`,
    `progress?period=${period}`,
  ];
  const shown = screens.filter((screen) => screen.shown(session)).map(({ name }) => name);
  return [...shown, ...more.filter((address) => shown.some((name) => address.startsWith(`${name}?`)))];
}

/**
 * By rule and by the first elements that break it, within a part of the page: every rule in the light look, those of
 * colour in the dark one too, where nothing but colours differs.
 * antd's select puts `aria-selected` on the headings of its hidden list, which no property of it takes away.
 */
async function axeFaults(page: Page, person: Person, within: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const look of looksOf[person]) {
    await showIn(page, look);
    const found = await page.evaluate(
      async ({ part, only }) => {
        const here = globalThis as unknown as { readonly axe: Pick<typeof axe, 'run'> };
        const { violations } = await here.axe.run(
          { include: [[part]], exclude: [['[role="presentation"][aria-selected]']] },
          { resultTypes: ['violations'], ...(only && { runOnly: only }) },
        );
        return violations.map(({ id, help, nodes }) => {
          const [first] = nodes;
          return `${id} (${help}) ${nodes.length}× ${first?.target.join(' ')} ${first?.html.slice(0, 200)} ${first?.any[0]?.message ?? ''}`;
        });
      },
      { part: within, only: look === 'dark' ? COLOURS : null },
    );
    faults.push(...found.map((fault) => `${look}: ${fault}`));
  }
  return faults;
}

/** Rules about colours that are on by default. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** The look follows the system, except of a store that is nobody's yet, which has no settings to say so. */
const looksOf = { bureau: ['light', 'dark'], school: ['light', 'dark'], newcomer: ['light'] } as const;

async function showIn(page: Page, look: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
  await page.waitForFunction((shown) => document.documentElement.style.colorScheme === shown, look);
}

/** A light has a shape and a word, and two lights of different colour have different shapes. */
const lightFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const colours = new Map<string, string>();
    return [...document.querySelectorAll('.light-shape')].flatMap((shape) => {
      const word = shape.parentElement?.querySelector('.light-word')?.textContent?.trim() ?? '';
      const drawn = shape.querySelector('path')?.getAttribute('d') ?? '';
      const colour = shape.getAttribute('class') ?? '';
      const known = colours.get(drawn) ?? colour;
      colours.set(drawn, known);
      if (word === '') return [`a light without a word: ${colour}`];
      if (drawn === '') return [`a light without a shape: ${word}`];
      return known === colour ? [] : [`one shape for ${known} and ${colour}`];
    });
  });
