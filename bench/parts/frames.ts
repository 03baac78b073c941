import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../e2e/browser.ts';
import { goTo, openBundle, receiptOf, receiveButton } from '../../e2e/window-acts.ts';
import { openHostSite } from '../ledger/host-site.ts';
import type { Measure } from '../measure.ts';
import { BUREAU, preparedStores } from '../stores.ts';

const TASKS = 50_000;
const REPETITIONS = 3;
const PATIENCE_MS = 120_000;

/**
 * The window while 50,000 tasks are received: a person opens the file, looks at the preview and receives it. Frames come
 * at the beat of a screen; the longest is the longest time between two of them: once until the preview stands there,
 * once from the press of the button until the receipt does.
 */
export async function frames(dir: string): Promise<readonly Measure[]> {
  const { school } = preparedStores(dir, TASKS);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  const [preview, receive, idle]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = 0; round < REPETITIONS; round++) {
      const store = join(dir, 'receiving-in-window');
      rmSync(store, { recursive: true, force: true });
      cpSync(school, store, { recursive: true });
      const host = await openHostSite(store, dir);
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(host.address);
      // The window goes where its unit mostly begins before it can be sent elsewhere.
      await page.getByRole('navigation', { name: '主菜单' }).waitFor();
      await goTo(page, 'receive');
      preview.push(
        await longestFrame(page, async () => {
          await openBundle(page, `stick-${TASKS}/workload.tzb`);
          await receiveButton(page).and(page.locator(':enabled')).waitFor();
        }),
      );
      idle.push(await longestFrame(page, () => new Promise((resolve) => setTimeout(resolve, 2000))));
      receive.push(
        await longestFrame(page, async () => {
          await receiveButton(page).click();
          await receiptOf(page, '下发包', BUREAU).waitFor();
        }),
      );
      await page.close();
      await host.close();
    }
  } finally {
    await browser.close();
  }
  const tasks = TASKS.toLocaleString('en-US');
  const floor = { name: 'the same window doing nothing for two seconds', values: idle };
  return [
    {
      id: 'frames-preview',
      what: `longest frame of the window until a file of ${tasks} tasks is chosen, checked and shown`,
      unit: 'ms',
      values: preview,
      floor,
    },
    {
      id: 'frames-receive',
      what: `longest frame of the window during a receive of ${tasks} tasks`,
      unit: 'ms',
      values: receive,
      floor,
      bound: { of: 'value', atMost: 50 },
    },
  ];
}

/** The longest time between two animation frames while `work` is done, in milliseconds. */
async function longestFrame(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const probe = { longest: 0, ended: false };
    Object.assign(globalThis, { benchFrames: probe });
    let before = performance.now();
    const frame = (now: number): void => {
      if (probe.ended) return;
      probe.longest = Math.max(probe.longest, now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  return page.evaluate(async () => {
    // What the last change of the page costs is in the frames after it.
    for (let n = 0; n < 10; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const { benchFrames } = globalThis as unknown as { benchFrames: { longest: number; ended: boolean } };
    benchFrames.ended = true;
    return benchFrames.longest;
  });
}
