import { textToDocument } from '../../../shared/lists/read-text.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReadDocument } from '../reading.ts';
import { csvToDocument } from './csv.ts';
import { decodeText } from './decode.ts';

/**
 * A text file in any of the encodings of `decodeText`: with TABs or separators between cells, or paragraphs. The name only
 * tips the balance for a table of two columns. E_LIST_FORMAT, E_TRUNCATED, E_LIST_ENCODING; throws E_LIST_TOO_LONG.
 */
export function readTextFile(bytes: Uint8Array, name = ''): Result<ReadDocument> {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return fail('E_LIST_FORMAT');
  if (decoded.kind === 'cut') return fail('E_TRUNCATED');
  if (decoded.kind === 'unknown') return fail('E_LIST_ENCODING');
  const records = csvToDocument(decoded.text, /\.csv$/i.test(name));
  return ok(records ? { document: records, notes: [] } : readPlainText(decoded.text));
}

/** Text typed, saved or pasted: cells apart by TABs, or paragraphs. */
export const readPlainText = (text: string): ReadDocument => ({ document: textToDocument(text), notes: [] });
