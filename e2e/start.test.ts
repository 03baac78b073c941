import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let dir: string;
let started: ChildProcess[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'start-e2e-'));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((child) => stop(child)));
  rmSync(dir, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the first line of the output that is an address and nothing else. */
  readonly address: Promise<string>;
  readonly ended: Promise<number | null>;
}

function start(env: NodeJS.ProcessEnv, args: readonly string[] = ['--store', join(dir, 'store')]): Started {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...machine } = process.env;
  const child = spawn(process.execPath, [join(root, 'tools/start.mjs'), ...args], {
    env: { ...machine, ...env },
  });
  started.push(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const found = /^http:\S+$/m.exec(output)?.[0];
        if (found !== undefined && output.includes(`${found}\n`)) resolve(found);
      });
    }
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
  address.catch(() => undefined);
  return { child, output: () => output, address, ended };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A program that writes its arguments into a file, and what it wrote. */
function recorder(
  name: string,
  exitCode = 0,
): { readonly program: string; readonly written: () => Promise<string> } {
  const folder = join(dir, name);
  mkdirSync(folder);
  const file = join(folder, 'arguments');
  const program = join(folder, 'electron');
  writeFileSync(
    program,
    `#!/bin/sh\necho "$@" > "${file}.part"; mv "${file}.part" "${file}"; exit ${exitCode}\n`,
  );
  chmodSync(program, 0o755);
  const written = () =>
    new Promise<string>((resolve) => {
      const look = (): void => {
        if (!existsSync(file)) return;
        watcher.close();
        resolve(readFileSync(file, 'utf8').trim());
      };
      const watcher = watch(folder, look);
      look();
    });
  return { program, written };
}

test('Without a display one line says so, the address stands on a line of its own, and it opens the window once', async () => {
  const { address, output, child, ended } = start({ BROWSER: 'none' });
  const url = await address;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+$/);
  expect(output().trim().split('\n')).toHaveLength(2);

  const first = await fetch(url, { redirect: 'manual' });
  expect(first.status).toBe(303);
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(403);
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', url), { headers: { cookie } });
  expect(await page.text()).toContain('<div id="root">');
  expect((await fetch(new URL('/', url))).status).toBe(401);

  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test('BROWSER is run with the address', async () => {
  const { program, written } = recorder('browser');
  const { address } = start({ BROWSER: program });
  const url = await address;
  expect(await written()).toBe(url);
});

test('A browser that does not exist is no failure', async () => {
  const { address } = start({ BROWSER: join(dir, 'no-such-browser') });
  expect(await address).toMatch(/^http:/);
});

test('A second start on the same store says in one sentence who has it, and ends with 1', async () => {
  const first = start({ BROWSER: 'none' });
  const url = await first.address;
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const made = await fetch(new URL('/call/createUnit', url), {
    method: 'POST',
    headers: { cookie, origin: new URL(url).origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      args: { name: '市教育局', role: 'bureau', code: null, operator: null },
      options: { language: 'zh' },
    }),
  });
  expect(await made.json()).toMatchObject({ ok: true });
  const second = start({ BROWSER: 'none' });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('台账数据正被另一个窗口或命令使用');
});

test('Electron is started with the folder of the app and the arguments where there is a display', async () => {
  const { program, written } = recorder('electron');
  const { ended } = start({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(program, '..') }, [
    '--store',
    '/s',
    '/a.tzb',
  ]);
  expect(await written()).toBe(`${root} --store /s /a.tzb`);
  expect(await ended).toBe(0);
});

test('An Electron that cannot start gives way to the browser', async () => {
  const { program } = recorder('electron', 3);
  const { address } = start({
    DISPLAY: ':0',
    BROWSER: 'none',
    ELECTRON_OVERRIDE_DIST_PATH: join(program, '..'),
  });
  expect(await address).toMatch(/^http:/);
});
