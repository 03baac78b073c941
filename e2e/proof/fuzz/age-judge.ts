import { createDecipheriv, createHmac } from 'node:crypto';
import {
  bodyLines,
  CHUNK,
  chunkNonce,
  derived,
  passwordKey,
  publicOf,
  sharedKey,
  unpadded,
} from './age-model.ts';

export interface AgeSecrets {
  readonly password: string;
  /** An X25519 secret, 32 bytes. */
  readonly secret: Buffer;
}

const TAG = 16;
const HIGHEST_WORK_FACTOR = 18;
const MOST_HEADER = 16 * 1024;

interface Stanza {
  readonly args: readonly string[];
  readonly body: Buffer;
}

/**
 * What an age file holds for one who has these secrets, by the letter of the specification and of
 * `docs/bundle-format.md` 3; null where either refuses it.
 */
export function agePlain(bytes: Buffer, secrets: AgeSecrets): Buffer | null {
  const head = bytes.toString('latin1', 0, MOST_HEADER);
  const [header, text = '', mac = ''] =
    /^age-encryption\.org\/v1\n((?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+)--- ([A-Za-z0-9+/]{43})\n/.exec(
      head,
    ) ?? [];
  if (header === undefined) return null;
  const stanzas = stanzasIn(text);
  const fileKey = stanzas && fileKeyOf(stanzas, secrets);
  if (!fileKey) return null;
  const signed = header.slice(0, -(mac.length + 2));
  const right = createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header'))
    .update(signed)
    .digest();
  if (unpadded(right) !== mac) return null;
  const payload = bytes.subarray(header.length);
  return payload.length < TAG
    ? null
    : payloadOf(derived(fileKey, payload.subarray(0, TAG), 'payload'), payload.subarray(TAG));
}

function stanzasIn(text: string): readonly Stanza[] | null {
  const stanzas: Stanza[] = [];
  for (const [, line = '', lines = ''] of text.matchAll(/-> (.+)\n((?:.{64}\n)*.{0,63}\n)/g)) {
    const body = Buffer.from(lines.replaceAll('\n', ''), 'base64');
    if (bodyLines(body).join('\n') !== lines.slice(0, -1)) return null;
    stanzas.push({ args: line.split(' '), body });
  }
  return stanzas;
}

function fileKeyOf(stanzas: readonly Stanza[], secrets: AgeSecrets): Buffer | null {
  if (stanzas.some(({ args }) => args[0] === 'scrypt')) {
    const [{ args, body } = { args: [], body: Buffer.alloc(0) }] = stanzas;
    const [, salt = '', factor = ''] = args;
    const bytes = exactly(salt, 16);
    if (stanzas.length !== 1 || args.length !== 3 || !bytes || !/^[1-9]\d*$/.test(factor)) return null;
    if (Number(factor) > HIGHEST_WORK_FACTOR) return null;
    return unwrapped(passwordKey(secrets.password, bytes, Number(factor)), body);
  }
  for (const { args, body } of stanzas) {
    if (args[0] !== 'X25519') continue;
    const share = exactly(args[1] ?? '', 32);
    if (args.length !== 2 || !share || body.length !== 2 * TAG) return null;
    const key = keyWith(share, secrets.secret);
    if (key === null) return null;
    const fileKey = unwrapped(key, body);
    if (fileKey) return fileKey;
  }
  return null;
}

function keyWith(share: Buffer, secret: Buffer): Buffer | null {
  try {
    return sharedKey(secret, share, share, publicOf(secret));
  } catch {
    return null;
  }
}

const exactly = (text: string, length: number): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && unpadded(bytes) === text ? bytes : null;
};

const unwrapped = (key: Buffer, body: Buffer): Buffer | null =>
  body.length === 2 * TAG ? unsealed(key, Buffer.alloc(12), body) : null;

function unsealed(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG) return null;
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Whole chunks, the last one marked as such, and empty only where it is the only one. */
function payloadOf(key: Buffer, sealed: Buffer): Buffer | null {
  const plain: Buffer[] = [];
  const count = Math.max(1, Math.ceil(sealed.length / (CHUNK + TAG)));
  for (let counter = 0; counter < count; counter++) {
    const at = counter * (CHUNK + TAG);
    const chunk = unsealed(
      key,
      chunkNonce(counter, counter === count - 1),
      sealed.subarray(at, at + CHUNK + TAG),
    );
    if (!chunk || (chunk.length === 0 && counter > 0)) return null;
    plain.push(chunk);
  }
  return Buffer.concat(plain);
}
