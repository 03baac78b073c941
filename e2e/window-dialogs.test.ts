import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialogOpenings, focusAtStart, type Person, persons, walkDialogs } from './accessibility-dialogs.ts';
import { type BusyStores, playBusy } from './busy-stores.ts';
import { button, dialog, goTo, says, setTextSize } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';
import { isFocused } from './window-keyboard.ts';

/** What holds of every dialog there is, at large text and while it moves in. */

let desk: Desk;
let stores: BusyStores;
beforeAll(async () => {
  desk = await openDesk();
  stores = await playBusy(desk.home);
});
afterAll(() => desk.leave());

describe.each(persons)('of a %s', (person) => {
  test('every dialog is in the window at 150 % text: what is long scrolls between its title and its buttons', async () => {
    const page = await sitAtLargeText(person);
    const faults: string[] = [];
    await walkDialogs(page, person, async (kind, box) => {
      await settledIn(box);
      for (const fault of await box.evaluate(outOfWindow)) faults.push(`${kind}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  test('while every dialog moves in, its title stands still and the focus stays where a person begins', async () => {
    const page = await desk.sit(storeOf(person));
    await page.getByRole('main').waitFor();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.evaluate(watchTops);
    const faults: string[] = [];
    await walkDialogs(page, person, async (kind, box) => {
      await settledIn(box);
      await page.waitForFunction(isStill);
      const start = await focusAtStart(page);
      if (start !== null) faults.push(`${kind}: begins at ${start}`);
      const tops = await box.evaluate((dialog) => dialog.getAttribute('data-tops')?.split(' ') ?? []);
      if (tops.length !== 1) faults.push(`${kind}: moves by ${tops.join(' ')}`);
    });
    expect(faults).toEqual([]);
  });
});

test('with motion on, a dialog that follows another gives the focus back to where the first was opened', async () => {
  const page = await desk.sit(stores.bureau);
  await goTo(page, 'keys');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const [card] = dialogOpenings.trustCard;
  await card?.press(page);
  await says(dialog(page), '指纹一致，登记');
  await page.waitForFunction(isStill);
  await isFocused(button(dialog(page), '暂不'));
  await page.keyboard.press('Escape');
  await isFocused(button(page, '登记单位名片'));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await isFocused(button(page, '登记单位名片'));
});

const storeOf = (person: Person): string =>
  person === 'newcomer' ? desk.store('nobody-yet') : stores[person];

async function sitAtLargeText(person: Person): Promise<Page> {
  const page = await desk.sit(storeOf(person));
  await setTextSize(page, 150);
  return page;
}

/** Writes to each dialog where it stood, in px from the top of the window, as often as that changed. */
function watchTops(): void {
  const look = () => {
    for (const dialog of document.querySelectorAll<HTMLElement>('[role="dialog"]')) {
      const tops = dialog.dataset['tops']?.split(' ') ?? [];
      if (tops.at(-1) !== `${dialog.offsetTop}`)
        dialog.dataset['tops'] = [...tops, dialog.offsetTop].join(' ');
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What was to move in or out has done so; a dialog that was left is gone. */
const isStill = (): boolean =>
  document.querySelectorAll('[role="dialog"]').length === 1 &&
  document.getAnimations().every(({ playState }) => playState !== 'running');

/** What it reads is there. */
const settledIn = (box: Locator): Promise<void> =>
  box.locator('.loading').first().waitFor({ state: 'hidden' });

/** Parts of a dialog that are not in the window, a window that scrolls for it, and text that no key scrolls to. */
function outOfWindow(dialog: Element): string[] {
  const around = dialog.closest('.ant-modal-wrap');
  const scrolls = around !== null && around.scrollHeight > around.clientHeight;
  const parts = [dialog, ...dialog.querySelectorAll('.ant-modal-title, .ant-modal-footer button')];
  const hidden = parts.filter((part) => {
    const { top, bottom, left, right } = part.getBoundingClientRect();
    return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
  });
  const body = dialog.querySelector('.ant-modal-body');
  const reached = body?.querySelector(':is(input, textarea, button, [tabindex="0"]):not(:disabled)') ?? null;
  const unread = body !== null && body.scrollHeight > body.clientHeight && reached === null;
  const [close, title] = ['.ant-modal-close', '.ant-modal-title'].map((part) =>
    dialog.querySelector(part)?.getBoundingClientRect(),
  );
  const overlaps = close !== undefined && title !== undefined && title.right > close.left;
  return [
    ...(overlaps ? ['a long title would run under ×'] : []),
    ...(unread ? ['scrolls, and no key can'] : []),
    ...(scrolls ? [`scrolls ${around.scrollHeight - around.clientHeight} px with its buttons`] : []),
    ...hidden.map((part) => `out of the window: ${part.textContent?.trim().slice(0, 20)}`),
  ];
}
