import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../e2e/browser.ts';
import { openHostSite } from '../ledger/host-site.ts';
import { installProbe, longestFrameWhileScrolling, type Opened, openRows } from '../ledger/page-probe.ts';
import { openPlainSite } from '../ledger/plain-site.ts';
import type { Measure } from '../measure.ts';
import { withServices } from '../services.ts';
import { preparedStores } from '../stores.ts';

const REPETITIONS = 7;
/** Left out of the figures: caches fill. */
const WARM_UP = 1;

/** Frames as fast as they are made: a frame then lasts as long as its work, not until the next beat of a screen. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

interface Round extends Opened {
  readonly longest: number;
}

/** The ledger of 10,000 tasks in a browser, beside a bare antd Table of the same texts in the same browser. */
export async function ledger(dir: string): Promise<readonly Measure[]> {
  const { bureau } = preparedStores(dir, 10_000);
  const rows = await withServices(bureau, ({ call }) => call('listTasks', {}));
  const plain = await openPlainSite(join(dir, 'plain'), rows);
  const host = await openHostSite(bureau);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArgs, ...unlimited],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const enter = await context.newPage();
    await enter.goto(host.address);
    await enter.close();
    const window = new URL('/', host.address).href;
    const product: Round[] = [];
    const floor: Round[] = [];
    for (let round = 0; round < WARM_UP + REPETITIONS; round++) {
      const beside = await measurePage(context, plain.address, null);
      const own = await measurePage(context, window, '/call/getWorkbench');
      if (round < WARM_UP) continue;
      floor.push(beside);
      product.push(own);
    }
    const measure = (id: string, what: string, of: keyof Round): Measure => ({
      id,
      what,
      unit: 'ms',
      values: product.map((round) => round[of]),
      floor: { name: 'antd Table of plain rows', values: floor.map((round) => round[of]) },
      ...(of !== 'whole' && { bound: { of: 'ratio', atMost: 1.5 } }),
    });
    return [
      measure('ledger-paint', 'first paint of the ledger, 10,000 rows', 'paint'),
      measure('ledger-scroll', 'longest frame while scrolling the ledger', 'longest'),
      measure('ledger-open', 'opening the ledger, reading its rows included', 'whole'),
    ];
  } finally {
    await browser.close();
    await host.close();
    plain.close();
  }
}

/** `settled` is the last call of a page that has just been loaded, null where it makes none. */
async function measurePage(context: BrowserContext, address: string, settled: string | null): Promise<Round> {
  const page = await context.newPage();
  await installProbe(page);
  const quiet =
    settled === null ? null : page.waitForResponse((response) => response.url().endsWith(settled));
  await page.goto(address);
  await quiet;
  const opened = await openRows(page);
  const longest = await longestFrameWhileScrolling(page);
  await page.close();
  return { ...opened, longest };
}
