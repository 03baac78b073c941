import { sha256 } from '@noble/hashes/sha2.js';
import { fingerprintWords } from './fingerprint-words.ts';
import { formatPublicKey, parsePublicKey } from './minisign.ts';

/** What two people read to each other by phone before they trust a key: the same 80 bits twice. */
export interface Fingerprint {
  /** Five groups of five digits. */
  readonly digits: readonly string[];
  /** Ten words, one for each byte. */
  readonly words: readonly string[];
}

const BYTES = 10;
const DIGITS = 25;

/**
 * The fingerprint of a minisign public key line: the first 80 bits of the SHA-256 of the line.
 *
 * @throws Error when the line is not a public key; check foreign lines with `parsePublicKey` first.
 */
export function fingerprint(publicLine: string): Fingerprint {
  const key = parsePublicKey(publicLine);
  if (!key) throw new Error('not a minisign public key line');
  const bytes = sha256(new TextEncoder().encode(formatPublicKey(key))).subarray(0, BYTES);
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = value.toString().padStart(DIGITS, '0').match(/\d{5}/g) ?? [];
  return { digits, words: [...bytes].map((byte) => fingerprintWords[byte] ?? '') };
}

/** One line for screens and answers: `12345-67890-… 春天·河流·…`. */
export const formatFingerprint = (print: Fingerprint): string =>
  `${print.digits.join('-')} ${print.words.join('·')}`;
