import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished, pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type OperationName, operationNames } from '../../shared/operation-names.ts';
import { Refusal } from '../../shared/result.ts';
import { answerFromError, refused } from '../shell/answers.ts';
import { contentHeaders, readContent } from '../shell/content.ts';
import type { Dispatch } from '../shell/dispatch.ts';
import type { EventStream } from './events.ts';
import { createGate, type Gate } from './gate.ts';
import { downloadHeaders, type LentFiles } from './lent-files.ts';
import { tooLarge, type Uploads } from './uploads.ts';

const largestCall = 16 * 1024 * 1024;

export interface HostServerDeps {
  /** Folder of the built window. */
  readonly contentDir: string;
  readonly dispatch: Dispatch;
  readonly events: EventStream;
  readonly uploads: Uploads;
  readonly lent: LentFiles;
  /** Whether the window is locked: it then takes and gives no file. */
  readonly locked: () => Promise<boolean>;
}

export interface HostServer {
  /** The address with the one-time token. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * The window's files and the contract's operations on 127.0.0.1, for the one browser that brought the token.
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /open?token=…` | once: 303 to `/` with the cookie; later or with another token: 403 |
 * | `GET /…` | the built window |
 * | `POST /call/NAME`, JSON `{args, options: {language, job?}}` | 200 with the operation's answer as JSON |
 * | `GET /events` | server-sent events, each `data:` one ShellEvent as JSON |
 * | `GET /lent/TOKEN` | a copy that was lent to this browser, as a download; 403 while the window is locked |
 * | `POST /upload?name=NAME`, the file as body | 200 `{"path": …}`; 413 or, while it is locked, 403 with a refusal in words |
 *
 * Without the cookie every path answers 4xx; `Host` must be the printed one, `Origin` the host itself (a request
 * other than GET must carry it).
 */
export async function startHostServer(deps: HostServerDeps): Promise<HostServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const authority = `127.0.0.1:${port}`;
  const gate = createGate(authority);
  server.on('request', (request, response) => {
    answer(deps, gate, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return { address: `http://${authority}/open?token=${gate.token}`, close: () => stop(server, deps.events) };
}

function stop(server: Server, events: EventStream): Promise<void> {
  events.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(
  deps: HostServerDeps,
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(contentHeaders("'self'"))) response.setHeader(name, value);
  const { method = 'GET', headers } = request;
  const url = addressOf(request.url ?? '/');
  if (url === null) return refuse(response, 400, 'address');

  if (url.pathname === '/open') {
    const origin = gate.checkOrigin({ method, headers });
    if (origin !== 'pass') return refuse(response, origin.status, origin.reason);
    const cookie = gate.redeem({ method, headers }, url.searchParams.get('token'));
    if (cookie === null) return refuse(response, 403, 'token');
    response.writeHead(303, { Location: '/', 'Set-Cookie': cookie }).end();
    return;
  }

  const verdict = gate.check({ method, headers });
  if (verdict !== 'pass') return refuse(response, verdict.status, verdict.reason);
  if (method === 'GET')
    return url.pathname === '/events' ? openEvents(deps, response) : serve(deps, response, url.pathname);
  if (method !== 'POST') return refuse(response, 405, 'method');
  if (url.pathname === '/upload') return upload(deps, request, response, url.searchParams.get('name') ?? '');
  const name = operationOf(url.pathname);
  return name === null ? refuse(response, 404, 'path') : call(deps, request, response, name);
}

function addressOf(
  target: string,
): { readonly pathname: string; readonly searchParams: URLSearchParams } | null {
  // Not resolved by URL, which would fold the dots of a traversal away before they can be refused.
  const [pathname = '', query = ''] = target.split('?', 2);
  return pathname.startsWith('/') && !pathname.startsWith('//')
    ? { pathname, searchParams: new URLSearchParams(query) }
    : null;
}

function operationOf(pathname: string): OperationName | null {
  const name = /^\/call\/(\w+)$/.exec(pathname)?.[1];
  return operationNames.find((known) => known === name) ?? null;
}

function openEvents({ events }: HostServerDeps, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  events.attach(response);
}

async function serve(
  { contentDir, lent, locked }: HostServerDeps,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const copy = lent.find(pathname);
  if (copy !== null) return (await locked()) ? refuse(response, 403, 'locked') : download(response, copy);
  const content = await readContent(contentDir, pathname);
  if (content === null) return refuse(response, 404, 'path');
  response
    .writeHead(200, { 'Content-Type': content.type, 'Content-Length': content.body.length })
    .end(content.body);
}

async function download(response: ServerResponse, path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) return refuse(response, 404, 'path');
  response.writeHead(200, { ...downloadHeaders(path), 'Content-Length': found.size });
  await pipeline(createReadStream(path), response);
}

const callBody = z.strictObject({ args: z.unknown(), options: z.unknown() });

async function call(
  { dispatch }: HostServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
  name: OperationName,
): Promise<void> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuse(response, 415, 'type');
  const text = await readText(request, largestCall);
  if (text === null) return refuse(response, 413, 'size');
  const body = callBody.safeParse(parseJson(text));
  if (!body.success) return refuse(response, 400, 'body');
  json(response, 200, await dispatch(name, body.data.args, body.data.options));
}

async function upload(
  { uploads, locked }: HostServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  try {
    if (await locked()) {
      await finished(request.resume(), { writable: false });
      return json(response, 403, refused('zh', 'E_LOCKED'));
    }
    if (await isOversized(request, uploads.limit)) throw tooLarge(name, uploads.limit);
    json(response, 200, { path: await uploads.receive(name, request) });
  } catch (error) {
    json(response, error instanceof Refusal ? 413 : 500, answerFromError(error, 'zh'));
  }
}

/** Whether the body is larger than it may be. It is read to its end unseen: a browser hears no answer before that. */
async function isOversized(request: IncomingMessage, limit: number): Promise<boolean> {
  if (Number(request.headers['content-length'] ?? 0) <= limit) return false;
  await finished(request.resume(), { writable: false });
  return true;
}

async function readText(request: IncomingMessage, limit: number): Promise<string | null> {
  if (await isOversized(request, limit)) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

const reasons: Readonly<Record<string, string>> = {
  token:
    '这个地址已经用过，或者不对。请在终端里重新运行启动命令，打开新的地址。\nThis address was used already or is wrong. Run the start command again and open the new address.',
  locked: '任务台账已锁定。请先解锁。\ntaizhang is locked. Unlock it first.',
  cookie: '请从终端里打印的地址进入。\nPlease enter by the address printed in the terminal.',
};

function refuse(response: ServerResponse, status: number, reason: string): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
    .end(reasons[reason] ?? reason);
}
