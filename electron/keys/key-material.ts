import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { formatPublicKey, formatSignature, signMessage } from '../../shared/exchange/minisign.ts';

/**
 * A unit's keys on this PC: an Ed25519 key that signs as minisign does, and an age identity to be written to.
 * They never leave the PC (`docs/decisions`): bundles, logs and snapshots hold only `publicLines`.
 */
export interface UnitKeys {
  readonly minisign: {
    readonly keyId: Uint8Array;
    readonly publicKey: Uint8Array;
    readonly seed: Uint8Array;
  };
  readonly age: {
    readonly identity: string;
    readonly recipient: string;
    /** Identities of replaced keys, newest first: they open what was locked to them, and sign nothing. */
    readonly retired: readonly string[];
  };
}

export interface PublicLines {
  /** `RW…`, as `minisign -P` takes it. */
  readonly minisign: string;
  /** `age1…` */
  readonly age: string;
}

export async function createUnitKeys(): Promise<UnitKeys> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = rawKey(privateKey.export({ format: 'der', type: 'pkcs8' }));
  return unitKeys(randomBytes(8), seed, await generateX25519Identity());
}

/** @throws Error when the secrets are malformed. */
export async function unitKeys(
  keyId: Uint8Array,
  seed: Uint8Array,
  identity: string,
  retired: readonly string[] = [],
): Promise<UnitKeys> {
  const publicKey = rawKey(createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }));
  return {
    minisign: { keyId, publicKey, seed },
    age: { identity, recipient: await identityToRecipient(identity), retired },
  };
}

/** Further back than this nothing locked is expected to arrive. */
const MOST_RETIRED = 5;

/** New keys that can still open what was locked to the ones before. */
export const inPlaceOf = (keys: UnitKeys, before: UnitKeys): UnitKeys => ({
  ...keys,
  age: { ...keys.age, retired: [before.age.identity, ...before.age.retired].slice(0, MOST_RETIRED) },
});

/** Every identity that may open a locked file, the present one first. */
export const openingIdentities = ({ age }: UnitKeys): readonly string[] => [age.identity, ...age.retired];

export const publicLines = (keys: UnitKeys): PublicLines => ({
  minisign: formatPublicKey({ keyId: keys.minisign.keyId, key: keys.minisign.publicKey }),
  age: keys.age.recipient,
});

/** The text of a .minisig file for `message`. */
export function signWithKeys(keys: UnitKeys, message: Uint8Array, trustedComment: string): string {
  const privateKey = privateKeyOf(keys.minisign.seed);
  return formatSignature(
    signMessage(message, trustedComment, keys.minisign.keyId, (bytes) => sign(null, bytes, privateKey)),
  );
}

/** The fixed head of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });

/** In both DER forms the key itself is the last 32 bytes. */
const rawKey = (der: Buffer): Uint8Array => new Uint8Array(der.subarray(-32));
