import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../shared/result.ts';
import type { ReadDocument, ReadingJob } from './reading.ts';

export interface Isolation {
  readonly milliseconds: number;
  /** Of the thread's heap. */
  readonly megabytes: number;
  /** Polled; a reading that is no longer wanted ends at once. */
  readonly cancelled?: () => boolean;
}

export const isolation: Isolation = { milliseconds: 60_000, megabytes: 1024 };

const pollMs = 50;

/**
 * Reads a document in a thread of its own that holds nothing else and ends with it, so that a hostile file costs no
 * more than this reading. E_LIST_TOO_HEAVY beyond time or memory, E_CANCELLED, and what the readers refuse. Rejects on
 * a mistake of ours.
 */
export function readIsolated(job: ReadingJob, limits: Isolation): Promise<Result<ReadDocument>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(workerUrl(), {
      workerData: job,
      // What a library prints about a damaged file is of no use to anybody.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
    });
    const timer = setTimeout(() => settle(fail('E_LIST_TOO_HEAVY')), limits.milliseconds);
    const poll = setInterval(() => {
      if (limits.cancelled?.()) settle(fail('E_CANCELLED'));
    }, pollMs);
    const release = () => {
      clearTimeout(timer);
      clearInterval(poll);
      void thread.terminate();
    };
    const settle = (result: Result<ReadDocument>) => {
      release();
      resolve(result);
    };
    thread.on('message', settle);
    thread.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle(fail('E_LIST_TOO_HEAVY'));
      release();
      reject(error);
    });
    thread.on('exit', () => {
      release();
      reject(new Error('the reading thread ended without an answer'));
    });
  });
}

/** Beside this file as it is; in the built program beside the entries, while this file may be one of their chunks. */
function workerUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./document-worker.ts', here);
  return new URL(here.includes('/chunks/') ? '../document-worker.js' : './document-worker.js', here);
}
