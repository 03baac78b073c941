import { ipcMain, type WebFrameMain } from 'electron';
import { operationNames } from '../../shared/operation-names.ts';
import type { Dispatch } from '../shell/dispatch.ts';
import { appOrigin } from './addresses.ts';

/** Only the main frame of a page of ours may call; an embedded or foreign frame may not, whatever it claims. */
export function isOwnFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

/** The one place where the window's calls enter: every operation of the contract, and no other channel. */
export function registerOperations(dispatch: Dispatch): void {
  for (const name of operationNames) {
    ipcMain.handle(`taizhang:${name}`, (event, args: unknown, options: unknown) => {
      if (!isOwnFrame(event.senderFrame)) throw new Error('refused: not a page of this app');
      return dispatch(name, args, options);
    });
  }
}
