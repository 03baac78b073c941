import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the keyboard alone does in the window. */

const WHERE = 'here';

/** Waits for the focus; otherwise shows what has it. */
export const isFocused = (target: Locator): Promise<void> => expect.poll(() => focusOf(target)).toBe(WHERE);

const focusOf = async (target: Locator): Promise<string> =>
  (await target.count()) === 1
    ? target.evaluate((element, here) => {
        const { activeElement } = document;
        return element === activeElement ? here : (activeElement?.outerHTML.slice(0, 200) ?? '');
      }, WHERE)
    : `${await target.count()} of them`;

/** What has the focus behind a dialog; at the edge of the page nothing has it, as with the browser's own dialogs. */
export const focusOutside = (box: Locator): Promise<string | null> =>
  box.evaluate((element) => {
    const { activeElement } = document;
    const isOutside = activeElement !== document.body && !element.contains(activeElement);
    return isOutside ? (activeElement?.outerHTML.slice(0, 200) ?? '') : null;
  });

const FARTHEST = 80;

/** Presses a key until the wanted control has the focus, which must be seen at every stop. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < FARTHEST; step += 1) {
    const [isThere, unseen] = await Promise.all([
      target.evaluate((element) => element === document.activeElement),
      step === 0 ? null : page.evaluate(unseenFocus),
    ]);
    expect(unseen, 'has the focus and does not show it').toBe(null);
    if (isThere) return;
    await moveBy(page, key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

/** A menu moves its focus with the next frame; a key before that would be one too many. */
async function moveBy(page: Page, key: string): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  if (key !== 'Tab') await page.waitForFunction((element) => document.activeElement !== element, before);
}

/** What has the focus without any sign of it; null where it is seen, or nothing in the page has it. */
function unseenFocus(): string | null {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return null;
  const isDrawn = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  // antd draws a field's focus on its wrapper, and that of a box or a choice on what stands beside the hidden input.
  const field = activeElement.closest(
    '.ant-input-affix-wrapper, .ant-select, .ant-input-number, .ant-checkbox, .ant-radio, .ant-segmented-item, .ant-picker, label',
  );
  const around = field === null ? [] : [field, ...field.querySelectorAll('*')];
  const marked = activeElement.getAttribute('aria-activedescendant');
  const child = marked === null ? null : document.getElementById(marked);
  return [activeElement, ...around, ...(child === null ? [] : [child])].some(isDrawn)
    ? null
    : activeElement.outerHTML.slice(0, 300);
}

/** Opens a screen from the main menu. */
export async function menuByKeys(page: Page, screen: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: '主菜单' });
  const item = menu.getByRole('menuitem', { name: new RegExp(`${screen}( \\d+)?$`) });
  await tabTo(page, menu.getByRole('menu').first());
  await tabTo(page, item, 'ArrowDown');
  const before = page.url();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).not.toBe(before);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}
