import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  scryptSync,
} from 'node:crypto';

/**
 * An age file (https://age-encryption.org/v1) of which every part can be set: what any age would write, and whatever else
 * a hand may write that has the password, or the public key. It shares no code with the reader.
 */
export interface AgeDraft {
  readonly fileKey: Buffer;
  readonly first: string;
  readonly stanzas: readonly AgeStanza[];
  readonly newline: string;
  readonly end: string;
  /** Left out, it is that of the header as it stands. */
  readonly mac?: Buffer;
  /** What stands behind `end`, up to the payload. */
  readonly macText: (mac: string) => string;
  readonly nonce: Buffer;
  readonly chunks: readonly AgeChunk[];
  /** Stands behind everything. */
  readonly after: Buffer;
}

export interface AgeStanza {
  readonly args: readonly string[];
  /** Lines of base64, the last one shorter than 64. */
  readonly body: readonly string[];
}

export interface AgeChunk {
  readonly plain: Buffer;
  readonly counter: number;
  readonly isLast: boolean;
  /** A change of the bytes that stand in the file. */
  readonly disturb?: (sealed: Buffer) => Buffer;
}

export const CHUNK = 64 * 1024;
const TAG = 16;
const LABEL = 'age-encryption.org/v1';

export const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
export const bodyLines = (bytes: Buffer): readonly string[] =>
  `${unpadded(bytes)}\n`.match(/.{64}|.*\n/g)?.map((line) => line.trimEnd()) ?? [];
export const derived = (key: Buffer, salt: Buffer, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, label, 32));

export function sealedBy(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export const chunkNonce = (counter: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(counter, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

export const chunksOf = (plain: Buffer): readonly AgeChunk[] => {
  const count = Math.max(1, Math.ceil(plain.length / CHUNK));
  return Array.from({ length: count }, (_, counter) => ({
    plain: plain.subarray(counter * CHUNK, (counter + 1) * CHUNK),
    counter,
    isLast: counter === count - 1,
  }));
};

const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const privateKey = (secret: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, secret]), format: 'der', type: 'pkcs8' });
export const publicOf = (secret: Buffer): Buffer =>
  Buffer.from(createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' })).subarray(-32);

/** The key that wraps a file's key between `secret` and `other`. @throws Error for a point of low order. */
export function sharedKey(secret: Buffer, other: Buffer, share: Buffer, recipient: Buffer): Buffer {
  const spki = createPublicKey({ key: Buffer.concat([PUBLIC, other]), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: privateKey(secret), publicKey: spki });
  return derived(shared, Buffer.concat([share, recipient]), `${LABEL}/X25519`);
}

/** At most 2^10: what costs more is asked of nobody here. */
export const passwordKey = (password: string, salt: Buffer, workFactor: number): Buffer =>
  scryptSync(password, Buffer.concat([Buffer.from(`${LABEL}/scrypt`), salt]), 32, {
    N: 2 ** Math.min(workFactor, 10),
    r: 8,
    p: 1,
  });

const wrapped = (key: Buffer, fileKey: Buffer): readonly string[] =>
  bodyLines(sealedBy(key, Buffer.alloc(12), fileKey));

export function keyStanza(fileKey: Buffer, recipient: Buffer, ephemeral: Buffer): AgeStanza {
  const share = publicOf(ephemeral);
  const key = sharedKey(ephemeral, recipient, share, recipient);
  return { args: ['X25519', unpadded(share)], body: wrapped(key, fileKey) };
}

export const passwordStanza = (
  fileKey: Buffer,
  password: string,
  salt: Buffer,
  workFactor: number,
): AgeStanza => ({
  args: ['scrypt', unpadded(salt), String(workFactor)],
  body: wrapped(passwordKey(password, salt, workFactor), fileKey),
});

export const honestAge = (
  fileKey: Buffer,
  stanzas: readonly AgeStanza[],
  nonce: Buffer,
  plain: Buffer,
): AgeDraft => ({
  ...{ fileKey, first: LABEL, stanzas, newline: '\n', end: '---', nonce, chunks: chunksOf(plain) },
  ...{ macText: (mac) => ` ${mac}\n`, after: Buffer.alloc(0) },
});

const headerOf = ({ first, stanzas, newline, end }: AgeDraft): string =>
  [first, ...stanzas.flatMap(({ args, body }) => [['->', ...args].join(' '), ...body]), end].join(newline);

export const macOf = (draft: AgeDraft): Buffer =>
  createHmac('sha256', derived(draft.fileKey, Buffer.alloc(0), 'header'))
    .update(headerOf(draft))
    .digest();

export function ageBytes(draft: AgeDraft): Buffer {
  const key = derived(draft.fileKey, draft.nonce, 'payload');
  const chunks = draft.chunks.map(({ plain, counter, isLast, disturb = (bytes) => bytes }) =>
    disturb(sealedBy(key, chunkNonce(counter, isLast), plain)),
  );
  const header = headerOf(draft) + draft.macText(unpadded(draft.mac ?? macOf(draft)));
  return Buffer.concat([Buffer.from(header), draft.nonce, ...chunks, draft.after]);
}
