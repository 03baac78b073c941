import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOptions } from '../../shared/contract.ts';
import { readLaunchArguments } from '../shell/arguments.ts';
import { dataFolder } from '../shell/data-folder.ts';
import { createDispatch } from '../shell/dispatch.ts';
import { watchLock } from '../shell/lock-watch.ts';
import { createShellMemory } from '../shell/memory.ts';
import { createPlaces } from '../shell/places.ts';
import { createShell } from '../shell/shell-operations.ts';
import { isLent } from '../store/lent.ts';
import { createStoreClient } from '../worker/store-client.ts';
import { createEventStream } from './events.ts';
import { createLentFiles } from './lent-files.ts';
import { reveal } from './reveal.ts';
import { startHostServer } from './server.ts';
import { createUploads } from './uploads.ts';

export interface HostOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Folder that holds package.json and seeds. */
  readonly root: string;
  readonly contentDir: string;
  readonly workerUrl: URL;
}

export interface RunningHost {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const asked: CallOptions = { language: 'zh' };

/** Starts the loopback host; a sentence instead where the store cannot be used (taken by another window or command). */
export async function runHost({
  argv,
  cwd,
  root,
  contentDir,
  workerUrl,
}: HostOptions): Promise<RunningHost | string> {
  const launch = readLaunchArguments(argv, cwd);
  const dir = launch.store ?? dataFolder();
  const events = createEventStream();
  const uploads = createUploads();
  const lent = createLentFiles();
  const store = createStoreClient({
    workerUrl,
    options: {
      dir,
      appVersion: versionOf(root),
      seedsDir: join(root, 'seeds'),
      ...(launch.passphrase === null ? {} : { passphrase: launch.passphrase }),
    },
    onEvent: events.send,
  });

  const session = await store.call('getSession', {}, asked);
  if (!session.ok && session.error.code === 'E_STORE_BUSY') {
    await store.close();
    return `${session.error.message}${session.error.hint}`;
  }

  const memory = createShellMemory(join(dir, 'shell.json'));
  const shell = createShell({
    kind: 'browser',
    installation: { executable: null, store: launch.store, platform: process.platform },
    dialogs: null,
    places: createPlaces({ remembered: memory.folders }),
    reveal,
    isLent: (path) => isLent(dir, path),
    openLent: async (path) => ({ download: lent.offer(path) }),
    acceptMedium: memory.acceptMedium,
    cancel: store.cancel,
  });
  const watched = watchLock(store);
  const dispatch = createDispatch({ store: watched, shell, memory, isPassing: uploads.holds });
  const server = await startHostServer({
    contentDir,
    dispatch,
    events,
    uploads,
    lent,
    locked: watched.locked,
  });
  if (launch.files.length > 0) events.send({ type: 'files', paths: launch.files });
  return {
    address: server.address,
    close: async () => {
      await server.close();
      await store.close();
      await uploads.close();
    },
  };
}

const versionOf = (root: string): string => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return version;
};
