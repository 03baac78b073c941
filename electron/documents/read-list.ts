import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseListText } from '../../shared/lists/index.ts';
import type { ParsedList } from '../../shared/lists/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './decode.ts';

export interface ListFile {
  readonly name: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly list: ParsedList;
}

/** Largest list document that is read, in bytes. */
export const listSizeLimit = 20 * 1024 * 1024;

/**
 * Reads a list document; a file that holds no list gives no tasks and a note. E_FILE_NOT_FOUND, E_TOO_LARGE (before reading),
 * E_LIST_FORMAT (folder, office file, bundle, any binary), E_CANNOT_READ, E_LIST_ENCODING, E_TRUNCATED (cut inside a character),
 * E_LIST_INCOMPLETE (the table breaks off).
 */
export async function readListFile(path: string): Promise<Result<ListFile>> {
  const name = basename(path);
  const read = await readLimited(path, name);
  if (!read.ok) return read;
  const bytes = read.value;
  if (hasForeignSignature(bytes)) return fail('E_LIST_FORMAT', { file: name });

  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return fail('E_LIST_FORMAT', { file: name });
  if (decoded.kind === 'cut') return fail('E_TRUNCATED', { file: name });
  if (decoded.kind === 'unknown') return fail('E_LIST_ENCODING', { file: name });

  const parsed = parseListText(decoded.text);
  if (!parsed.ok) return fail(parsed.error.code, { ...parsed.error.params, file: name });
  return ok({ name, sha256: createHash('sha256').update(bytes).digest('hex'), list: parsed.value });
}

async function readLimited(path: string, name: string): Promise<Result<Uint8Array>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail('E_LIST_FORMAT', { file: name });
    if (found.size > listSizeLimit) return fail('E_TOO_LARGE', { file: name, limit: '20 MB' });
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? fail('E_FILE_NOT_FOUND', { file: name })
      : fail('E_CANNOT_READ', { path });
  }
}

/** First bytes of ZIP (docx, xlsx, tzb), OLE2 (doc, xls), PDF, RTF, gzip, age, PNG, JPEG, SQLite. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [...Buffer.from('%PDF-')],
  [...Buffer.from('{\\rtf')],
  [...Buffer.from('age-encryption.org/')],
  [...Buffer.from('SQLite format 3')],
  [0x1f, 0x8b],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

const hasForeignSignature = (bytes: Uint8Array): boolean =>
  signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte));
