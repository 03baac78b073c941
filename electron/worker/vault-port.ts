import type { KeyVault } from '../keys/key-vault.ts';
import type { FromWorker, ToWorker } from './messages.ts';

type Asked = FromWorker & { readonly type: 'vault' };
type Told = ToWorker & { readonly type: 'vault' };

interface Port {
  readonly postMessage: (message: FromWorker) => void;
  readonly on: (event: 'message', listener: (message: ToWorker) => void) => unknown;
}

/** The system's safe storage as the store's thread sees it: only the process that owns the thread may ask the system. */
export function vaultOverPort(port: Port): KeyVault {
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  port.on('message', (message) => {
    if (message.type !== 'vault') return;
    waiting.get(message.id)?.(message.text);
    waiting.delete(message.id);
  });
  const ask = (act: Asked['act'], text: string): Promise<string | null> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      port.postMessage({ type: 'vault', id: last, act, text });
    });
  return { seal: (text) => ask('seal', text), open: (sealed) => ask('open', sealed) };
}

/** The other side: answers what the thread asks. */
export const answerVault = async (vault: KeyVault | undefined, { id, act, text }: Asked): Promise<Told> => ({
  type: 'vault',
  id,
  text: (await vault?.[act](text)) ?? null,
});
