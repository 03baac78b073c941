import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, persons, walkDialogs } from './accessibility-dialogs.ts';
import { type BusyStores, playBusy } from './busy-stores.ts';
import { setTextSize } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

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
});

async function sitAtLargeText(person: Person): Promise<Page> {
  const page = await desk.sit(person === 'newcomer' ? desk.store('nobody-yet') : stores[person]);
  await setTextSize(page, 150);
  return page;
}

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
