import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const cacheDir = join(import.meta.dirname, '../node_modules/.cache/test-chromium');

/** The Chromium of the tests: `TEST_CHROMIUM`, else the locked npm one (Linux x64), else an installed one. */
export async function findChromium(): Promise<string> {
  const wanted = process.env['TEST_CHROMIUM'];
  if (wanted) return wanted;
  const locked = lockedChromium();
  if (locked !== null) return unpacked(locked);
  const installed = systemBrowsers.find((path) => existsSync(path));
  if (installed === undefined) throw new Error('no Chromium found: set TEST_CHROMIUM to its path');
  return installed;
}

/** Arguments every test browser needs: a container runs it as root. */
export const chromiumArgs = ['--no-sandbox'];

function lockedChromium(): string | null {
  const folder = join(import.meta.dirname, '../node_modules/@sparticuz/chromium');
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(folder) ? folder : null;
}

/** The package's binary alone, unpacked once. Its own launcher shares a folder between users and switches CORS off. */
async function unpacked(folder: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const binary = join(cacheDir, `chromium-${version}`);
  if (existsSync(binary)) return binary;
  mkdirSync(cacheDir, { recursive: true });
  const part = `${binary}.${process.pid}.part`;
  await pipeline(
    createReadStream(join(folder, 'bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(part, { mode: 0o755 }),
  );
  placeOnce(part, binary);
  return binary;
}

/** Two test processes may race here. The first file stays: its browser runs and starts more processes from that very file. */
export function placeOnce(part: string, place: string): void {
  try {
    linkSync(part, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(part, { force: true });
  }
}
