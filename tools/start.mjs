// Starts the app: Electron's window where that can be, else the same window in the machine's browser. Plain Node 20+.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from './own-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electronDir = join(root, 'node_modules/electron');
const downloadWithinMs = 60_000;
/** An Electron that ends sooner than this with a failure never showed its window. */
const startWithinMs = 8000;
const args = process.argv.slice(2);
const { env } = process;
/** True once this process was asked to stop: a child that ends then did not fail. */
let stopping = false;

const node = ownNode();
build();
const missing = hasDisplay() ? await tryElectron() : '没有图形界面 no display';
if (missing !== null) {
  console.log(
    `不能打开 Electron 窗口（${missing}），改在浏览器中打开下面的地址。 (No Electron window; open this address in a browser.)`,
  );
  startHost();
}

function build() {
  const sources = [
    'electron',
    'renderer',
    'shared',
    'package.json',
    'package-lock.json',
    'electron.vite.config.ts',
  ];
  const built = ['out/main/index.js', 'out/main/host.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
  const builtAt = Math.min(...built.map((file) => newest(join(root, file))));
  if (Math.max(...sources.map((path) => newest(join(root, path)))) < builtAt) return;
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const run = spawnSync(node, [tool, 'build'], { cwd: root, encoding: 'utf8' });
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout}${run.stderr}`);
  process.exit(run.status ?? 1);
}

/** Newest change in a file or folder, in ms; 0 where there is none. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Null when Electron ran; else why it did not. */
async function tryElectron() {
  if (electronBinary() === null) downloadElectron();
  const binary = electronBinary();
  if (binary === null)
    return '没有 Electron 程序，也没能下载 Electron is not here and could not be downloaded';
  const began = Date.now();
  return new Promise((resolve) => {
    const app = spawn(binary, [root, ...args], { stdio: 'inherit' });
    relaySignals(app);
    app.once('error', () => resolve('Electron 启动失败 Electron did not start'));
    app.once('exit', (code, signal) => {
      const failed = code !== 0 && !stopping;
      if (failed && Date.now() - began < startWithinMs) resolve('Electron 启动失败 Electron did not start');
      else process.exit(code ?? (signal === null ? 1 : 0));
    });
  });
}

function electronBinary() {
  const inside =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronDir, 'dist'), inside);
  return existsSync(binary) ? binary : null;
}

/** Once a day at most: where there is no way out, the next start is not to wait for it again. */
function downloadElectron() {
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD || env.ELECTRON_OVERRIDE_DIST_PATH) return;
  const note = join(root, 'node_modules/.cache/taizhang/electron-download');
  const today = new Date().toDateString();
  if (existsSync(note) && readFileSync(note, 'utf8') === today) return;
  console.error('正在下载 Electron…… (downloading Electron, one minute at most)');
  const run = spawnSync(node, [join(electronDir, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadWithinMs,
  });
  if (run.status === 0) return;
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, today);
}

function startHost() {
  const host = spawn(node, [join(root, 'out/main/host.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  relaySignals(host);
  host.stdout.setEncoding('utf8');
  let opened = false;
  host.stdout.on('data', (text) => {
    process.stdout.write(text);
    const address = /^http:\S+$/m.exec(text)?.[0];
    if (opened || address === undefined) return;
    opened = true;
    openBrowser(address);
  });
  host.once('exit', (code) => process.exit(code ?? 1));
}

/** The browser is a comfort: the address is printed, so a machine without one is no failure. */
function openBrowser(address) {
  const command = browserCommand(address);
  if (command === null) return;
  const [program, ...rest] = command;
  const browser = spawn(program, rest, { stdio: 'ignore', detached: true });
  browser.once('error', () => {});
  browser.unref();
}

function browserCommand(address) {
  const wanted = env.BROWSER;
  if (wanted === 'none') return null;
  if (wanted) {
    const parts = existsSync(wanted) ? [wanted] : wanted.split(/\s+/);
    return parts.some((part) => part.includes('%s'))
      ? parts.map((part) => part.replace('%s', address))
      : [...parts, address];
  }
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return hasDisplay() ? ['xdg-open', address] : null;
}

function relaySignals(child) {
  const stop = () => {
    stopping = true;
    child.kill('SIGTERM');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // A shell between npm and this process does not pass signals on; its death is noticed here instead.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(), 500).unref();
}
