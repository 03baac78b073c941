import type { Api, CallOptions, ShellEvent } from '../../shared/contract.ts';
import { describeFailure } from '../../shared/errors.ts';
import { operationNames } from '../../shared/operation-names.ts';

/**
 * The same `Api` over the loopback host:
 * `POST /call/<operation>` takes `{args, options}` and answers an `Answer`, both JSON;
 * `GET /events` streams `ShellEvent`s; `POST /upload?name=` takes a file's bytes and answers `{path}`.
 */
interface HostDeps {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly events: () => Pick<EventSource, 'close'> & { onmessage: ((event: MessageEvent) => void) | null };
}

export function createHostApi({ fetch, events }: HostDeps): Api {
  const post = async (name: string, args: unknown, options: CallOptions): Promise<unknown> => {
    try {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ args, options }),
      });
      if (response.ok) return await response.json();
    } catch {
      // An unreachable host and a broken answer mean the same to the person: the program has gone.
    }
    return { ok: false, error: describeFailure({ code: 'E_SHELL_GONE' }, options.language) };
  };

  const calls = Object.fromEntries(
    operationNames.map((name) => [name, (args: unknown, options: CallOptions) => post(name, args, options)]),
  );
  return { ...calls, onEvent: followEvents(events), pathOf: (file: File) => upload(fetch, file) } as Api;
}

const followEvents = (open: HostDeps['events']) => (listener: (event: ShellEvent) => void) => {
  const source = open();
  source.onmessage = ({ data }) => listener(JSON.parse(String(data)) as ShellEvent);
  return () => source.close();
};

async function upload(fetch: HostDeps['fetch'], file: File): Promise<string> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(`upload answered ${response.status}`);
  const { path } = (await response.json()) as { readonly path: string };
  return path;
}
