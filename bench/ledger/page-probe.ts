import type { Page } from 'playwright-core';

export interface Opened {
  /** From the change of the address to the frame that shows rows, ms. */
  readonly whole: number;
  /** From the arrival of the rows in the page to that frame, ms. */
  readonly paint: number;
}

interface Probe {
  arrived: number;
  longest: number;
}

declare global {
  interface Window {
    benchProbe: Probe;
  }
}

/** Runs in the page before its own scripts: notes when the answer that holds the rows has been read. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.benchProbe = { arrived: 0, longest: 0 };
    const readJson = Response.prototype.json;
    Response.prototype.json = async function json() {
      const value: unknown = await readJson.call(this);
      if (/rows\.json$|listTasks$/.test(this.url)) window.benchProbe.arrived = performance.now();
      return value;
    };
  });
}

/** Changes the address and waits for the frame with rows in it. */
export function openRows(page: Page): Promise<Opened> {
  return page.evaluate(
    () =>
      new Promise<Opened>((resolve, reject) => {
        const start = performance.now();
        const look = () => {
          if (!document.querySelector('.ant-table-tbody-virtual .ant-table-row')) {
            if (performance.now() - start > 60_000) reject(new Error('no rows within a minute'));
            else requestAnimationFrame(look);
            return;
          }
          // A message posted in a frame is handled after that frame was drawn.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            const shown = performance.now();
            resolve({ whole: shown - start, paint: shown - window.benchProbe.arrived });
          };
          channel.port2.postMessage(null);
        };
        location.hash = '#/ledger';
        requestAnimationFrame(look);
      }),
  );
}

const WHEEL_STEPS = 80;
const WHEEL_PIXELS = 400;
const JUMPS = 20;

/** Turns the wheel over the rows, then jumps about as a dragged scroll bar does; the longest frame in ms. */
export async function longestFrameWhileScrolling(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.benchProbe.longest = 0;
    let before = performance.now();
    const frame = (now: number) => {
      window.benchProbe.longest = Math.max(window.benchProbe.longest, now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(frame);
    });
  });
  const rows = page.locator('.ant-table-tbody-virtual-holder');
  await rows.hover();
  for (let step = 0; step < WHEEL_STEPS; step++) {
    await page.mouse.wheel(0, WHEEL_PIXELS);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  for (let jump = 0; jump < JUMPS; jump++)
    await rows.evaluate(
      (holder, share) =>
        new Promise((resolve) => {
          holder.scrollTop = (holder.scrollHeight - holder.clientHeight) * share;
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
      ((jump * 7) % JUMPS) / JUMPS,
    );
  return page.evaluate(() => window.benchProbe.longest);
}
