import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { fromBase64, toBase64 } from './base64.ts';

/**
 * minisign public keys and signatures, prehashed form (https://jedisct1.github.io/minisign/).
 *
 *   public key   base64( "Ed" | key id, 8 bytes | Ed25519 public key, 32 bytes )           one line, begins with RW
 *   .minisig     untrusted comment: TEXT
 *                base64( "ED" | key id, 8 bytes | Ed25519 signature of BLAKE2b-512(message), 64 bytes )
 *                trusted comment: TEXT
 *                base64( Ed25519 signature of (the 64 signature bytes | TEXT as UTF-8), 64 bytes )
 *
 * The legacy form ("Ed", not prehashed) is refused: one form is enough for files that only this product writes.
 */
export interface PublicKey {
  readonly keyId: Uint8Array;
  readonly key: Uint8Array;
}

export interface Signature {
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  readonly globalSignature: Uint8Array;
}

const KEY_ALGORITHM = 'Ed';
const PREHASHED = 'ED';
const utf8 = new TextEncoder();

const tagged = (tag: string, ...parts: readonly Uint8Array[]): Uint8Array =>
  concat(utf8.encode(tag), ...parts);

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function untagged(text: string, tag: string, length: number): Uint8Array | null {
  const bytes = fromBase64(text);
  if (bytes?.length !== 2 + length || String.fromCharCode(...bytes.subarray(0, 2)) !== tag) return null;
  return bytes.subarray(2);
}

/** The key line of a public key, as minisign writes it: `RW…`. */
export const formatPublicKey = (key: PublicKey): string =>
  toBase64(tagged(KEY_ALGORITHM, key.keyId, key.key));

/** Null when the line is not a minisign public key. */
export function parsePublicKey(line: string): PublicKey | null {
  const bytes = untagged(line, KEY_ALGORITHM, 40);
  return bytes && { keyId: bytes.slice(0, 8), key: bytes.slice(8) };
}

/** A key id as minisign prints it: 16 capital hex digits, most significant byte first. */
export const keyIdText = (keyId: Uint8Array): string =>
  [...keyId]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
    .join('');

/** What is signed in place of the message. */
const prehash = (message: Uint8Array): Uint8Array => blake2b(message, { dkLen: 64 });

/** What the global signature signs. */
const globalMessage = (signature: Uint8Array, trustedComment: string): Uint8Array =>
  concat(signature, utf8.encode(trustedComment));

/** Signs with any Ed25519 signer; `trustedComment` must be one line. */
export function signMessage(
  message: Uint8Array,
  trustedComment: string,
  keyId: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): Signature {
  if (/[\r\n]/.test(trustedComment)) throw new Error('a trusted comment is one line');
  const signature = sign(prehash(message));
  return {
    keyId,
    signature,
    trustedComment,
    globalSignature: sign(globalMessage(signature, trustedComment)),
  };
}

/** The text of a signature file: four lines, each ended by a line feed. */
export const formatSignature = (signed: Signature): string =>
  [
    `untrusted comment: signature from taizhang key ${keyIdText(signed.keyId)}`,
    toBase64(tagged(PREHASHED, signed.keyId, signed.signature)),
    `trusted comment: ${signed.trustedComment}`,
    toBase64(signed.globalSignature),
    '',
  ].join('\n');

/** Null when the text is not a prehashed minisign signature of exactly four lines. */
export function parseSignature(text: string): Signature | null {
  const [untrusted, first, trusted, second, end, ...rest] = text.split('\n');
  if (end !== '' || rest.length > 0) return null;
  if (!untrusted?.startsWith('untrusted comment: ') || !trusted?.startsWith('trusted comment: ')) return null;
  const signed = untagged(first ?? '', PREHASHED, 72);
  const globalSignature = fromBase64(second ?? '');
  if (!signed || globalSignature?.length !== 64) return null;
  const trustedComment = trusted.slice('trusted comment: '.length);
  return { keyId: signed.slice(0, 8), signature: signed.slice(8), trustedComment, globalSignature };
}

/** True when `signed` is this key's signature of this message and of its own trusted comment. */
export function verifySignature(message: Uint8Array, signed: Signature, key: PublicKey): boolean {
  const sameKey = signed.keyId.every((byte, index) => byte === key.keyId[index]);
  return (
    sameKey &&
    holds(signed.signature, prehash(message), key.key) &&
    holds(signed.globalSignature, globalMessage(signed.signature, signed.trustedComment), key.key)
  );
}

function holds(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    // The library throws on a public key that is not a point of the curve.
    return false;
  }
}
