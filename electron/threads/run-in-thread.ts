import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';

export interface Isolation {
  readonly milliseconds: number;
  /** Of the thread's heap. */
  readonly megabytes: number;
  /** Polled; work that is no longer wanted ends at once. */
  readonly cancelled?: () => boolean;
}

const POLL_MS = 50;

/**
 * Runs one job in a thread of its own that holds nothing else and ends with it, so that a hostile file costs no more
 * than this job. `tooHeavy` beyond time or memory, E_CANCELLED, and what the thread answers. Rejects on a mistake of ours.
 * It answers when the thread has ended: V8 aborts the whole process now and then when one thread starts to run
 * WebAssembly while another that runs it is being ended.
 */
export function runInThread<T>(
  entry: URL,
  job: unknown,
  limits: Isolation,
  tooHeavy: ErrorCode,
): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, {
      workerData: job,
      // What a library prints about a damaged file is of no use to anybody.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 8 },
    });
    const timer = setTimeout(() => end(() => resolve(fail(tooHeavy))), limits.milliseconds);
    const poll = setInterval(() => {
      if (limits.cancelled?.()) end(() => resolve(fail('E_CANCELLED')));
    }, POLL_MS);
    let ending = false;
    const end = (answer: () => void) => {
      if (ending) return;
      ending = true;
      clearTimeout(timer);
      clearInterval(poll);
      void thread.terminate().then(answer);
    };
    thread.on('message', (result: Result<T>) => end(() => resolve(result)));
    thread.on('error', (error: Error & { readonly code?: string }) =>
      end(() => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(fail(tooHeavy));
        else reject(error);
      }),
    );
    thread.on('exit', () => end(() => reject(new Error('the thread ended without an answer'))));
  });
}

/**
 * The entry of a thread: the source beside the asking file as it is; in the built program beside the entries, while the
 * asking file may be one of their chunks.
 */
export function threadEntry(here: string, name: string): URL {
  if (here.endsWith('.ts')) return new URL(`./${name}.ts`, here);
  return new URL(here.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, here);
}
