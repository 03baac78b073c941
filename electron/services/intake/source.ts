import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SourceDocument } from '../../../shared/lists/document.ts';
import { describeNote } from '../../../shared/lists/document-notes.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import { readSource, type SourceInput } from '../../documents/read-source.ts';
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
  readonly document: SourceDocument;
  /** What the reader says about the document, in words. */
  readonly remarks: readonly string[];
  /** The document itself, to be kept. Throws Refusal E_CANNOT_READ where the file was changed since. */
  readonly content: () => Promise<DocumentContent>;
}

/** Reads a document wherever it comes from. Refusals: those of `readSource`, and E_NO_DRAFT. */
export async function readListSource(
  store: Store | null,
  { path, paste, draft }: ListSource,
  context: CallContext,
): Promise<Result<ReadSource>> {
  if (path !== undefined) return read({ path }, () => bytesOf(path), context);
  if (paste !== undefined) return readPaste(paste, context);
  const kept = store && draft !== undefined ? keptDocument(store, draft) : null;
  if (!kept) return fail('E_NO_DRAFT');
  const { bytes, name } = kept;
  if (kept.form === 'paste') return readPaste(JSON.parse(Buffer.from(bytes).toString('utf8')), context);
  return read({ bytes, name }, async () => bytes, context);
}

const readPaste = (paste: Paste, context: CallContext): Promise<Result<ReadSource>> =>
  read({ paste }, async () => new Uint8Array(Buffer.from(JSON.stringify(paste), 'utf8')), context);

async function read(
  input: SourceInput,
  bytes: () => Promise<Uint8Array>,
  { language, cancelled, aside }: CallContext,
): Promise<Result<ReadSource>> {
  // Reading may take long and touches no store: other calls have their turn meanwhile.
  const reading = () => readSource(input, cancelled ? { cancelled } : {});
  const source = await (aside ? aside(reading) : reading());
  if (!source.ok) return source;
  const { name, sha256, document, notes } = source.value;
  return ok({
    name,
    sha256,
    document,
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
