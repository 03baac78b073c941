import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import type { ShellMemory, WindowState } from '../shell/memory.ts';
import { indexAddress } from './addresses.ts';
import { offerContextMenu } from './menu.ts';

const usualSize = { width: 1366, height: 768 };

/** Opens the app's one window where it was closed last, if that place is still on a screen. */
export function openWindow(memory: Pick<ShellMemory, 'window' | 'rememberWindow'>): BrowserWindow {
  const before = memory.window();
  const window = new BrowserWindow({
    ...usualSize,
    ...(before === null ? {} : placeOnScreen(before)),
    minWidth: 800,
    minHeight: 560,
    title: '任务台账',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries would be fetched from outside.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (before?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    memory.rememberWindow({ ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  offerContextMenu(window.webContents);
  void window.loadURL(indexAddress);
  return window;
}

/** Brings the window in front of the user. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function placeOnScreen({ x, y, width, height }: WindowState): Partial<Electron.Rectangle> {
  const size = { width, height };
  if (x === undefined || y === undefined) return size;
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const down = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return across >= 200 && down >= 100;
  });
  return visible ? { x, y, ...size } : size;
}
