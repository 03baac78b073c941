import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceDocument } from '../../shared/lists/document.ts';
import type { DocumentNote } from '../../shared/lists/document-notes.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import type { Isolation } from '../threads/run-in-thread.ts';
import { isolation, readIsolated } from './isolate.ts';
import type { ReadDocument } from './reading.ts';
import { containerOf } from './signatures.ts';
import { readPlainText, readTextFile } from './text/read-text-file.ts';

export type SourceInput =
  | { readonly path: string }
  | { readonly bytes: Uint8Array; readonly name: string }
  /** What a clipboard holds: its HTML as the system gives it, null where there is none, and its plain text. */
  | { readonly paste: { readonly html: string | null; readonly text: string } };

export interface Source {
  /** The file's name; for a paste what to call it in a sentence. */
  readonly name: string;
  /** Of the bytes, lower-case hex; of a paste those of its HTML or else its text in UTF-8. */
  readonly sha256: string;
  readonly document: SourceDocument;
  readonly notes: readonly DocumentNote[];
}

/** Largest document that is read, in bytes. */
export const sourceSizeLimit = 20 * 1024 * 1024;

const pasteName = '粘贴的内容';

/**
 * Reads a file or a paste of any known form into paragraphs and tables. Anything but plain text is read in a thread of
 * its own. E_FILE_NOT_FOUND, E_CANNOT_READ, E_TOO_LARGE (before reading), E_LIST_FORMAT (a folder, unknown contents),
 * E_LIST_PAGES, E_LIST_PICTURE, E_LIST_EMPTY, E_LIST_PASSWORD, E_LIST_HOSTILE, E_LIST_TOO_LONG, E_LIST_TOO_HEAVY,
 * E_LIST_ENCODING, E_TRUNCATED, E_CANCELLED.
 */
export async function readSource(
  input: SourceInput,
  limits: Partial<Isolation> = {},
): Promise<Result<Source>> {
  const within = { ...isolation, ...limits };
  if ('paste' in input) return named(pasteName, await readPaste(input.paste, within));
  const name = 'path' in input ? basename(input.path) : input.name;
  const bytes = 'path' in input ? await readLimited(input.path) : limited(input.bytes);
  return named(name, bytes.ok ? await readFileBytes(bytes.value, name, within) : bytes);
}

type Unnamed = Omit<Source, 'name'>;

/** Puts the file's name into the refusal's sentence. */
const named = (name: string, read: Result<Unnamed>): Result<Source> =>
  read.ok ? ok({ name, ...read.value }) : fail(read.error.code, { ...read.error.params, file: name });

async function readFileBytes(bytes: Uint8Array, name: string, limits: Isolation): Promise<Result<Unnamed>> {
  const sha256 = hashOf(bytes);
  const container = containerOf(bytes);
  if (typeof container !== 'string') return fail(container.code, container.params);
  const read =
    container === 'text'
      ? plainly(() => readTextFile(bytes, name))
      : await readIsolated({ kind: 'bytes', bytes }, limits);
  return withText(read, sha256);
}

/** Plain text is read right here; a refusal on the way is a result as from the thread. */
function plainly(read: () => Result<ReadDocument>): Result<ReadDocument> {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure.code, error.failure.params);
    throw error;
  }
}

async function readPaste(
  { html, text }: { readonly html: string | null; readonly text: string },
  limits: Isolation,
): Promise<Result<Unnamed>> {
  const sha256 = hashOf(html ?? text);
  if ((html?.length ?? 0) + text.length > sourceSizeLimit) return tooLarge();
  const plain = readPlainText(text);
  if (html === null || html.trim() === '') return withText(ok(plain), sha256);
  const rich = await readIsolated({ kind: 'html', html }, limits);
  // Some programs offer HTML that holds a table only as lines; their plain text has the cells.
  const poorer = rich.ok && !hasTable(rich.value) && (hasTable(plain) || isEmpty(rich.value));
  return withText(poorer ? ok(plain) : rich, sha256);
}

const hasTable = ({ document }: ReadDocument): boolean =>
  document.blocks.some((block) => block.kind === 'table');

const isEmpty = ({ document }: ReadDocument): boolean =>
  document.blocks.every(
    (block) =>
      block.kind === 'table' && block.rows.every((row) => row.every((cell) => cell.paragraphs.length === 0)),
  );

/** A document without any text is refused here, for all readers. */
function withText(read: Result<ReadDocument>, sha256: string): Result<Unnamed> {
  if (!read.ok) return read;
  if (!isEmpty(read.value)) return ok({ sha256, ...read.value });
  const pictures = read.value.notes.some((note) => note.code === 'pictures');
  return fail(pictures ? 'E_LIST_PICTURE' : 'E_LIST_EMPTY');
}

const hashOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

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
