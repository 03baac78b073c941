import type { Api } from '../../shared/contract.ts';
import { createHostApi } from './host.ts';

declare global {
  interface Window {
    /** Given by the preload in the app; absent in a browser. */
    readonly taizhang?: Api;
  }
}

let made: Api | null = null;

/** The other side: the preload's functions in the app, the loopback host's in a browser. */
export function api(): Api {
  made ??=
    window.taizhang ??
    createHostApi({ fetch: (path, init) => fetch(path, init), events: () => new EventSource('/events') });
  return made;
}
