import type { Failure } from '../../shared/result.ts';

/** What the first bytes say that a file is. `markup` may still turn out to be text. */
export type Container = 'package' | 'compound' | 'rtf' | 'archive' | 'markup' | 'text';

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

const containers: readonly (readonly [signature: readonly number[], container: Container])[] = [
  [ascii('PK\x03\x04'), 'package'],
  [ascii('PK\x05\x06'), 'package'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'compound'],
  [ascii('{\\rtf'), 'rtf'],
];

/** First bytes of files that are no list and cannot become one, with what helps most. */
const foreign: readonly (readonly [signature: readonly number[], failure: Failure])[] = [
  [ascii('%PDF-'), { code: 'E_LIST_PAGES', params: { format: 'PDF' } }],
  [ascii('\x89PNG'), { code: 'E_LIST_PICTURE' }],
  [[0xff, 0xd8, 0xff], { code: 'E_LIST_PICTURE' }],
  [ascii('GIF8'), { code: 'E_LIST_PICTURE' }],
  [ascii('II*\0'), { code: 'E_LIST_PICTURE' }],
  [ascii('MM\0*'), { code: 'E_LIST_PICTURE' }],
  [[0x1f, 0x8b], { code: 'E_LIST_FORMAT' }],
  [ascii('Rar!'), { code: 'E_LIST_FORMAT' }],
  [ascii('7z\xbc\xaf'), { code: 'E_LIST_FORMAT' }],
  [ascii('age-encryption.org/'), { code: 'E_LIST_FORMAT' }],
  [ascii('SQLite format 3'), { code: 'E_LIST_FORMAT' }],
];

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** Decides by content alone; a Failure (without the file's name) for pages, pictures, archives and databases. */
export function containerOf(bytes: Uint8Array): Container | Failure {
  const refused = foreign.find(([signature]) => begins(bytes, signature));
  if (refused) return refused[1];
  const known = containers.find(([signature]) => begins(bytes, signature));
  if (known) return known[1];
  const start = Buffer.from(bytes.subarray(0, 8192)).toString('latin1').replaceAll('\0', '');
  if (looksLikeMht(start)) return 'archive';
  return /^[\s\xff\xfe\xef\xbb\xbf]*</.test(start) ? 'markup' : 'text';
}

/** A page saved as one file (.mht, or what older offices save as .doc): headers, then parts behind boundaries. */
const looksLikeMht = (start: string): boolean =>
  /^\s*([\w-]+:.*(\r?\n[ \t].*)*\r?\n){0,12}mime-version:/i.test(start) &&
  /content-type:\s*(multipart\/|text\/html)/i.test(start);
