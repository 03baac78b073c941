import { guard } from './guard.ts';

export interface SenderFrame {
  readonly url: string;
  readonly parent: object | null;
}

type Handler = (event: { readonly senderFrame: SenderFrame }, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = guard('ipcMain', {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
});

export const channels = (): readonly string[] => [...handlers.keys()];

/** A call from a frame, with Electron's wording of what a handler throws. */
export async function invoke(
  senderFrame: SenderFrame,
  channel: string,
  args: readonly unknown[],
): Promise<{ readonly value: unknown } | { readonly error: string }> {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { value: structuredClone(await handler({ senderFrame }, ...args)) };
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
