import { app, protocol, type Session, type WebContents } from 'electron';
import { contentHeaders, readContent } from '../shell/content.ts';
import { appOrigin, appScheme, indexAddress } from './addresses.ts';

/** Before the app is ready: our scheme becomes a secure origin of its own. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built window under `app://bundle/…`, with its content security policy, and nothing from elsewhere. */
export function serveContent(contentDir: string): void {
  protocol.handle(appScheme, async (request) => {
    const headers = contentHeaders("'none'");
    const url = new URL(request.url);
    const own = request.method === 'GET' && `${url.protocol}//${url.host}` === appOrigin;
    const content = own ? await readContent(contentDir, url.pathname) : null;
    if (content === null) return new Response(null, { status: 404, headers });
    return new Response(content.body, { headers: { ...headers, 'Content-Type': content.type } });
  });
}

/** No permission, no device, no download, and no request that leaves the app. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLocal(url) }));
}

const isLocal = (url: string): boolean => /^(?:app|data|blob|devtools):/.test(url);

/** Every page stays where it is: no other address, no new window, no embedded page. */
export function lockNavigation(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const refuseOthers = (event: { readonly url: string; readonly preventDefault: () => void }): void => {
      if (event.url.split('#', 1)[0] !== indexAddress) event.preventDefault();
    };
    contents.on('will-navigate', refuseOthers);
    contents.on('will-frame-navigate', refuseOthers);
    contents.on('will-redirect', refuseOthers);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
