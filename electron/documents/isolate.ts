import type { Result } from '../../shared/result.ts';
import { type Isolation, runInThread, threadEntry } from '../threads/run-in-thread.ts';
import { readInput, understandInput } from './read-input.ts';
import type { ReadDocument, ReadingGuide, ReadingInput, ReadingJob, UnderstoodDocument } from './reading.ts';
import { containerOf } from './signatures.ts';

export const isolation: Isolation = { milliseconds: 60_000, megabytes: 1024 };

/** Bytes of plain text that are read right here: they cost less than a thread does. */
const SHORT_TEXT = 256 * 1024;

/**
 * The document of an input. All but short plain text is read in a thread of its own. E_LIST_TOO_HEAVY beyond time or
 * memory, E_CANCELLED, and what the readers refuse. Rejects on a mistake of ours.
 */
export const readIsolated = (input: ReadingInput, limits: Isolation): Promise<Result<ReadDocument>> =>
  isShortText(input) ? readInput(input) : inThread({ input, guide: null }, limits);

/** The list in an input, understood where it is read: as `readIsolated`, and what `parseTaught` refuses. */
export const understandIsolated = (
  input: ReadingInput,
  guide: ReadingGuide,
  limits: Isolation,
): Promise<Result<UnderstoodDocument>> =>
  isShortText(input) ? understandInput(input, guide) : inThread({ input, guide }, limits);

const inThread = <T>(job: ReadingJob, limits: Isolation): Promise<Result<T>> =>
  runInThread(threadEntry(import.meta.url, 'document-worker'), job, limits, 'E_LIST_TOO_HEAVY');

function isShortText(input: ReadingInput): boolean {
  if (input.kind === 'bytes') return input.bytes.length <= SHORT_TEXT && containerOf(input.bytes) === 'text';
  return (input.html === null || input.html.trim() === '') && input.text.length <= SHORT_TEXT;
}
