import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { runHost } from '../electron/host/run-host.ts';
import { chromiumArgs, findChromium } from './browser.ts';

const root = join(import.meta.dirname, '..');

/** How long a test waits for what should be on the screen. */
const PATIENCE_MS = 30_000;

/** Every answer and every frame comes this much later, as on a busy old PC: what is pressed in between must not be lost. */
const SLOW_MS = Number(process.env['TAIZHANG_SLOW_MS'] ?? 0);

export interface OpenWindow {
  readonly page: Page;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

/** The built window over a store, served by the built worker through the loopback host, in a real browser. */
export async function openWindow(
  browser: Browser,
  store: string,
  viewport = { width: 1366, height: 768 },
): Promise<OpenWindow> {
  const host = await runHost({
    argv: ['--store', store],
    cwd: root,
    root,
    contentDir: join(root, 'out/renderer'),
    workerUrl: pathToFileURL(join(root, 'out/main/store-worker.js')),
  });
  if (typeof host === 'string') throw new Error(host);
  const page = await browser.newPage({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  if (SLOW_MS > 0) await slowDown(page, SLOW_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(host.address);
  return {
    page,
    complaints,
    close: async () => {
      await page.close();
      await host.close();
    },
  };
}

async function slowDown(page: Page, ms: number): Promise<void> {
  await page.route('**/call/**', async (route) => {
    await sleep(ms);
    await route.continue().catch(() => {});
  });
  await page.addInitScript((late) => {
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => draw(() => setTimeout(() => run(performance.now()), late));
  }, ms);
}
