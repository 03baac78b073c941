/**
 * A stand-in for Electron's main-process module over Chromium, for tests of the built main and preload bundles.
 *
 * It is not Electron: page and preload share one world, the sandbox is not Electron's, `app://` is shown to Chromium as
 * an https address, and windows, menus, tray, focus and fuses do not exist. What is missing throws by name.
 */
import './orders.ts';

export { app } from './app.ts';
export { ipcMain } from './ipc.ts';
export { dialog, Menu, screen, shell } from './outside.ts';
export { safeStorage } from './safe-storage.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './window.ts';
