import { app } from './app.ts';
import { note } from './guard.ts';
import { channels, invoke, type SenderFrame } from './ipc.ts';
import { queueAnswer } from './outside.ts';
import { permissions, request } from './session.ts';

/** What a test may tell the app's process to do. */
export type Order =
  | { readonly order: 'answer'; readonly answer: object }
  | { readonly order: 'emit'; readonly name: string; readonly args: readonly unknown[] }
  | {
      readonly order: 'invoke';
      readonly id: number;
      readonly frame: SenderFrame;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly order: 'request'; readonly url: string; readonly method: string }
  | { readonly order: 'permissions' }
  | { readonly order: 'quit' };

process.on('message', (message: Order) => {
  switch (message.order) {
    case 'answer':
      queueAnswer(message.answer);
      break;
    case 'emit':
      app.emit(message.name, { preventDefault: () => undefined }, ...message.args);
      break;
    case 'invoke':
      void invoke(message.frame, message.channel, message.args).then((result) =>
        note({ kind: 'invoked', id: message.id, result, channels: channels() }),
      );
      break;
    case 'request':
      void request(message.url, message.method).then((status) =>
        note({ kind: 'response', url: message.url, method: message.method, status }),
      );
      break;
    case 'permissions':
      tellPermissions();
      break;
    case 'quit':
      app.quit();
  }
});

function tellPermissions(): void {
  let granted = true;
  permissions.request?.(null, 'media', (answer) => {
    granted = answer;
  });
  const { check, device } = permissions;
  note({ kind: 'permissions', request: granted, check: check?.() ?? true, device: device?.() ?? true });
}
