import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from './base64.ts';

const SECRET_BYTES = 32;
const DIGITS = 8;

/** The random secret that lets only a reader of the bundle know its receipt code; base64 of 32 bytes. */
export const newReceiptSecret = (): string => toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));

/** Whether a text is base64 of as many bytes as a receipt secret has. */
export const isReceiptSecret = (text: string): boolean => fromBase64(text)?.length === SECRET_BYTES;

/**
 * Eight digits that prove by phone that a bundle was received: the first 64 bits of HMAC-SHA256(secret, "receipt")
 * as a number, modulo 10^8.
 *
 * @throws Error when `secret` is not base64.
 */
export function receiptCode(secret: string): string {
  const key = fromBase64(secret);
  if (!key) throw new Error('a receipt secret is base64');
  const mac = hmac(sha256, key, new TextEncoder().encode('receipt'));
  const value = new DataView(mac.buffer, mac.byteOffset).getBigUint64(0);
  return (value % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
}

/** The eight digits as somebody typed them after a phone call (blanks, hyphens, full-width digits), or null. */
export function readReceiptCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—·.]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}
