import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { Note } from './guard.ts';
import type { Order } from './orders.ts';

export interface RunningApp {
  readonly page: Page;
  readonly order: (order: Order) => void;
  /** The first note of this kind that fits, already seen or still to come. */
  readonly noted: (kind: string, fits?: (note: Note) => boolean) => Promise<Note>;
  /** Quits as a user would and answers the exit code. */
  readonly close: () => Promise<number | null>;
}

const register = fileURLToPath(new URL('./register.ts', import.meta.url));

/** Starts a built main bundle on the stand-in without waiting for a window. */
export function startApp(entry: string, args: readonly string[], port = 0): ChildProcess {
  return fork(entry, [...args], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', register],
    env: { ...process.env, STANDIN_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** Starts a built main bundle on the stand-in and attaches to its first window. */
export async function launchApp(entry: string, args: readonly string[]): Promise<RunningApp> {
  const port = await freePort();
  const child = startApp(entry, args, port);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const notes: Note[] = [];
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  child.on('message', (message: Note) => notes.push(message));

  const noted = (kind: string, fits: (note: Note) => boolean = () => true): Promise<Note> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = notes.find((note) => note.kind === kind && fits(note));
        if (found === undefined) return;
        child.off('message', look);
        resolve(found);
      };
      child.on('message', look);
      void ended.then((code) => reject(new Error(`the app ended with ${code}:\n${output}`)));
      look();
    });

  await noted('window');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((known) => known.url().startsWith('https:'));
  if (page === undefined) throw new Error(`no window:\n${output}`);
  return {
    page,
    order: (order) => child.send(order),
    noted,
    close: async () => {
      if (child.connected) child.send({ order: 'quit' } satisfies Order);
      const code = await ended;
      await browser.close().catch(() => undefined);
      return code;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
