import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describeNote } from '../../../shared/lists/document-notes.ts';
import type { TaughtReading } from '../../../shared/lists/taught.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import { type SourceInput, understandSource } from '../../documents/read-source.ts';
import type { ReadingGuide } from '../../documents/reading.ts';
import type { Store } from '../../store/store.ts';
import type { CallContext } from '../services.ts';
import { type DocumentContent, keptDocument } from './drafts.ts';

/** Where a document comes from: a file, the clipboard, or a draft that keeps one. */
export interface ListSource {
  readonly path?: string | undefined;
  readonly paste?: Paste | undefined;
  readonly draft?: string | undefined;
}

interface Paste {
  readonly html: string | null;
  readonly text: string;
}

export interface ReadSource {
  readonly name: string;
  readonly sha256: string;
  readonly understood: TaughtReading;
  /** What the reader says about the document, in words. */
  readonly remarks: readonly string[];
  /** The document itself, to be kept. Throws Refusal E_CANNOT_READ where the file was changed since. */
  readonly content: () => Promise<DocumentContent>;
}

/** Reads and understands a document wherever it comes from. Refusals: those of `understandSource`, and E_NO_DRAFT. */
export async function readListSource(
  store: Store | null,
  { path, paste, draft }: ListSource,
  guide: ReadingGuide,
  context: CallContext,
): Promise<Result<ReadSource>> {
  if (path !== undefined) return read({ path }, () => bytesOf(path), guide, context);
  if (paste !== undefined) return readPaste(paste, guide, context);
  const kept = store && draft !== undefined ? keptDocument(store, draft) : null;
  if (!kept) return fail('E_NO_DRAFT');
  const { bytes, name } = kept;
  if (kept.form === 'paste')
    return readPaste(JSON.parse(Buffer.from(bytes).toString('utf8')), guide, context);
  return read({ bytes, name }, async () => bytes, guide, context);
}

const readPaste = (paste: Paste, guide: ReadingGuide, context: CallContext): Promise<Result<ReadSource>> =>
  read({ paste }, async () => new Uint8Array(Buffer.from(JSON.stringify(paste), 'utf8')), guide, context);

async function read(
  input: SourceInput,
  bytes: () => Promise<Uint8Array>,
  guide: ReadingGuide,
  { language, cancelled, aside }: CallContext,
): Promise<Result<ReadSource>> {
  // Reading may take long and touches no store: other calls have their turn meanwhile.
  const reading = () => understandSource(input, guide, cancelled ? { cancelled } : {});
  const source = await (aside ? aside(reading) : reading());
  if (!source.ok) return source;
  const { name, sha256, notes, ...understood } = source.value;
  return ok({
    name,
    sha256,
    understood,
    remarks: notes.map((note) => describeNote(note, language)),
    content: async () => {
      const content = await bytes();
      if ('path' in input && hashOf(content) !== sha256)
        throw new Refusal('E_CANNOT_READ', { path: input.path });
      return { name, sha256, form: 'paste' in input ? 'paste' : 'file', bytes: content };
    },
  });
}

const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(path));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
