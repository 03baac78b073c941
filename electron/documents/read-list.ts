import { describeNote } from '../../shared/lists/document-notes.ts';
import type { ListReading, ReadingChoice } from '../../shared/lists/parts.ts';
import { ok, type Result } from '../../shared/result.ts';
import { understandSource } from './read-source.ts';

export interface ListFile {
  readonly name: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly list: ListReading;
}

/**
 * Reads a list document of any known form; a file that holds no list gives no tasks and a note. Refuses what
 * `understandSource` refuses.
 */
export async function readListFile(
  path: string,
  { choice = {}, cancelled }: { readonly choice?: ReadingChoice; readonly cancelled?: () => boolean } = {},
): Promise<Result<ListFile>> {
  const read = await understandSource({ path }, { choice, taught: [] }, cancelled ? { cancelled } : {});
  if (!read.ok) return read;
  const { name, sha256, list, notes } = read.value;
  const aboutFile = notes.map((note) => ({
    task: null,
    field: 'document' as const,
    message: describeNote(note, 'zh'),
  }));
  return ok({ name, sha256, list: { ...list, notes: [...aboutFile, ...list.notes] } });
}
