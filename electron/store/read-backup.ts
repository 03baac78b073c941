import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { nodeFs } from '../exchange/bundle-fs.ts';
import { type ByteSource, openByteSource } from '../exchange/byte-source.ts';
import { about, isAbout, readFailure, systemCode } from '../exchange/file-failure.ts';
import { checkSeal } from '../exchange/seal.ts';
import { writeFlushed } from '../exchange/write-flushed.ts';
import { KEY_FILE } from '../keys/unit-keys.ts';
import { backupManifest, DATABASE, MANIFEST, MANIFEST_LIMIT } from './backup-format.ts';
import type { EvidenceFiles } from './evidence.ts';

/** Entries looked at so far, of all; throws Refusal E_CANCELLED when it is no longer wanted. */
type Step = (done: number, total: number) => void;

interface Made {
  /** UTC milliseconds. */
  readonly at: number;
}

/** Where what is taken out of a backup is put: under names that no other file has yet. */
interface Staged {
  readonly database: string;
  /** Null where this PC has a key and takes no other. */
  readonly keys: string | null;
  readonly evidence: EvidenceFiles;
}

/**
 * Checks a backup whole, and only then takes anything out. Refusals: E_FILE_NOT_FOUND, E_NOT_A_BACKUP, E_MEDIUM_GONE,
 * E_CANNOT_READ, E_CANCELLED.
 *
 * @throws what the system says of our own folder.
 */
export const readBackup = (path: string, staged: Staged, step?: Step): Promise<Result<Made>> =>
  openBackup(path, async (backup) => {
    await backup.walk(async () => null, step);
    return backup.walk(async (name, hash) => {
      if (name === DATABASE) return { path: staged.database, mode: 0o644 };
      if (name === KEY_FILE) return staged.keys === null ? null : { path: staged.keys, mode: 0o600 };
      return staged.evidence.has(hash) ? null : staged.evidence;
    });
  });

/** The same for the database alone, for looking into it. Answers when it was made. */
export const readBackupDatabase = (path: string, staged: string, step?: Step): Promise<Result<Made>> =>
  openBackup(path, (backup) =>
    backup.walk(async (name) => (name === DATABASE ? { path: staged, mode: 0o600 } : null), step),
  );

/** Reads a backup as a restore would, taking nothing out. */
export const checkBackup = (path: string): Promise<Result<Made>> =>
  openBackup(path, (backup) => backup.walk(async () => null));

/** A file that is not there yet, the evidence of the store, or nowhere. */
type Target = { readonly path: string; readonly mode: number } | EvidenceFiles | null;

interface OpenBackup {
  /** Goes through the entries, each held to its hash; `targetOf` says where its content goes. */
  readonly walk: (
    targetOf: (name: string, sha256: string) => Promise<Target>,
    step?: Step,
  ) => Promise<Result<Made>>;
}

async function openBackup(
  path: string,
  work: (backup: OpenBackup) => Promise<Result<Made>>,
): Promise<Result<Made>> {
  const refuse = fail('E_NOT_A_BACKUP', { file: basename(path) });
  let source: ByteSource | null = null;
  try {
    const opened = await openByteSource(path, { ...bundleLimits, file: Number.MAX_SAFE_INTEGER });
    source = opened;
    await checkSeal(opened, () => {});
    const zip = await about(path, () => opened.zip());
    const entries = await about(path, () => entriesOf(zip));
    return await work({ walk: (targetOf, step) => walkEntries(path, zip, entries, targetOf, step) });
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code === 'E_CANCELLED' ? fail('E_CANCELLED') : refuse;
    if (systemCode(error) === null) return refuse;
    const failure = isAbout(error, path) ? readFailure(error, path, basename(path)) : null;
    if (!failure) throw error;
    return { ok: false, error: failure };
  } finally {
    await source?.close().catch(() => {});
  }
}

/** @throws Refusal E_NOT_A_BACKUP, E_CANCELLED; system errors naming their file; anything else for a broken ZIP. */
async function walkEntries(
  path: string,
  zip: ZipFile,
  entries: readonly Entry[],
  targetOf: (name: string, sha256: string) => Promise<Target>,
  step?: Step,
): Promise<Result<Made>> {
  const refuse = (): Refusal => new Refusal('E_NOT_A_BACKUP', { file: basename(path) });
  const contentOf = (entry: Entry): Promise<Readable> => about(path, () => zip.openReadStreamPromise(entry));
  const stated = entries.find((entry) => entry.fileName === MANIFEST);
  if (!stated || stated.uncompressedSize > MANIFEST_LIMIT) throw refuse();
  const text = await contentOf(stated).then((stream) => about(path, () => collect(stream)));
  const manifest = backupManifest.safeParse(JSON.parse(text));
  const names = entries.map((entry) => entry.fileName).filter((name) => name !== MANIFEST);
  if (!manifest.success || !(DATABASE in manifest.data.files)) throw refuse();
  if (names.length !== Object.keys(manifest.data.files).length) throw refuse();
  for (const [done, entry] of entries.entries()) {
    step?.(done, entries.length);
    if (entry.fileName === MANIFEST) continue;
    const hash = manifest.data.files[entry.fileName];
    const known = [DATABASE, KEY_FILE, `evidence/${hash}`].includes(entry.fileName);
    if (!hash || !known) throw refuse();
    const target = await targetOf(entry.fileName, hash);
    const content = await contentOf(entry);
    if (!(await about(path, () => copyChecked(content, hash, target)))) throw refuse();
  }
  return ok({ at: manifest.data.at });
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Whether the content had its hash. What is written is flushed; an error of writing names what was written. */
async function copyChecked(stream: Readable, sha256: string, target: Target): Promise<boolean> {
  if (target !== null && 'adopt' in target) {
    const adopted = await target.adopt(sha256, async (path) =>
      (await copyChecked(stream, sha256, { path, mode: 0o644 }))
        ? ok(undefined)
        : fail('E_HASH', { file: path }),
    );
    return adopted.ok;
  }
  const hash = createHash('sha256');
  const bytes = tapped(stream, (chunk) => hash.update(chunk));
  if (target === null) for await (const _ of bytes);
  else await writeFlushed(nodeFs, target.path, bytes, () => {}, target.mode);
  return hash.digest('hex') === sha256;
}

async function* tapped(stream: Readable, onChunk: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onChunk(chunk as Buffer);
    yield chunk as Buffer;
  }
}

async function collect(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
