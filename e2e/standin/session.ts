import { EventEmitter } from 'node:events';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { chromiumArgs, findChromium } from '../browser.ts';
import { guard, note } from './guard.ts';
import { windows } from './window-list.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Decide = (answer: { readonly cancel?: boolean }) => void;

const handlers = new Map<string, Handler>();
let beforeRequest: ((details: { readonly url: string }, decide: Decide) => void) | null = null;
let ready = false;

/** `app://bundle/x` is shown to Chromium as `https://bundle.app.standin/x`, and back. */
export const toWeb = (url: string): string =>
  url.replace(/^([a-z]+):\/\/([^/?#]*)/, (all, scheme: string, host: string) =>
    handlers.has(scheme) ? `https://${host}.${scheme}.standin` : all,
  );
export const fromWeb = (url: string): string =>
  url.replace(/^https:\/\/([^/?#]*)\.([a-z]+)\.standin/, '$2://$1');

export const protocol = guard('protocol', {
  registerSchemesAsPrivileged: (
    schemes: readonly { readonly scheme: string; readonly privileges: object }[],
  ) => {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    note({ kind: 'schemes', schemes });
  },
  handle: (scheme: string, handler: Handler) => {
    if (!ready) throw new Error('protocol.handle can only be used after app is ready');
    handlers.set(scheme, handler);
  },
});

/** The permission handlers the app set, asked by the test. */
export const permissions = {
  request: null as ((contents: null, permission: string, decide: (granted: boolean) => void) => void) | null,
  check: null as (() => boolean) | null,
  device: null as (() => boolean) | null,
};

const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: (handler: typeof permissions.request) => {
    permissions.request = handler;
  },
  setPermissionCheckHandler: (handler: typeof permissions.check) => {
    permissions.check = handler;
  },
  setDevicePermissionHandler: (handler: typeof permissions.device) => {
    permissions.device = handler;
  },
  webRequest: guard('webRequest', {
    onBeforeRequest: (handler: typeof beforeRequest) => {
      beforeRequest = handler;
    },
  }),
});
export const session = guard('session', { defaultSession: guard('session.defaultSession', defaultSession) });

export async function openContext(): Promise<BrowserContext> {
  const port = process.env['STANDIN_PORT'] ?? '0';
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArgs, `--remote-debugging-port=${port}`],
  });
  const context = await browser.newContext({ viewport: null });
  await context.route('**/*', (route) => answer(route));
  ready = true;
  return context;
}

/** What the app's own protocol handler answers, without a page in between. */
export async function request(url: string, method: string): Promise<number> {
  const handler = handlers.get(schemeOf(url));
  if (handler === undefined) throw new Error(`electron stand-in: nobody handles ${url}`);
  return (await handler(new Request(url, { method }))).status;
}

const schemeOf = (url: string): string => url.slice(0, url.indexOf(':'));

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const url = fromWeb(request.url());
  const handler = handlers.get(schemeOf(url));
  const cancelled = isCancelled(url);
  if (leavesWindow(route, url) || cancelled || handler === undefined) {
    note({ kind: 'refused-request', url, cancelled });
    return route.abort('aborted');
  }
  const response = await handler(new Request(url, { method: request.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function isCancelled(url: string): boolean {
  let cancelled = false;
  beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel === true;
  });
  return cancelled;
}

/** A navigation that the app refused, or the first one of a new window, which no window of the app may open. */
function leavesWindow(route: Route, url: string): boolean {
  if (!route.request().isNavigationRequest()) return false;
  const page = pageOf(route);
  const window = [...windows].find((known) => known.page === page);
  if (window !== undefined) return !window.mayNavigate(url);
  [...windows].at(-1)?.askToOpen(url);
  return true;
}

function pageOf(route: Route): Page | null {
  try {
    return route.request().frame().page();
  } catch {
    return null; // The first request of a new window: its frame is not known yet.
  }
}
