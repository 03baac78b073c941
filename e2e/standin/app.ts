import { EventEmitter } from 'node:events';
import { existsSync, openSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { guard, stoppable } from './guard.ts';
import { openContext } from './session.ts';
import { windows } from './window-list.ts';

const appPath = folderWithPackage(dirname(resolve(process.argv[1] ?? '.')));
const { version }: { version: string } = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));

class App extends EventEmitter {
  readonly isPackaged = false;
  context: BrowserContext | null = null;
  private userData = join(tmpdir(), 'standin');
  private lock: string | null = null;
  private leaving = false;
  private readonly ready: Promise<void> = new Promise((done) => {
    // After the main module ran: what it must do before 'ready', it does by then.
    setImmediate(() => void this.start().then(done));
  });

  private async start(): Promise<void> {
    if (this.leaving) return;
    this.context = await openContext();
    this.emit('ready', {});
  }

  whenReady(): Promise<void> {
    return this.ready;
  }
  isReady(): boolean {
    return this.context !== null;
  }
  getAppPath(): string {
    return appPath;
  }
  getVersion(): string {
    return version;
  }
  getPath(name: string): string {
    return name === 'userData' ? this.userData : join(homedir(), name);
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    if (name === 'userData') this.userData = path;
  }
  enableSandbox(): void {
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  setAppUserModelId(): void {}

  /** One holder per user data folder; the second one's arguments reach the first. */
  requestSingleInstanceLock(data: unknown): boolean {
    const lock = join(this.userData, 'standin-lock');
    const message = `${lock}-message`;
    try {
      openSync(lock, 'wx');
    } catch {
      writeFileSync(message, JSON.stringify({ argv: process.argv, cwd: process.cwd(), data }));
      return false;
    }
    this.lock = lock;
    watch(this.userData, { persistent: false }, () => {
      if (!existsSync(message)) return;
      const text = readFileSync(message, 'utf8');
      if (text === '') return;
      rmSync(message);
      const { argv, cwd, data: given } = JSON.parse(text);
      this.emit('second-instance', {}, argv, cwd, given);
    });
    return true;
  }

  quit(): void {
    this.leaving = true;
    for (const window of [...windows]) window.close();
    if (windows.size > 0) return;
    const event = stoppable({});
    this.emit('will-quit', event);
    if (!event.stopped) this.exit(0);
  }
  exit(code = 0): void {
    if (this.lock !== null) rmSync(this.lock, { force: true });
    void Promise.resolve(this.context?.browser()?.close()).finally(() => process.exit(code));
  }
}

const own = new App();
export const app = guard('app', own);

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder
    ? folder
    : folderWithPackage(dirname(folder));
}
