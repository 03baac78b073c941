import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import type { PackageParts } from '../container/package-parts.ts';
import { relationshipsOf } from '../container/relationships.ts';
import { createDocumentBuilder } from '../document-builder.ts';
import type { ReadDocument } from '../reading.ts';
import { readBody } from './read-body.ts';
import { readNumbering } from './read-numbering.ts';
import { readStyles } from './styles.ts';

/** A Word file (.docx, .docm, .dotx): the main document with its automatic numbers. Macros, links and pictures are left alone. */
export async function readDocx(parts: PackageParts, main: string): Promise<ReadDocument> {
  const related = await relationshipsOf(parts, main);
  const partOf = async (type: string) => {
    const target = related.find((relationship) => relationship.type === type)?.target;
    return target === undefined ? null : parts.read(target);
  };
  const body = await parts.read(main);
  if (!body) throw new Refusal('E_TRUNCATED');
  const builder = createDocumentBuilder();
  const styles = readStyles(await partOf('styles'));
  const numbering = readNumbering(await partOf('numbering'));
  const { pictures, revisions } = readBody(body, builder, styles, numbering);
  const notes: DocumentNote[] = [];
  if (parts.names.some((name) => /vbaProject\.bin$/i.test(name))) notes.push({ code: 'macros' });
  if (revisions > 0) notes.push({ code: 'revisions' });
  if (pictures > 0) notes.push({ code: 'pictures', count: pictures });
  return { document: builder.finish(), notes };
}
