import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEventStream, type EventStream } from '../electron/host/events.ts';
import { createLentFiles, type LentFiles } from '../electron/host/lent-files.ts';
import { type HostServer, startHostServer } from '../electron/host/server.ts';
import { createUploads, type Uploads } from '../electron/host/uploads.ts';
import type { Dispatch } from '../electron/shell/dispatch.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

let folder: string;
let contentDir: string;
let server: HostServer;
let events: EventStream;
let uploads: Uploads;
let lent: LentFiles;
let origin: string;
let port: string;
let isLocked = false;
const uploadLimit = 1024;

const dispatch: Dispatch = async (name, args, options) => ({ ok: true, value: { name, args, options } });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-test-'));
  contentDir = join(folder, 'renderer');
  mkdirSync(join(contentDir, 'assets'), { recursive: true });
  writeFileSync(join(contentDir, 'index.html'), '<div id="root"></div>');
  writeFileSync(join(contentDir, 'assets/main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  events = createEventStream();
  uploads = createUploads(uploadLimit);
  lent = createLentFiles();
  isLocked = false;
  server = await startHostServer({
    contentDir,
    dispatch,
    events,
    uploads,
    lent,
    locked: async () => isLocked,
  });
  ({ origin, port } = new URL(server.address));
  return async () => {
    await server.close();
    await uploads.close();
  };
});

/** A request as it is written: `fetch` would tidy the path and fill in the headers under test. */
function send(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

const openPath = () => server.address.slice(origin.length);

async function enter(): Promise<string> {
  const { headers } = await send(openPath());
  const line = headers['set-cookie']?.[0] ?? '';
  return line.split(';')[0] ?? '';
}

const asJson = (cookie: string) => ({ cookie, origin, 'content-type': 'application/json' });
const callBody = JSON.stringify({ args: {}, options: { language: 'zh' } });

describe('the token', () => {
  test('opens the door once: a redirect to the window with a strict cookie', async () => {
    const first = await send(openPath());
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^taizhang-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect((await send(openPath())).status).toBe(403);
  });

  test('a wrong token is refused and does not use up the right one', async () => {
    expect((await send('/open?token=wrong')).status).toBe(403);
    expect((await send('/open')).status).toBe(403);
    expect((await send(openPath())).status).toBe(303);
  });

  test('a request other than GET does not use it up', async () => {
    expect((await send(openPath(), { method: 'POST', headers: { origin } })).status).toBe(403);
    expect((await send(openPath())).status).toBe(303);
  });

  test('two hosts have different tokens and cookies', async () => {
    const other = await startHostServer({
      contentDir,
      dispatch,
      events: createEventStream(),
      uploads,
      lent,
      locked: async () => false,
    });
    const cookie = await enter();
    expect(new URL(other.address).search).not.toBe(new URL(server.address).search);
    const reply = await fetch(`${new URL(other.address).origin}/`, { headers: { cookie } });
    expect(reply.status).toBe(401);
    await other.close();
  });
});

describe('without the cookie', () => {
  const paths = [
    '/',
    '/index.html',
    '/assets/main.js',
    '/events',
    '/call/getSession',
    '/upload?name=a',
    '/favicon.ico',
    '/nothing',
  ];
  for (const path of paths) {
    test(`${path} answers 4xx`, async () => {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']) {
        const { status } = await send(path, { method, headers: { origin } });
        expect(status, method).toBeGreaterThanOrEqual(400);
        expect(status, method).toBeLessThan(500);
      }
    });
  }

  test('a made-up cookie is as good as none', async () => {
    const cookie = await enter();
    const [name = ''] = cookie.split('=');
    expect((await send('/', { headers: { cookie: `${name}=${'A'.repeat(43)}` } })).status).toBe(401);
    expect((await send('/', { headers: { cookie: `${name}=` } })).status).toBe(401);
    expect((await send('/', { headers: { cookie } })).status).toBe(200);
  });
});

describe('Host and Origin', () => {
  test('another name for the same address is refused, with the token as well', async () => {
    for (const host of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1']) {
      expect((await send(openPath(), { headers: { host } })).status).toBe(421);
    }
    const cookie = await enter();
    expect((await send('/', { headers: { cookie, host: `localhost:${port}` } })).status).toBe(421);
  });

  test('a foreign Origin is refused on every method, and a call without one too', async () => {
    const cookie = await enter();
    for (const foreign of ['http://evil.example', `http://localhost:${port}`, 'null']) {
      expect((await send('/', { headers: { cookie, origin: foreign } })).status).toBe(403);
      const reply = await send('/call/getSession', {
        method: 'POST',
        headers: { ...asJson(cookie), origin: foreign },
        body: callBody,
      });
      expect(reply.status).toBe(403);
    }
    const bare = { cookie, 'content-type': 'application/json' };
    expect((await send('/call/getSession', { method: 'POST', headers: bare, body: callBody })).status).toBe(
      403,
    );
  });
});

describe('the window', () => {
  test('is served with its policy on every answer', async () => {
    const cookie = await enter();
    const page = await send('/', { headers: { cookie } });
    expect(page.text).toContain('<div id="root">');
    for (const { headers } of [page, await send('/'), await send('/nothing', { headers: { cookie } })]) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  test('files have their type and nothing outside the folder is read', async () => {
    const cookie = await enter();
    const script = await send('/assets/main.js', { headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const outside = [
      '/../secret.json',
      '/assets/../../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/..%5csecret.json',
      '//etc/hostname',
      '/assets/%00main.js',
      '/%E0%A4%A',
      `/${folder}/secret.json`,
      '/assets',
    ];
    for (const path of outside) {
      const { status, text } = await send(path, { headers: { cookie } });
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
      expect(text).not.toContain('secret":true');
    }
  });
});

describe('calls', () => {
  test('an operation answers with its answer', async () => {
    const cookie = await enter();
    const body = JSON.stringify({ args: { path: '/a' }, options: { language: 'en', job: 'j1' } });
    const reply = await send('/call/previewList', { method: 'POST', headers: asJson(cookie), body });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      ok: true,
      value: { name: 'previewList', args: { path: '/a' }, options: { language: 'en', job: 'j1' } },
    });
  });

  test('what is not a call of the contract in JSON is refused', async () => {
    const cookie = await enter();
    const headers = asJson(cookie);
    const post = (path: string, body: string, more: Record<string, string> = {}) =>
      send(path, { method: 'POST', headers: { ...headers, ...more }, body });
    expect((await post('/call/__proto__', callBody)).status).toBe(404);
    expect((await post('/call/noSuchThing', callBody)).status).toBe(404);
    expect((await post('/call/getSession', callBody, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/call/getSession', '{')).status).toBe(400);
    expect((await post('/call/getSession', '[]')).status).toBe(400);
    expect((await post('/call/getSession', 'x'.repeat(16 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await send('/call/getSession', { method: 'PUT', headers, body: callBody })).status).toBe(405);
  });

  test('progress reaches an open window as an event', async () => {
    const cookie = await enter();
    const stream = await fetch(`${origin}/events`, { headers: { cookie } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const event = { type: 'progress', job: 'j1', stage: 'read', done: 1, total: 2 } as const;
    events.send(event);
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('data:')) break;
    }
    expect(JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? '')).toEqual(event);
  });

  test('bundles given at the start wait for the first window', async () => {
    events.send({ type: 'files', paths: ['/a.tzb'] });
    const cookie = await enter();
    const stream = await fetch(`${origin}/events`, { headers: { cookie } });
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('data:')) break;
    }
    expect(text).toContain('/a.tzb');
  });
});

describe('uploads', () => {
  const upload = (cookie: string, name: string, body: string) =>
    send(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { cookie, origin }, body });

  test('a dropped file is kept under its own name until the host stops', async () => {
    const cookie = await enter();
    const reply = await upload(cookie, '济南市.tzb', 'bytes');
    const { path }: { path: string } = JSON.parse(reply.text);
    expect(path.endsWith('济南市.tzb')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('bytes');
    await uploads.close();
    expect(existsSync(path)).toBe(false);
  });

  test('a name cannot lead out of the folder', async () => {
    const cookie = await enter();
    for (const name of ['../../etc/passwd', '..', '', 'C:\\x\\..\\a.tzb', '\u0000a', '.bashrc']) {
      const { path }: { path: string } = JSON.parse((await upload(cookie, name, 'x')).text);
      expect(uploads.holds(path)).toBe(true);
      expect(path).not.toContain('..');
    }
  });

  test('a file over the limit is refused in words and leaves nothing; one at the limit is kept', async () => {
    const cookie = await enter();
    const large = await upload(cookie, 'a.pdf', 'x'.repeat(uploadLimit + 1));
    expect(large.status).toBe(413);
    expect(JSON.parse(large.text).error.code).toBe('E_TOO_LARGE');
    expect((await upload(cookie, 'a.pdf', 'x'.repeat(uploadLimit))).status).toBe(200);
  });

  test('A locked window takes no file', async () => {
    const cookie = await enter();
    isLocked = true;
    const reply = await upload(cookie, 'a.tzb', 'bytes');
    expect([reply.status, JSON.parse(reply.text).error.code]).toEqual([403, 'E_LOCKED']);
    isLocked = false;
    expect((await upload(cookie, 'a.tzb', 'bytes')).status).toBe(200);
  });
});

describe('lent copies', () => {
  test('one is fetched under its own name as a download, by whoever entered and knows its address', async () => {
    const file = join(folder, '会议 (1).txt');
    writeFileSync(file, '纪要');
    const path = lent.offer(file);
    const cookie = await enter();
    const reply = await fetch(origin + path, { headers: { cookie } });
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe('纪要');
    expect(reply.headers.get('content-type')).toBe('application/octet-stream');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('会议 ')}%281%29.txt`,
    );
    expect((await fetch(origin + path)).status).toBe(401);
    isLocked = true;
    expect((await fetch(origin + path, { headers: { cookie } })).status).toBe(403);
    isLocked = false;
    for (const other of ['/lent/', `/lent/${'0'.repeat(32)}`, '/lent/../secret.json'])
      expect((await send(other, { headers: { cookie } })).status, other).toBe(404);
    rmSync(file);
    expect((await fetch(origin + path, { headers: { cookie } })).status).toBe(404);
  });
});
