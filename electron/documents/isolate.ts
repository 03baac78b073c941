import type { Result } from '../../shared/result.ts';
import { type Isolation, runInThread, threadEntry } from '../threads/run-in-thread.ts';
import type { ReadDocument, ReadingJob } from './reading.ts';

export const isolation: Isolation = { milliseconds: 60_000, megabytes: 1024 };

/**
 * Reads a document in a thread of its own. E_LIST_TOO_HEAVY beyond time or memory, E_CANCELLED, and what the readers
 * refuse. Rejects on a mistake of ours.
 */
export const readIsolated = (job: ReadingJob, limits: Isolation): Promise<Result<ReadDocument>> =>
  runInThread(threadEntry(import.meta.url, 'document-worker'), job, limits, 'E_LIST_TOO_HEAVY');
