import { Worker } from 'node:worker_threads';
import type { Answer, CallOptions, ShellEvent } from '../../shared/contract.ts';
import type { ServicesOptions, StoreOperation } from '../services/services.ts';
import { refused } from '../shell/answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { answerVault } from './vault-port.ts';

const closeWithinMs = 5000;

export interface StoreClient {
  /** Never rejects: a crash of the thread is answered with E_INTERNAL, and the next call starts a new thread. */
  readonly call: (name: StoreOperation, args: unknown, options: CallOptions) => Promise<Answer<unknown>>;
  /** Asks every call under this job name to stop; those that can answer E_CANCELLED. */
  readonly cancel: (job: string) => void;
  /** Asks the running call to stop, lets those behind it have their turn, closes the store and ends the thread. */
  readonly close: () => Promise<void>;
}

/** What crosses to the thread: no functions. */
export type StoreWorkerData = Omit<ServicesOptions, 'vault' | 'now'> & { readonly hasVault: boolean };

export interface StoreClientOptions {
  readonly workerUrl: URL;
  readonly options: ServicesOptions;
  readonly onEvent: (event: ShellEvent) => void;
}

interface Pending {
  readonly options: CallOptions;
  readonly flag: Int32Array;
  readonly resolve: (answer: Answer<unknown>) => void;
}

/** The store's thread as seen by the process that owns it. */
export function createStoreClient({ workerUrl, options, onEvent }: StoreClientOptions): StoreClient {
  const { vault, now: _now, ...rest } = options;
  const data: StoreWorkerData = { ...rest, hasVault: vault !== undefined };
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let closed = false;
  let lastId = 0;

  const settle = (id: number, answer: Answer<unknown>): void => {
    pending.get(id)?.resolve(answer);
    pending.delete(id);
  };

  const start = (): Worker => {
    const thread = new Worker(workerUrl, { workerData: data });
    let reason = 'the store thread ended';
    thread.on('message', (message: FromWorker) => {
      if (message.type === 'answer') settle(message.id, message.answer);
      else if (message.type === 'vault')
        void answerVault(vault, message).then((told) => thread.postMessage(told));
      else onEvent(message);
    });
    thread.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', () => {
      if (worker === thread) worker = null;
      for (const [id, call] of [...pending])
        settle(id, refused(call.options.language, 'E_INTERNAL', { detail: reason }));
    });
    return thread;
  };

  const send = (message: ToWorker): void => {
    worker ??= start();
    worker.postMessage(message);
  };

  const cancel = (job: string): void => {
    for (const { options: call, flag } of pending.values()) {
      if (call.job === job) Atomics.store(flag, 0, 1);
    }
  };

  /** Calls run in order, so the oldest one is the one that runs; those behind it still get their turn. */
  const cancelRunning = (): void => {
    const [running] = pending.values();
    if (running !== undefined) Atomics.store(running.flag, 0, 1);
  };

  return {
    call: (name, args, call) => {
      if (closed) return Promise.resolve(refused(call.language, 'E_CANCELLED'));
      return new Promise((resolve) => {
        const flag = new SharedArrayBuffer(4);
        lastId += 1;
        pending.set(lastId, { options: call, flag: new Int32Array(flag), resolve });
        send({ type: 'call', id: lastId, name, args, options: call, flag });
      });
    },
    cancel,
    close: () => {
      closed = true;
      const thread = worker;
      if (thread === null) return Promise.resolve();
      cancelRunning();
      return new Promise((resolve) => {
        const limit = setTimeout(() => void thread.terminate(), closeWithinMs);
        thread.once('exit', () => {
          clearTimeout(limit);
          resolve();
        });
        thread.postMessage({ type: 'close' } satisfies ToWorker);
      });
    },
  };
}
