import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { Isolation } from '../threads/run-in-thread.ts';
import { isolation, readIsolated, understandIsolated } from './isolate.ts';
import type { ReadDocument, ReadingGuide, ReadingInput, UnderstoodDocument } from './reading.ts';

export type SourceInput =
  | { readonly path: string }
  | { readonly bytes: Uint8Array; readonly name: string }
  /** What a clipboard holds: its HTML as the system gives it, null where there is none, and its plain text. */
  | { readonly paste: { readonly html: string | null; readonly text: string } };

interface Named {
  /** The file's name; for a paste what to call it in a sentence. */
  readonly name: string;
  /** Of the bytes, lower-case hex; of a paste those of its HTML or else its text in UTF-8. */
  readonly sha256: string;
}
export type Source = Named & ReadDocument;
export type UnderstoodSource = Named & UnderstoodDocument;

/** Largest document that is read, in bytes. */
export const sourceSizeLimit = 20 * 1024 * 1024;

const pasteName = '粘贴的内容';

/**
 * Reads a file or a paste of any known form into paragraphs and tables. E_FILE_NOT_FOUND, E_CANNOT_READ, E_TOO_LARGE
 * (before reading), E_LIST_FORMAT (a folder, unknown contents), E_LIST_PAGES, E_LIST_PICTURE, E_LIST_EMPTY,
 * E_LIST_PASSWORD, E_LIST_HOSTILE, E_LIST_TOO_LONG, E_LIST_TOO_HEAVY, E_LIST_ENCODING, E_TRUNCATED, E_CANCELLED.
 */
export const readSource = (input: SourceInput, limits: Partial<Isolation> = {}): Promise<Result<Source>> =>
  opened(input, (reading) => readIsolated(reading, { ...isolation, ...limits }));

/** The list in a file or a paste. Refuses what `readSource` refuses, and E_LIST_INCOMPLETE (the table breaks off). */
export const understandSource = (
  input: SourceInput,
  guide: ReadingGuide,
  limits: Partial<Isolation> = {},
): Promise<Result<UnderstoodSource>> =>
  opened(input, (reading) => understandIsolated(reading, guide, { ...isolation, ...limits }));

/** Gives what was opened its name, in the answer and in a refusal's sentence. */
async function opened<T>(
  input: SourceInput,
  read: (reading: ReadingInput) => Promise<Result<T>>,
): Promise<Result<Named & T>> {
  const name = nameOf(input);
  const named = ({ code, params }: Failure) => fail(code, { ...params, file: name });
  const reading = await readingOf(input, name);
  if (!reading.ok) return named(reading.error);
  const done = await read(reading.value);
  return done.ok ? ok({ name, sha256: hashOf(reading.value), ...done.value }) : named(done.error);
}

function nameOf(input: SourceInput): string {
  if ('paste' in input) return pasteName;
  return 'path' in input ? basename(input.path) : input.name;
}

async function readingOf(input: SourceInput, name: string): Promise<Result<ReadingInput>> {
  if ('paste' in input) {
    const { html, text } = input.paste;
    return (html?.length ?? 0) + text.length > sourceSizeLimit
      ? tooLarge()
      : ok({ kind: 'paste', html, text });
  }
  const bytes = 'path' in input ? await readLimited(input.path) : limited(input.bytes);
  return bytes.ok ? ok({ kind: 'bytes', bytes: bytes.value, name }) : bytes;
}

const hashOf = (input: ReadingInput): string =>
  createHash('sha256')
    .update(input.kind === 'bytes' ? input.bytes : (input.html ?? input.text))
    .digest('hex');

const tooLarge = () => fail('E_TOO_LARGE', { limit: `${sourceSizeLimit / 1024 / 1024} MB` });

const limited = (bytes: Uint8Array): Result<Uint8Array> =>
  bytes.length > sourceSizeLimit ? tooLarge() : ok(bytes);

async function readLimited(path: string): Promise<Result<Uint8Array>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail('E_LIST_FORMAT');
    if (found.size > sourceSizeLimit) return tooLarge();
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? fail('E_FILE_NOT_FOUND')
      : fail('E_CANNOT_READ', { path });
  }
}
