import { existsSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { app, type BrowserWindow, safeStorage, session, shell as system } from 'electron';
import type { ShellEvent } from '../../shared/contract.ts';
import { readLaunchArguments } from '../shell/arguments.ts';
import { dataFolder } from '../shell/data-folder.ts';
import { createDispatch } from '../shell/dispatch.ts';
import { createKeyVault } from '../shell/key-vault.ts';
import { watchLock } from '../shell/lock-watch.ts';
import { createShellMemory } from '../shell/memory.ts';
import { createPlaces } from '../shell/places.ts';
import { createShell } from '../shell/shell-operations.ts';
import { isLent } from '../store/lent.ts';
import { createStoreClient } from '../worker/store-client.ts';
import { commandLineOf, runCommandLine } from './command-line.ts';
import { createDialogs } from './dialogs.ts';
import { registerOperations } from './ipc.ts';
import { setApplicationMenu } from './menu.ts';
import { declareScheme, lockNavigation, lockSession, serveContent } from './security.ts';
import { openWindow, raise } from './window.ts';

const root = app.getAppPath();
const vault = createKeyVault(safeStorage, () => app.whenReady());
const command = commandLineOf(process.argv);
if (command === null) startWindow();
else {
  void runCli(command).then(
    (code) => app.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      app.exit(1);
    },
  );
}

async function runCli(args: readonly string[]): Promise<number> {
  const cli = await import('../cli/index.ts');
  cli.keepVault(vault);
  return runCommandLine(args, (argv) => cli.runCli([...argv]), process.cwd());
}

function startWindow(): void {
  const launch = readLaunchArguments(process.argv.slice(1), process.env['INIT_CWD'] ?? process.cwd());
  const dir = launch.store ?? dataFolder();
  app.setPath('userData', windowFolder(dir));
  if (!app.requestSingleInstanceLock({ files: [...launch.files] })) {
    app.quit();
    return;
  }

  app.enableSandbox();
  if (process.platform === 'win32') app.setAppUserModelId('taizhang');
  declareScheme();
  lockNavigation();

  let window: BrowserWindow | null = null;
  let waiting: readonly string[] = launch.files;
  const memory = createShellMemory(join(dir, 'shell.json'));
  const send = (event: ShellEvent): void => window?.webContents.send('taizhang:event', event);
  const sendFiles = (paths: readonly string[]): void => {
    if (paths.length > 0) send({ type: 'files', paths });
  };

  const store = createStoreClient({
    workerUrl: new URL('./store-worker.js', import.meta.url),
    options: {
      dir,
      appVersion: app.getVersion(),
      seedsDir: join(root, 'seeds'),
      vault,
      ...(launch.passphrase === null ? {} : { passphrase: launch.passphrase }),
    },
    onEvent: send,
  });

  const open = (): void => {
    window = openWindow(memory);
    window.webContents.once('did-finish-load', () => {
      const files = waiting;
      waiting = [];
      sendFiles(files);
    });
    window.on('closed', () => {
      window = null;
    });
  };

  const receive = (files: readonly string[]): void => {
    if (window === null || window.webContents.isLoading()) waiting = [...waiting, ...files];
    else sendFiles(files);
    if (window !== null) raise(window);
  };

  app.on('second-instance', (_event, argv, cwd) =>
    receive(readLaunchArguments(argv.slice(1), cwd, {}).files),
  );
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive([path]);
  });
  app.on('window-all-closed', () => app.quit());

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void store.close().then(() => {
      stopped = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    lockSession(session.defaultSession);
    serveContent(join(root, 'out/renderer'));
    setApplicationMenu();
    const shell = createShell({
      kind: 'electron',
      installation: {
        executable: app.isPackaged ? (process.env['APPIMAGE'] ?? process.execPath) : null,
        store: launch.store,
        platform: process.platform,
      },
      dialogs: createDialogs(() => window),
      places: createPlaces({
        remembered: memory.folders,
        homeFolders: () => ({
          desktop: app.getPath('desktop'),
          documents: app.getPath('documents'),
          downloads: app.getPath('downloads'),
        }),
      }),
      reveal: async (path) => {
        if (!isAbsolute(path) || !existsSync(path)) return false;
        system.showItemInFolder(path);
        return true;
      },
      isLent: (path) => isLent(dir, path),
      openLent: async (path) => (await system.openPath(path)) === '' && { download: null },
      acceptMedium: memory.acceptMedium,
      cancel: store.cancel,
    });
    registerOperations(createDispatch({ store: watchLock(store), shell, memory }));
    open();
  });
}

/** Chromium's own files. They lie beside the store, and with them the lock that keeps one window per store. */
function windowFolder(dir: string): string {
  const beside = join(dir, 'window');
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    const own = join(dataFolder(), 'window');
    mkdirSync(own, { recursive: true });
    return own;
  }
}
