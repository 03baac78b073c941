import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ShellEvent } from '../../shared/contract.ts';
import { operationNames } from '../../shared/operation-names.ts';

const listeners = new Set<(event: ShellEvent) => void>();
/** Events that arrived before the window listened, such as a bundle that was opened with a double click. */
const waiting: ShellEvent[] = [];

ipcRenderer.on('taizhang:event', (_event, event: ShellEvent) => {
  if (listeners.size === 0 && event.type === 'files') waiting.push(event);
  for (const listener of listeners) listener(event);
});

const operations = Object.fromEntries(
  operationNames.map((name) => [
    name,
    (args: unknown, options: unknown): Promise<unknown> =>
      ipcRenderer.invoke(`taizhang:${name}`, args, options),
  ]),
);

contextBridge.exposeInMainWorld('taizhang', {
  ...operations,
  onEvent: (listener: (event: ShellEvent) => void) => {
    listeners.add(listener);
    for (const event of waiting.splice(0)) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
  pathOf: async (file: File) => webUtils.getPathForFile(file),
});
