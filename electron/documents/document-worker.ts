import { parentPort, workerData } from 'node:worker_threads';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { clipboardPage } from './html/clipboard.ts';
import { readBytes, readPage } from './read-bytes.ts';
import type { ReadDocument, ReadingJob } from './reading.ts';

if (parentPort === null) throw new Error('documents are read in a worker thread only');
const job: ReadingJob = workerData;
parentPort.postMessage(await answer());

async function answer(): Promise<Result<ReadDocument>> {
  try {
    return ok(job.kind === 'bytes' ? await readBytes(job.bytes) : await readPage(clipboardPage(job.html)));
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure.code, error.failure.params);
    // The stack is as deep as the document is nested.
    if (error instanceof RangeError && /call stack/.test(error.message)) return fail('E_LIST_HOSTILE');
    throw error;
  }
}
