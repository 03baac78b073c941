import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { app } from './app.ts';
import { guard, note, stoppable } from './guard.ts';
import { invoke } from './ipc.ts';
import { preloadScript } from './preload-runner.ts';
import { fromWeb, session, toWeb } from './session.ts';
import { type StandinWindow, windows } from './window-list.ts';

interface Options {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly show?: boolean;
  readonly webPreferences: {
    readonly preload: string;
    readonly sandbox: boolean;
    readonly contextIsolation: boolean;
    readonly nodeIntegration: boolean;
  };
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

class WebContents extends EventEmitter {
  openHandler: OpenHandler | null = null;
  loading = false;
  private readonly opened: () => Promise<Page>;
  constructor(opened: () => Promise<Page>) {
    super();
    this.opened = opened;
  }
  isLoading(): boolean {
    return this.loading;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: readonly unknown[]): void {
    const sent = structuredClone(args);
    void this.opened().then((page) =>
      page.evaluate(([name, values]) => globalThis.standinDispatch(name, values), [channel, sent] as const),
    );
  }
}

export class BrowserWindow extends EventEmitter implements StandinWindow {
  page: Page | null = null;
  readonly webContents: WebContents;
  private readonly contents: WebContents;
  private readonly opened: Promise<Page>;
  private readonly bounds: { x: number; y: number; width: number; height: number };
  private leaving = true;
  private closed = false;
  private readonly looks = { shown: false, minimized: false, maximized: false };

  constructor(options: Options) {
    super();
    const { sandbox, contextIsolation, nodeIntegration, preload } = options.webPreferences;
    if (!sandbox || !contextIsolation || nodeIntegration)
      throw new Error('electron stand-in: only sandboxed, isolated windows');
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width, height: options.height };
    this.opened = this.open(preload);
    this.contents = new WebContents(() => this.opened);
    this.webContents = guard('webContents', this.contents);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  private async open(preload: string): Promise<Page> {
    const context = app.context;
    if (context === null) throw new Error('Cannot create BrowserWindow before app is ready');
    const page = await context.newPage();
    this.page = page;
    await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height });
    await page.exposeBinding('standinInvoke', ({ frame }, channel: string, args: readonly unknown[]) =>
      invoke(senderOf(frame), channel, args),
    );
    await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    page.on('download', (download) => {
      const event = stoppable({});
      session.defaultSession.emit('will-download', event);
      note({ kind: 'download', refused: event.stopped });
      void download.cancel();
    });
    page.on('pageerror', (error) => note({ kind: 'page-error', message: String(error) }));
    page.on('close', () => this.closed || this.end());
    return page;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opened;
    this.contents.loading = true;
    await page.goto(toWeb(url), { waitUntil: 'load' });
    this.contents.loading = false;
    this.leaving = false;
    this.emit('ready-to-show', {});
    this.contents.emit('did-finish-load', {});
    note({ kind: 'window', url, bounds: this.bounds, maximized: this.looks.maximized });
  }

  mayNavigate(url: string): boolean {
    if (this.leaving) return true;
    const event = stoppable({ url });
    this.contents.emit('will-navigate', event);
    return !event.stopped;
  }

  askToOpen(url: string): void {
    note({ kind: 'popup', url, action: this.contents.openHandler?.({ url }).action ?? 'allow' });
  }

  close(): void {
    this.emit('close', {});
    this.end();
    void this.opened.then((page) => page.close());
  }
  private end(): void {
    this.closed = true;
    windows.delete(this);
    this.emit('closed', {});
    if (windows.size === 0) app.emit('window-all-closed', {});
  }

  show(): void {
    this.looks.shown = true;
  }
  focus(): void {
    note({ kind: 'focus', ...this.looks });
  }
  minimize(): void {
    this.looks.minimized = true;
  }
  restore(): void {
    this.looks.minimized = false;
  }
  isMinimized(): boolean {
    return this.looks.minimized;
  }
  maximize(): void {
    this.looks.maximized = true;
  }
  isMaximized(): boolean {
    return this.looks.maximized;
  }
  getNormalBounds(): object {
    return { ...this.bounds };
  }
}

const senderOf = (frame: Frame) => ({ url: fromWeb(frame.url()), parent: frame.parentFrame() });
