import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

/**
 * The scrypt stanza of age (https://github.com/C2SP/C2SP/blob/main/age.md, "scrypt recipient stanza"), its work done on
 * the system's threads: trying a password takes about a second and 256 MB, and nothing else may wait for it.
 */
export interface PasswordKey {
  /** 16 bytes; a key is for one file, since its nonce is fixed. */
  readonly salt: Uint8Array;
  /** 32 bytes that wrap the key of the file. */
  readonly key: Uint8Array;
  /** Log2 of the cost of one guess. */
  readonly workFactor: number;
}

/** What age itself writes; each step more doubles the memory that one guess takes (256 MB at 18). */
export const HIGHEST_WORK_FACTOR = 18;

const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
const SALT = 16;
const BLOCK = 8;
const NONCE = new Uint8Array(12);
/** Bytes of a wrapped key. */
export const PASSWORD_BODY = 32;

export async function derivePasswordKey(
  password: string,
  salt: Uint8Array,
  workFactor: number,
): Promise<PasswordKey> {
  const N = 2 ** workFactor;
  // The memory that scrypt itself needs, with room for what the system adds.
  const options = { N, r: BLOCK, p: 1, maxmem: 128 * BLOCK * (N + 64) * 2 };
  const key = await new Promise<Uint8Array>((resolve, reject) => {
    scrypt(password, Buffer.concat([LABEL, salt]), 32, options, (error, derived) =>
      error ? reject(error) : resolve(new Uint8Array(derived)),
    );
  });
  return { salt, key, workFactor };
}

/** A key for a new file under a password. */
export const newPasswordKey = (password: string, workFactor: number): Promise<PasswordKey> =>
  derivePasswordKey(password, randomBytes(SALT), workFactor);

export const passwordRecipient = ({ salt, key, workFactor }: PasswordKey): Recipient => ({
  wrapFileKey: (fileKey) => [
    new Stanza(['scrypt', unpadded(salt), String(workFactor)], chacha20poly1305(key, NONCE).encrypt(fileKey)),
  ],
});

/** Opens what was locked with this very key; derives the one of another salt from the password where that is given. */
export const passwordIdentity = (known: PasswordKey | undefined, password: string | undefined): Identity => ({
  unwrapFileKey: async (stanzas) => {
    const stanza = scryptStanza(stanzas.map(({ args }) => args));
    const body = stanzas[0]?.body;
    if (stanza === null || body === undefined || stanza.workFactor > HIGHEST_WORK_FACTOR) return null;
    const same = known !== undefined && Buffer.from(known.salt).equals(stanza.salt);
    if (!same && password === undefined) return null;
    const { key } = same ? known : await derivePasswordKey(password ?? '', stanza.salt, stanza.workFactor);
    return unwrapped(key, body);
  },
});

/** The file's key, or null where this is not the key that wrapped it. */
export function unwrapped(key: Uint8Array, body: Uint8Array): Uint8Array | null {
  if (body.length !== PASSWORD_BODY) return null;
  try {
    return chacha20poly1305(key, NONCE).decrypt(body);
  } catch {
    return null;
  }
}

/** What a header says of its password, null where it has none; a scrypt stanza stands alone. */
export function scryptStanza(
  stanzas: readonly (readonly string[])[],
): { readonly salt: Buffer; readonly workFactor: number } | null {
  const [args] = stanzas;
  if (stanzas.length !== 1 || args?.length !== 3 || args[0] !== 'scrypt') return null;
  const salt = Buffer.from(args[1] ?? '', 'base64');
  if (salt.length !== SALT || unpadded(salt) !== args[1] || !/^[1-9]\d*$/.test(args[2] ?? '')) return null;
  return { salt, workFactor: Number(args[2]) };
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
