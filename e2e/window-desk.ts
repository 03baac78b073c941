import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, onTestFinished } from 'vitest';
import { playDemo } from '../electron/services/demo.ts';
import { exampleLists } from '../electron/services/example.ts';
import { openServices } from '../electron/services/index.ts';
import { seedsDir } from '../electron/services/test-stores.ts';
import { dateOf } from '../shared/dates.ts';
import { monthOf } from '../shared/period.ts';
import { launchBrowser, type OpenWindow, openWindow } from './window.ts';

/** A person's desk: a home folder that the window's own file dialog shows, stores, and one browser. */
export interface Desk {
  /** 个人文件夹, where the person keeps lists and sticks. */
  readonly home: string;
  readonly store: (name: string) => string;
  /** Opens a store's window for the rest of the test; it must have had no complaint by its end. */
  readonly sit: (store: string, viewport?: { width: number; height: number }) => Promise<Page>;
  /** Closes a window before the test ends, so that its store is free. */
  readonly rise: (page: Page) => Promise<void>;
  /** The only file in a folder of home. */
  readonly only: (folder: string) => string;
  readonly leave: () => Promise<void>;
}

/** The demo's stores: a bureau with both lists, and a school that has filled in and not signed off. */
export async function playOn(desk: Desk): Promise<{ readonly bureau: string; readonly school: string }> {
  const stores = { bureau: desk.store('demo-bureau'), school: desk.store('济南护理职业学院') };
  const played = await playDemo({
    open: (dir) => openServices({ dir, appVersion: '0.1.0', seedsDir }),
    bureauDir: stores.bureau,
    schoolDir: desk.store,
    lists: exampleLists(seedsDir),
    period: monthOf(dateOf(Date.now())),
  });
  if (!played.ok) throw new Error(played.error.code);
  return stores;
}

/** Steps of one story: after a step that failed, the later ones fail at once. */
export function oneStory(): void {
  let broken: string | null = null;
  beforeEach(() => {
    if (broken !== null) throw new Error(`the story broke off: ${broken}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') broken ??= task.name;
  });
}

export async function openDesk(): Promise<Desk> {
  const root = rootOfDesk();
  const home = join(root, '内网U盘');
  mkdirSync(home);
  for (const name of ['jinan.txt', 'jiyuan.txt']) cpSync(join(seedsDir, name), join(home, name));
  const browser = await launchBrowser();
  const restore = liveIn(home);
  return {
    home,
    store: (name) => join(root, name),
    sit: (store, viewport) => sit(browser, store, viewport),
    rise: async (page) => {
      await windows.get(page)?.close();
      windows.delete(page);
    },
    only: (folder) => {
      const names = readdirSync(join(home, folder));
      const [name] = names;
      if (name === undefined || names.length > 1) throw new Error(`${folder} holds ${names.length} files`);
      return name;
    },
    leave: async () => {
      restore();
      await browser.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** In a picture the folder has a name that a person might give it. */
function rootOfDesk(): string {
  if (process.env['TAIZHANG_PICTURES'] === undefined) return mkdtempSync(join(tmpdir(), 'taizhang-desk-'));
  const root = join(tmpdir(), '办公室');
  mkdirSync(root);
  return root;
}

/** Canonical content of a store that no window has open. */
export async function dumpOf(store: string): Promise<string> {
  const services = await openServices({ dir: store, appVersion: '0.1.0', seedsDir });
  try {
    const dump = services.dump();
    if (!dump.ok) throw new Error(dump.error.code);
    return dump.value;
  } finally {
    services.close();
  }
}

/** Those that are open now. */
const windows = new Map<Page, OpenWindow>();

async function sit(browser: Browser, store: string, viewport?: { width: number; height: number }) {
  const window = await openWindow(browser, store, viewport);
  windows.set(window.page, window);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(window.page, task.name);
    if (windows.delete(window.page)) await window.close();
    expect(window.complaints).toEqual([]);
  });
  return window.page;
}

/** Only where a test failed; outside the project. */
async function picture(page: Page, test: string): Promise<void> {
  const folder = join(tmpdir(), 'taizhang-failed');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${test.slice(0, 60).replace(/[^\p{L}\p{N}]+/gu, '-')}-${Date.now()}.png`);
  await page.screenshot({ path }).catch(() => undefined);
  if (existsSync(path)) console.error(path);
}

/** The file dialog of the loopback host begins at the home folder of the account. */
function liveIn(home: string): () => void {
  const names = ['HOME', 'USERPROFILE'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = home;
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  };
}
