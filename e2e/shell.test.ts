import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../shared/contract.ts';
import { operationNames } from '../shared/operation-names.ts';
import { launchApp, type RunningApp, startApp } from './standin/launch.ts';

// The built main and preload bundles, on a stand-in for Electron: nothing here was seen in Electron itself.
const entry = join(import.meta.dirname, '../out/main/index.js');
const zh = { language: 'zh' } as const;

/** The page's world as these tests use it. */
type Page = typeof globalThis & { readonly taizhang: Api };

let folder: string;
let store: string;
let app: RunningApp;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shell-e2e-'));
  store = join(folder, 'store');
  app = await launchApp(entry, ['--store', store]);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const getSession = () =>
  app.page.evaluate((options) => (globalThis as Page).taizhang.getSession({}, options), zh);

test('The app opens its window on its own page, at the usual size, under a scheme that is a secure origin', async () => {
  const window = await app.noted('window');
  expect(window).toMatchObject({ url: 'app://bundle/index.html', bounds: { width: 1366, height: 768 } });
  expect(await app.page.locator('#root').count()).toBe(1);
  expect(await app.page.evaluate(() => isSecureContext)).toBe(true);
  const { schemes } = await app.noted('schemes');
  expect(schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
});

test('The window draws itself under its policy, without a fault', async () => {
  await app.page.locator('#root > *').first().waitFor();
  const { page } = app;
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.reload();
  await page.locator('#root > *').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(faults).toEqual([]);
});

test('A call goes through preload, ipc and the thread of the store, and its answer comes back', async () => {
  expect(await getSession()).toMatchObject({ ok: true, value: { unit: null } });
});

test('A refusal crosses as a value in words', async () => {
  const answer = await app.page.evaluate(
    (options) => (globalThis as Page).taizhang.getTask({ task: 'none' }, options),
    zh,
  );
  expect(answer).toMatchObject({
    ok: false,
    error: { code: expect.stringMatching(/^E_/), message: expect.any(String) },
  });
});

test('The page sees exactly the contract, frozen, and nothing of Node or Electron', async () => {
  const seen = await app.page.evaluate(() => {
    const page = globalThis as Page & Record<string, unknown>;
    return {
      names: Object.keys(page.taizhang),
      frozen: Object.isFrozen(page.taizhang),
      others: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in page),
    };
  });
  expect(new Set(seen.names)).toEqual(new Set([...operationNames, 'onEvent', 'pathOf']));
  expect(seen.frozen).toBe(true);
  expect(seen.others).toEqual([]);
});

test('A foreign sender is refused on every channel, whatever its address looks like', async () => {
  const parent = {};
  const foreign = [
    { url: 'https://bundle/index.html', parent: null },
    { url: 'app://bundle.evil.example/index.html', parent: null },
    { url: 'app://other/index.html', parent: null },
    { url: 'about:blank', parent: null },
    { url: 'app://bundle/index.html', parent },
  ];
  for (const frame of foreign) {
    for (const name of operationNames) {
      const answer = await invoke(frame, `taizhang:${name}`);
      expect(answer['result'], `${frame.url} ${name}`).toMatchObject({
        error: expect.stringContaining('refused'),
      });
    }
  }
  const own = await invoke({ url: 'app://bundle/index.html', parent: null }, 'taizhang:getSession');
  expect(own['result']).toMatchObject({ value: { ok: true } });
  expect(own['channels']).toEqual(operationNames.map((name) => `taizhang:${name}`));
});

test('A frame inside the page is no sender', async () => {
  const answer = await app.page.evaluate(async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const inner = frame.contentWindow as unknown as {
      standinInvoke: (channel: string, args: unknown[]) => Promise<unknown>;
    };
    const result = await inner.standinInvoke('taizhang:getSession', [{}, { language: 'zh' }]);
    frame.remove();
    return result;
  });
  expect(answer).toMatchObject({ error: expect.stringContaining('refused') });
});

test('The content policy is in force: no inline script, no eval, no request, no foreign picture', async () => {
  const broken = await app.page.evaluate(async () => {
    const violated: string[] = [];
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.inlineRan = true;';
        document.body.append(script);
      },
      () => fetch('https://example.invalid/x').catch(() => undefined),
      () => fetch('/index.html').catch(() => undefined),
      () => {
        document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/x.png' }));
      },
      () => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: '/index.html' }));
      },
      () => {
        document.body.append(
          Object.assign(document.createElement('base'), { href: 'https://example.invalid/' }),
        );
      },
    ];
    for (const attempt of attempts) {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      attempt();
      violated.push(await violation);
    }
    return { violated, inlineRan: 'inlineRan' in globalThis };
  });
  expect(broken.inlineRan).toBe(false);
  expect(broken.violated).toEqual([
    'script-src-elem',
    'connect-src',
    'connect-src',
    'img-src',
    'frame-src',
    'base-uri',
  ]);
});

test('The page cannot be led away, and cannot open another window', async () => {
  const before = app.page.url();
  const { origin } = new URL(before);
  for (const target of ['https://example.invalid/', `${origin}/other.html`]) {
    await app.page.evaluate((address) => {
      location.href = address;
    }, target);
    await app.noted('refused-request', ({ url }) => String(url) === target.replace(origin, 'app://bundle'));
  }
  expect(app.page.url()).toBe(before);
  await app.page.evaluate(() => void window.open('https://example.invalid/new'));
  expect(await app.noted('popup')).toMatchObject({ url: 'https://example.invalid/new', action: 'deny' });
  expect(await getSession()).toMatchObject({ ok: true });
});

test('Nothing outside the folder of the window is served, and nothing but a plain GET of our own address', async () => {
  const status = async (url: string, method = 'GET') => {
    app.order({ order: 'request', url, method });
    return (await app.noted('response', (note) => note['url'] === url && note['method'] === method))[
      'status'
    ];
  };
  expect(await status('app://bundle/')).toBe(200);
  expect(await status('app://bundle/index.html')).toBe(200);
  for (const path of [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2fmain/index.js',
    '/assets/..%5c..%5cpackage.json',
    '/none.js',
  ]) {
    expect(await status(`app://bundle${path}`), path).toBe(404);
  }
  expect(await status('app://other/index.html')).toBe(404);
  expect(await status('app://bundle/index.html', 'POST')).toBe(404);
});

test('Every permission is denied', async () => {
  app.order({ order: 'permissions' });
  expect(await app.noted('permissions')).toEqual({
    kind: 'permissions',
    request: false,
    check: false,
    device: false,
  });
});

test('System dialogs are asked with a Chinese title, and a cancelled one is an empty answer', async () => {
  app.order({ order: 'answer', answer: { canceled: false, filePaths: ['/stick/a.tzb', '/stick/b.tzb'] } });
  const chosen = await app.page.evaluate(
    (options) => (globalThis as Page).taizhang.chooseFiles({ purpose: 'bundle', many: true }, options),
    zh,
  );
  expect(chosen).toEqual({ ok: true, value: { paths: ['/stick/a.tzb', '/stick/b.tzb'] } });
  expect((await app.noted('dialog'))['options']).toMatchObject({
    title: '选择下发包或上报包',
    filters: [{ extensions: ['tzb', 'age'] }, { extensions: ['*'] }],
    properties: ['openFile', 'multiSelections'],
  });
  app.order({ order: 'answer', answer: { canceled: true, filePath: '' } });
  const saved = await app.page.evaluate(
    (options) =>
      (globalThis as Page).taizhang.chooseSaveFile({ purpose: 'report', name: '台账.xlsx' }, options),
    zh,
  );
  expect(saved).toEqual({ ok: true, value: { path: null } });
});

test('Showing a file points at it in the file manager; what is not there is refused', async () => {
  const file = join(folder, '报表.xlsx');
  writeFileSync(file, '');
  const show = (path: string) =>
    app.page.evaluate(([at, options]) => (globalThis as Page).taizhang.showInFolder({ path: at }, options), [
      path,
      zh,
    ] as const);
  expect(await show(file)).toMatchObject({ ok: true });
  expect(await app.noted('show-in-folder')).toMatchObject({ path: file });
  expect(await show(join(folder, 'gone'))).toMatchObject({ ok: false, error: { code: 'E_CANNOT_SHOW' } });
});

test('A second start of the same store ends at once, raises the window and hands over its bundles', async () => {
  await listen();
  const second = startApp(entry, ['--store', store, '上报.tzb', '--flag']);
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await app.noted('focus');
  await expect.poll(heard).toContainEqual({ type: 'files', paths: [join(process.cwd(), '上报.tzb')] });
});

test('A bundle opened in the file manager reaches the window', async () => {
  await listen();
  app.order({ order: 'emit', name: 'open-file', args: ['/stick/下发.tzb'] });
  await expect.poll(heard).toContainEqual({ type: 'files', paths: ['/stick/下发.tzb'] });
});

test('The command line runs in the app too, its answer going to a file where there is no output', async () => {
  const out = join(folder, 'answer.json');
  const run = startApp(entry, ['--cli', '--out-json', out, '--store', join(folder, 'none'), 'whoami']);
  const code = await new Promise((resolve) => run.once('exit', resolve));
  expect(code).toBe(1);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ error: { code: 'E_NO_STORE' } });
});

test('The menu has no zoom and no developer tools, and the window is remembered when the app ends', async () => {
  const { template } = await app.noted('menu');
  expect(JSON.stringify(template)).not.toMatch(/zoom|devtools|reload/i);
  expect(await app.close()).toBe(0);
  expect(JSON.parse(readFileSync(join(store, 'shell.json'), 'utf8')).window).toMatchObject({
    width: 1366,
    height: 768,
  });
  app = await launchApp(entry, ['--store', store]);
  expect(await getSession()).toMatchObject({ ok: true });
});

const invoke = async (frame: { url: string; parent: object | null }, channel: string) => {
  invocations += 1;
  const wanted = invocations;
  app.order({ order: 'invoke', id: wanted, frame, channel, args: [{}, zh] });
  return app.noted('invoked', ({ id }) => id === wanted);
};
let invocations = 0;

/** Follows the events of the page from here on. */
const listen = () =>
  app.page.evaluate(() => {
    const events: unknown[] = [];
    Object.assign(globalThis, { heardEvents: events });
    (globalThis as Page).taizhang.onEvent((event) => events.push(event));
  });
const heard = () =>
  app.page.evaluate(() => (globalThis as unknown as { heardEvents: unknown[] }).heardEvents);

test('Keys made in the app lie in the safe storage of the system; without its keyring the ledger is read and nothing is signed', async () => {
  const dir = join(folder, 'sealed');
  const keyFile = () => readFileSync(join(dir, 'unit-keys.json'), 'utf8');
  const ask = (running: RunningApp, to: string) =>
    running.page.evaluate(
      async ({ options, path }) => {
        const { taizhang } = globalThis as Page;
        const card = await taizhang.writeCard({ path }, options);
        const units = await taizhang.listUnits({}, options);
        return { card, units: units.ok ? units.value.map(({ name }) => name) : units.error.code };
      },
      { options: zh, path: to },
    );
  const first = await launchApp(entry, ['--store', dir]);
  const unit = { name: '甲校', role: 'school', code: null, operator: null } as const;
  await first.page.evaluate(
    ({ options, given }) => (globalThis as Page).taizhang.createUnit(given, options),
    { options: zh, given: unit },
  );
  expect(await ask(first, join(folder, 'sealed.tzb'))).toMatchObject({ card: { ok: true }, units: ['甲校'] });
  expect(await first.close()).toBe(0);
  expect(keyFile()).toContain('"sealed"');
  expect(keyFile()).not.toContain('AGE-SECRET-KEY');

  const noKeyring = join(dir, 'window', 'no-keyring');
  writeFileSync(noKeyring, '');
  const second = await launchApp(entry, ['--store', dir]);
  expect(await ask(second, join(folder, 'refused.tzb'))).toMatchObject({
    card: { ok: false, error: { code: 'E_KEY_SEALED', hint: expect.stringContaining('解锁') } },
    units: ['甲校'],
  });
  rmSync(noKeyring);
  expect(await ask(second, join(folder, 'again.tzb'))).toMatchObject({ card: { ok: true } });
  expect(await second.close()).toBe(0);
});
