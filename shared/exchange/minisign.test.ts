import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatPublicKey,
  formatSignature,
  keyIdText,
  type PublicKey,
  parsePublicKey,
  parseSignature,
  signMessage,
  verifySignature,
} from './minisign.ts';

/** Made with minisign 0.11; its secret key was thrown away. */
const vector = {
  message: new TextEncoder().encode('你好，回执\n'),
  publicLine: 'RWRmvjAShBA1FP/038XSeGd7ZzxcK3o43szRWptpAHPtAPtOfk0hiDwj',
  keyId: '143510841230BE66',
  signature: [
    'untrusted comment: public test vector',
    'RURmvjAShBA1FFlVoiaNlBBfUAHULBXl+KaDCjvRa2u7aifx2x+orivg2tCkfS99Hke8l5FT2j7irSLeXT8Y9Mne7sH9jgvqvwE=',
    'trusted comment: timestamp:1 bundle:测试',
    'O7a0kIuLGLxjajT3j6ngIMqb7Va4E9UTL7bE1c7oMfbFobFKpD5883zVBmDAAuJoDi/eQ3rvuSKXs/CLw12wAg==',
    '',
  ].join('\n'),
  legacy: [
    'untrusted comment: signature from minisign secret key',
    'RWRmvjAShBA1FAmvwk9ChApOtd3W79/c5JFCQ8nO3YpI7/8F9taw6PmJXbOSxXCoMe2G6Ii2EgdH9gIDbkqz3yw8kYxHFgax7Q0=',
    'trusted comment: legacy',
    '568rn2rHnYCemQvhawR0KjGhp1meKZe1rHcVVPW7TUSZbJZnYGfKQITzgIapycYNzRN0ar2HxclDBYL6RY2yBg==',
    '',
  ].join('\n'),
};

const verify = (message: Uint8Array, text: string, line: string): boolean => {
  const signed = parseSignature(text);
  const key = parsePublicKey(line);
  return signed !== null && key !== null && verifySignature(message, signed, key);
};

const seed = new Uint8Array(32).fill(7);
const own: PublicKey = { keyId: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), key: ed25519.getPublicKey(seed) };
const sign = (bytes: Uint8Array) => ed25519.sign(bytes, seed);

describe('a signature made by minisign', () => {
  test('is accepted', () => {
    expect(verify(vector.message, vector.signature, vector.publicLine)).toBe(true);
  });

  test('names its key as minisign does', () => {
    const key = parsePublicKey(vector.publicLine);
    expect(key && keyIdText(key.keyId)).toBe(vector.keyId);
    expect(key && formatPublicKey(key)).toBe(vector.publicLine);
  });

  test('is refused for another message', () => {
    expect(verify(new TextEncoder().encode('你好'), vector.signature, vector.publicLine)).toBe(false);
  });

  test('is refused under another trusted comment', () => {
    const forged = vector.signature.replace('timestamp:1', 'timestamp:2');
    expect(verify(vector.message, forged, vector.publicLine)).toBe(false);
  });

  test('is refused for another key', () => {
    expect(verify(vector.message, vector.signature, formatPublicKey(own))).toBe(false);
  });

  test('is refused in the legacy form', () => {
    expect(parseSignature(vector.legacy)).toBeNull();
  });
});

test('what is signed is accepted, and reads back unchanged', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (message, comment) => {
      const line = comment.replace(/[\r\n]/g, ' ').toWellFormed();
      const signed = signMessage(message, line, own.keyId, sign);
      expect(parseSignature(formatSignature(signed))).toEqual(signed);
      expect(verifySignature(message, signed, own)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('one changed byte anywhere in the signature text is never accepted, or changes only the untrusted comment', () => {
  const text = formatSignature(signMessage(vector.message, 'bundle:1', own.keyId, sign));
  const untrusted = text.indexOf('\n');
  for (let at = 'untrusted comment: '.length; at < text.length; at++) {
    const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
    expect(verify(vector.message, changed, formatPublicKey(own))).toBe(at < untrusted);
  }
});

test('a trusted comment of two lines is a mistake of the caller', () => {
  expect(() => signMessage(vector.message, 'a\nb', own.keyId, sign)).toThrow();
});

test('what is not a public key line is not one', () => {
  for (const line of [
    '',
    'RW',
    `${vector.publicLine}A`,
    vector.publicLine.slice(4),
    `RU${vector.publicLine.slice(2)}`,
    '公钥',
  ]) {
    expect(parsePublicKey(line)).toBeNull();
  }
});

test('a public key that is no point of the curve verifies nothing', () => {
  const signed = signMessage(vector.message, 'x', own.keyId, sign);
  const broken = { keyId: own.keyId, key: new Uint8Array(32).fill(0xff) };
  expect(verifySignature(vector.message, signed, broken)).toBe(false);
});
