import { describeNote } from '../../shared/lists/document-notes.ts';
import { parseDocument } from '../../shared/lists/index.ts';
import type { ListReading, ReadingChoice } from '../../shared/lists/parts.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readSource } from './read-source.ts';

export interface ListFile {
  readonly name: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly list: ListReading;
}

/**
 * Reads a list document of any known form; a file that holds no list gives no tasks and a note. Refuses what
 * `readSource` refuses, and E_LIST_INCOMPLETE (the table breaks off).
 */
export async function readListFile(
  path: string,
  { choice = {}, cancelled }: { readonly choice?: ReadingChoice; readonly cancelled?: () => boolean } = {},
): Promise<Result<ListFile>> {
  const read = await readSource({ path }, cancelled ? { cancelled } : {});
  if (!read.ok) return read;
  const { name, sha256, document, notes } = read.value;
  const parsed = parseDocument(document, choice);
  if (!parsed.ok) return fail(parsed.error.code, { ...parsed.error.params, file: name });
  const list = parsed.value;
  const aboutFile = notes.map((note) => ({
    task: null,
    field: 'document' as const,
    message: describeNote(note, 'zh'),
  }));
  return ok({ name, sha256, list: { ...list, notes: [...aboutFile, ...list.notes] } });
}
