import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import { ok, Refusal, type Result } from '../../shared/result.ts';
import {
  derivePasswordKey,
  HIGHEST_WORK_FACTOR,
  newPasswordKey,
  PASSWORD_BODY,
  type PasswordKey,
  passwordIdentity,
  passwordRecipient,
  scryptStanza,
  unwrapped,
} from './age-password.ts';
import { checkRoom, nodeFs } from './bundle-fs.ts';
import { type ByteSource, bytesInMemory, openByteSource, pieces } from './byte-source.ts';
import { about, isAbout, readFailure, writeFailure } from './file-failure.ts';
import { writeAll } from './write-all.ts';

/**
 * A bundle under a lock is an age file (https://age-encryption.org/v1) of the whole bundle: by a password (scrypt), or to
 * keys (X25519). Bytes stream through; plain bytes that are too many for memory go to a private folder, never to the
 * medium the file came from.
 */
export type Lock =
  | {
      readonly password: string;
      /** Made from the password beforehand, for this file alone; left out, it is made when it is needed. */
      readonly key?: PasswordKey;
    }
  | { readonly recipients: readonly string[] };

/** What may open a locked file. */
export interface Unlock {
  readonly password?: string;
  /** Of a password that was tried on this file before (`tryPassword`). */
  readonly passwordKey?: PasswordKey;
  /** Own age identities; asked only for a file that is locked to keys. */
  readonly identities?: () => Promise<Result<readonly string[]>>;
  /** A folder that only the user reads; without one a large file is refused. */
  readonly privateDir?: string;
}

/** An honest header is a few hundred bytes for each of a unit's keys. */
const MOST_HEADER = 16 * 1024;
const AGE = 'age-encryption.org/';
const FIRST_LINE = `${AGE}v1\n`;

/** Of whatever version, and however damaged behind that. */
export const isAgeFile = async (source: ByteSource): Promise<boolean> =>
  source.size >= AGE.length && (await source.read(0, AGE.length)).toString('latin1') === AGE;

/** True for a text that names an X25519 key as a card states it. */
export const isRecipient = (text: string): boolean => {
  try {
    new Encrypter().addRecipient(text);
    return /^age1[0-9a-z]{58}$/.test(text);
  } catch {
    return false;
  }
};

/** `plain` under a lock, in pieces. `workFactor` is log2 of the cost of one guess; only tests lower it. */
export async function* lockedBytes(
  plain: AsyncIterable<Buffer>,
  lock: Lock,
  workFactor = HIGHEST_WORK_FACTOR,
): AsyncGenerator<Buffer> {
  const encrypter = new Encrypter();
  if ('password' in lock)
    encrypter.addRecipient(passwordRecipient(lock.key ?? (await newPasswordKey(lock.password, workFactor))));
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  yield* chunksOf(await encrypter.encrypt(streamOf(plain)));
}

/**
 * The bundle inside a locked file.
 *
 * @throws Refusal E_PASSWORD without the right password, E_OTHER_KEY for a file locked to other keys, E_TRUNCATED,
 * E_HASH for damage, E_TOO_LARGE.
 */
export async function unlockedSource(
  locked: ByteSource,
  unlock: Unlock,
  limits: BundleLimits,
): Promise<ByteSource> {
  const file = locked.name;
  const decrypter = new Decrypter();
  const byPassword = await readHeader(locked);
  if (byPassword) {
    const { password, passwordKey } = unlock;
    if (password === undefined && passwordKey === undefined) throw new Refusal('E_PASSWORD', { file });
    decrypter.addIdentity(passwordIdentity(passwordKey, password));
  } else {
    const identities = await unlock.identities?.();
    if (identities && !identities.ok) throw new Refusal(identities.error.code, identities.error.params);
    if (!identities || identities.value.length === 0) throw new Refusal('E_OTHER_KEY', { file });
    for (const identity of identities.value) decrypter.addIdentity(identity);
  }
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(streamOf(pieces(locked, 0, locked.size)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (!isUnmatched(error)) throw new Refusal('E_HASH', { file });
    throw new Refusal(byPassword ? 'E_PASSWORD' : 'E_OTHER_KEY', { file });
  }
  const bytes = verifiedChunks(plain, file);
  return locked.size <= limits.inMemory
    ? bytesInMemory(locked.path, file, await collected(bytes))
    : inPrivate(bytes, locked, unlock.privateDir, limits);
}

const isUnmatched = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('no identity matched');

/** Null for a file locked to keys. */
interface PasswordHeader {
  readonly salt: Buffer;
  readonly workFactor: number;
  /** The wrapped key of the file. */
  readonly body: Buffer;
}

/** What stands in the way of a locked file; looked at before any work is spent on it. */
async function readHeader(source: ByteSource): Promise<PasswordHeader | null> {
  const file = source.name;
  const head = (await source.read(0, Math.min(MOST_HEADER, source.size))).toString('latin1');
  if (!head.startsWith(FIRST_LINE))
    throw new Refusal(FIRST_LINE.startsWith(head) ? 'E_TRUNCATED' : 'E_HASH', { file });
  const end = head.indexOf('\n--- ');
  if (end < 0) throw new Refusal(source.size < MOST_HEADER ? 'E_TRUNCATED' : 'E_NOT_A_BUNDLE', { file });
  const lines = head.slice(0, end).split('\n');
  const stanzas = lines.filter((line) => line.startsWith('-> ')).map((line) => line.split(' ').slice(1));
  if (!stanzas.some(([type]) => type === 'scrypt')) return null;
  const stanza = scryptStanza(stanzas);
  if (stanza === null) throw new Refusal('E_HASH', { file });
  if (stanza.workFactor > HIGHEST_WORK_FACTOR)
    throw new Refusal('E_TOO_LARGE', { file, limit: `scrypt 2^${HIGHEST_WORK_FACTOR}` });
  const at = lines.findIndex((line) => line.startsWith('-> '));
  const body = Buffer.from(lines.slice(at + 1).join(''), 'base64');
  if (body.length !== PASSWORD_BODY) throw new Refusal('E_HASH', { file });
  return { ...stanza, body };
}

/**
 * Tries a password on a locked file's header alone, so that a wrong one is known at once and the work is done before
 * anything else is held up for it. Null for a file that no password opens.
 * Refusals: E_PASSWORD for a wrong one, E_TOO_LARGE, and what reading a file refuses.
 */
export async function tryPassword(
  path: string,
  password: string,
  limits: BundleLimits,
): Promise<Result<PasswordKey | null>> {
  let source: ByteSource | null = null;
  try {
    source = await openByteSource(path, limits);
    const header = (await isAgeFile(source)) ? await readHeader(source) : null;
    if (header === null) return ok(null);
    const key = await derivePasswordKey(password, header.salt, header.workFactor);
    if (unwrapped(key.key, header.body) === null) throw new Refusal('E_PASSWORD', { file: source.name });
    return ok(key);
  } catch (error) {
    const failure = readFailure(error, path, basename(path));
    if (!failure) throw error;
    return { ok: false, error: failure };
  } finally {
    await source?.close();
  }
}

/** Each chunk of an age file is authenticated before it is given out. */
async function* verifiedChunks(plain: ReadableStream<Uint8Array>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* chunksOf(plain);
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && 'syscall' in error)) throw error;
    throw new Refusal('E_HASH', { file });
  }
}

/** @throws Refusal E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE naming the private folder; what reading the locked file says. */
async function inPrivate(
  bytes: AsyncIterable<Buffer>,
  locked: ByteSource,
  dir: string | undefined,
  limits: BundleLimits,
): Promise<ByteSource> {
  if (dir === undefined) throw new Refusal('E_TOO_LARGE', { file: locked.name, limit: '64 MB' });
  const path = join(dir, `unlocked-${randomBytes(8).toString('hex')}.part`);
  try {
    await checkRoom(nodeFs, dir, locked.size, 'own');
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const piece of bytes) await about(path, () => writeAll(handle, piece));
    } finally {
      await handle.close();
    }
    const source = await openByteSource(path, limits);
    const close = async () => {
      await source.close();
      await rm(path, { force: true });
    };
    return { ...source, path: locked.path, name: locked.name, close };
  } catch (error) {
    await rm(path, { force: true }).catch(() => {});
    const failure = isAbout(error, path) ? writeFailure(error, dir, 'own') : null;
    throw failure ? new Refusal(failure.code, failure.params) : error;
  }
}

async function collected(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // A pull has to enqueue something or close: pieces without bytes are passed over.
        for (;;) {
          const { done, value } = await iterator.next();
          if (done) return controller.close();
          if (value.length > 0) return controller.enqueue(value);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
