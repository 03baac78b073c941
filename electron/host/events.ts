import type { ServerResponse } from 'node:http';
import type { ShellEvent } from '../../shared/contract.ts';

/** Progress and outside events, as server-sent events to every open window. */
export interface EventStream {
  readonly attach: (response: ServerResponse) => void;
  readonly send: (event: ShellEvent) => void;
  readonly close: () => void;
}

export function createEventStream(): EventStream {
  const open = new Set<ServerResponse>();
  let waiting: readonly ShellEvent[] = [];
  const line = (event: ShellEvent) => `data: ${JSON.stringify(event)}\n\n`;
  return {
    attach: (response) => {
      open.add(response);
      response.on('close', () => open.delete(response));
      response.write(`retry: 1000\n\n${waiting.map(line).join('')}`);
      waiting = [];
    },
    send: (event) => {
      if (open.size === 0 && event.type === 'files') waiting = [...waiting, event];
      for (const response of open) response.write(line(event));
    },
    close: () => {
      for (const response of open) response.end();
    },
  };
}
