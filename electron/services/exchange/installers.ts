import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import {
  INSTALLER_HEAD,
  INSTALLER_TAIL,
  installerKindOf,
  installerNameOf,
  manifestName,
  manifestText,
  statedHash,
  versionAgainst,
} from '../../../shared/exchange/installer.ts';
import { statedEnd } from '../../../shared/exchange/installer-end.ts';
import { parsePublicKey, parseSignature, verifySignature } from '../../../shared/exchange/minisign.ts';
import type { InstallerView } from '../../../shared/model/views.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import { readFailure, writeFailure } from '../../exchange/file-failure.ts';
import { bytesOf, onePiece } from '../../exchange/write-flushed.ts';
import { writeNewFile } from '../../exchange/write-new-file.ts';
import { signWithKeys } from '../../keys/unit-keys.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import type { Given, Operations } from '../operations.ts';
import { identityOf, registerOf } from '../own-unit.ts';
import { allKeyRows } from './enrolled-keys.ts';

type InstallerOperations = Pick<Operations, 'inspectInstaller' | 'keepInstaller' | 'vouchInstaller'>;

/** Nothing larger is looked at: ours are a tenth of it. */
const LARGEST = 2 * 1024 ** 3;

/**
 * An update of the program that came on a stick. It is looked at, compared and copied, and never run from here: a stick
 * may carry anything under any name.
 */
export function createInstallerOperations(env: Environment): InstallerOperations {
  return {
    inspectInstaller: async ({ path }, { aside }) => {
      const store = env.store();
      if (!store.ok) return store;
      const look = () => inspect(env, store.value, path);
      return aside ? aside(look) : look();
    },
    keepInstaller: async (given, { aside }) => {
      const keep = () => copyKnown(env, given);
      return aside ? aside(keep) : keep();
    },
    vouchInstaller: async ({ path }, { aside }) => {
      const store = env.store();
      if (!store.ok) return store;
      const vouch = () => writeManifest(env, path);
      return aside ? aside(vouch) : vouch();
    },
  };
}

/** Refusals: E_FILE_NOT_FOUND, E_NOT_AN_INSTALLER, E_TRUNCATED, E_TOO_LARGE, E_CANNOT_READ. */
async function inspect(env: Environment, store: Store, path: string): Promise<Result<InstallerView>> {
  const read = await readInstaller(path);
  if (!read.ok) return read;
  const { name, version, arch, kind, bytes, sha256 } = read.value;
  return ok({
    name,
    kind,
    version,
    arch,
    bytes,
    sha256,
    against: versionAgainst(version, env.options.appVersion),
    running: env.options.appVersion,
    vouched: await vouchedFor(store, path, name, sha256),
  });
}

interface ReadInstaller
  extends Pick<InstallerView, 'name' | 'version' | 'arch' | 'kind' | 'bytes' | 'sha256'> {}

async function readInstaller(path: string): Promise<Result<ReadInstaller>> {
  const name = basename(path);
  const notOne = () => fail('E_NOT_AN_INSTALLER', { file: name });
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    const named = installerNameOf(name);
    if (!isFile || !named) return notOne();
    if (size > LARGEST) return fail('E_TOO_LARGE', { file: name, limit: '2 GB' });
    const kind = installerKindOf(
      await part(path, 0, INSTALLER_HEAD),
      await part(path, size - INSTALLER_TAIL, INSTALLER_TAIL),
    );
    if (kind !== named.kind) return notOne();
    const end = await statedEnd(kind, async (at, length) =>
      at < size ? part(path, at, length) : new Uint8Array(0),
    );
    if (end !== null && size < end) return fail('E_TRUNCATED', { file: name });
    return ok({ name, ...named, bytes: size, sha256: await hashOf(path) });
  } catch (error) {
    return cannotRead(error, path);
  }
}

function cannotRead(error: unknown, path: string): Result<never> {
  const failure = readFailure(error, path, basename(path));
  if (!failure) throw error;
  return { ok: false, error: failure };
}

async function part(path: string, from: number, length: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, Math.max(0, from));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Who says that this is the right file: a unit whose key is good here and that stands above us, or we ourselves. A
 * manifest that does not fit the file is worse than none.
 */
async function vouchedFor(
  store: Store,
  path: string,
  name: string,
  sha256: string,
): Promise<InstallerView['vouched']> {
  const beside = manifestName(path);
  const manifest = await smallText(beside);
  const signature = await smallText(`${beside}.minisig`);
  if (manifest === null || signature === null) return { state: 'nobody', unit: null, fingerprint: null };
  const stated = statedHash(manifest, name);
  const signed = parseSignature(signature);
  const row = signed && signerOf(store, manifest, signed);
  if (!row) return { state: 'unknown', unit: null, fingerprint: null };
  const register = registerOf(store);
  const unit = { id: row.unit, name: register.nameOf(row.unit) };
  const print = formatFingerprint(fingerprint(row.minisign));
  return { state: stated === sha256 ? 'vouched' : 'differs', unit, fingerprint: print };
}

function signerOf(store: Store, manifest: string, signed: NonNullable<ReturnType<typeof parseSignature>>) {
  const { ids, adoptions } = identityOf(store);
  const register = registerOf(store);
  return allKeyRows(store)
    .filter(({ revoked_at }) => revoked_at === null)
    .filter(({ unit }) => {
      const holder = register.byId(unit)?.id ?? unit;
      return ids.has(holder) || adoptions.some(({ issuer }) => issuer === holder || issuer === unit);
    })
    .find(({ minisign }) => {
      const key = parsePublicKey(minisign);
      return key !== null && verifySignature(new TextEncoder().encode(manifest), signed, key);
    });
}

/** A file of a line or four; null where it is not there or is something else. */
async function smallText(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size > 2000 ? null : await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Copies what was looked at, and only that: its hash is taken again from the very bytes that are written. Refusals:
 * E_INSTALLER_CHANGED, E_FILE_NOT_FOUND, E_CANNOT_READ, E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE.
 */
async function copyKnown(
  env: Environment,
  { path, dir, sha256 }: Given<'keepInstaller'>,
): Promise<Result<{ path: string }>> {
  const size = await sizeOf(path);
  if (!size.ok) return size;
  try {
    await mkdir(dir, { recursive: true });
  } catch (error) {
    return cannotWrite(error, dir);
  }
  return writeNewFile({
    path: join(dir, basename(path)),
    size: size.value,
    bytes: knownBytes(path, sha256),
    replica: replicaOf(env),
  });
}

async function sizeOf(path: string): Promise<Result<number>> {
  try {
    return ok((await stat(path)).size);
  } catch (error) {
    return cannotRead(error, path);
  }
}

/** @throws Refusal E_INSTALLER_CHANGED after the last byte, where they are others than those that were looked at. */
async function* knownBytes(path: string, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(path)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('E_INSTALLER_CHANGED', { file: basename(path) });
}

const replicaOf = (env: Environment): string => {
  const store = env.store();
  return (store.ok && store.value.meta.get('replica')) || '';
};

function cannotWrite(error: unknown, dir: string): Result<never> {
  const failure = writeFailure(error, dir);
  if (!failure) throw error;
  return { ok: false, error: failure };
}

/**
 * A bureau says by its key that this is the right file; the manifest and its signature lie beside it. A manifest that
 * says so already stays, so that another bureau's word is replaced at once or not at all.
 */
async function writeManifest(
  env: Environment,
  path: string,
): Promise<Result<{ sha256: string; manifest: string }>> {
  const keys = await env.keys();
  if (!keys.ok) return keys;
  const read = await readInstaller(path);
  if (!read.ok) return read;
  const { name, sha256 } = read.value;
  const manifest = join(dirname(path), manifestName(name));
  const text = manifestText(sha256, name);
  const before = await smallText(manifest);
  if (before !== text) {
    const stated = await placeText(env, manifest, text);
    if (!stated.ok) return stated;
  }
  const signature = signWithKeys(keys.value, new TextEncoder().encode(text), `file:${name}`);
  const signed = await placeText(env, `${manifest}.minisig`, signature);
  if (signed.ok) return ok({ sha256, manifest });
  // A manifest that nobody signed would look like one that somebody did.
  if (before === null) await rm(manifest, { force: true }).catch(() => {});
  return signed;
}

const placeText = (env: Environment, path: string, text: string): Promise<Result<unknown>> => {
  const bytes = Buffer.from(text);
  return writeNewFile({
    path,
    replace: true,
    size: bytes.length,
    bytes: onePiece(bytes),
    replica: replicaOf(env),
  });
};
