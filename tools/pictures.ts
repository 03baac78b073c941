// Takes the pictures of the README from the built window and the example lists. Needs Chinese glyphs (fonts-noto-cjk).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, openWindow } from '../e2e/window.ts';
import { dropFiles, settled } from '../e2e/window-acts.ts';
import { playDemo } from '../electron/services/demo.ts';
import { exampleLists } from '../electron/services/example.ts';
import { openServices } from '../electron/services/index.ts';
import { dateOf } from '../shared/dates.ts';
import { monthOf } from '../shared/period.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs/pictures');

const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
if (fonts.status === 0 && fonts.stdout.trim() === '') {
  console.error('没有中文字体：Debian 上先运行 apt-get install fonts-noto-cjk');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
try {
  mkdirSync(pictures, { recursive: true });
  await take();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function take(): Promise<void> {
  const open = (dir: string) => openServices({ dir, appVersion: '0.1.0', seedsDir: join(root, 'seeds') });
  const bureau = join(folder, 'bureau');
  const school = (name: string) => join(folder, name);
  const period = monthOf(dateOf(Date.now()));
  const played = await playDemo({
    open,
    bureauDir: bureau,
    schoolDir: school,
    lists: exampleLists(join(root, 'seeds')),
    period,
  });
  if (!played.ok) throw new Error(played.error.code);
  const bundle = await lateReport(open, school('济南护理职业学院'));

  const browser = await launchBrowser();
  try {
    const window = await openWindow(browser, bureau);
    await goTo(window.page, '#/ledger');
    await window.page.screenshot({ path: join(pictures, 'ledger.png') });
    await goTo(window.page, '#/receive');
    await dropFiles(window.page, [bundle]);
    await window.page.getByRole('radiogroup', { name: '预览筛选' }).waitFor();
    await settle(window.page);
    await window.page.screenshot({ path: join(pictures, 'receive-preview.png') });
    await window.close();
  } finally {
    await browser.close();
  }
  walkThreeDays();
  for (const name of readdirSync(pictures)) console.log(join('docs/pictures', name));
}

/** The pictures of docs/three-days.md are taken by the test that walks them. */
function walkThreeDays(): void {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'e2e', 'e2e/three-days.test.ts'];
  const env = { ...process.env, TAIZHANG_PICTURES: pictures };
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new Error('the three days were not walked to their end');
}

/** The bundle of the school that was missing: the picture shows it before it is received. */
async function lateReport(
  open: (dir: string) => ReturnType<typeof openServices>,
  dir: string,
): Promise<string> {
  const services = await open(dir);
  const language = { language: 'zh' } as const;
  await services.call('signOff', { period: null, by: '分管校领导' }, language);
  const out = join(folder, 'stick');
  await services.call('exportBundles', { to: 'all', dir: out, kind: 'submit' }, language);
  services.close();
  const [file] = readdirSync(out);
  if (!file) throw new Error('the school had nothing to send');
  return join(out, file);
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await settle(page);
}

/** Until what it shows is read, and the page has been still for a moment. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await settled(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 600))));
}
