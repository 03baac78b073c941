import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { z } from 'zod';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { openByteSource } from '../exchange/byte-source.ts';
import { writeFailure } from '../exchange/file-failure.ts';
import { blankSeal, checkSeal, createSealer } from '../exchange/seal.ts';
import { KEY_FILE } from '../keys/unit-keys.ts';
import { removeDatabase } from './database-files.ts';
import { type EvidenceFiles, hashFile } from './evidence.ts';
import type { Store } from './store.ts';

/**
 * A backup is a ZIP of three kinds of entries:
 *
 *   backup.json        {"format":"taizhang-backup","version":1,"at":ms,"unit":id,"files":{entry name: sha256}}
 *   store.sqlite       the whole database, made by VACUUM INTO
 *   evidence/<sha256>  every evidence file
 *   unit-keys.json     only where the keys are wrapped by a passphrase
 *
 * Its archive comment is the seal of a bundle: a hash of every byte before it.
 */
const manifestSchema = z.object({
  format: z.literal('taizhang-backup'),
  version: z.literal(1),
  at: z.int(),
  unit: z.string(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

const DATABASE = 'store.sqlite';
const MANIFEST = 'backup.json';
const MANIFEST_LIMIT = 16 * 1024 * 1024;

interface BackupToWrite {
  readonly store: Store;
  readonly evidence: EvidenceFiles;
  readonly path: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Files taken in so far, of all; throws Refusal E_CANCELLED when it is no longer wanted. */
  readonly step?: (done: number, total: number) => void;
}

/** Writes, flushes, reads back and only then names the file. Refusals: E_FILE_EXISTS, E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE. */
export async function writeBackup({
  store,
  evidence,
  path,
  at,
  step,
}: BackupToWrite): Promise<Result<{ bytes: number }>> {
  if (existsSync(path)) return fail('E_FILE_EXISTS', { path });
  const copy = join(store.dir, 'backup.part');
  const temporary = join(dirname(path), `.${basename(path)}.part`);
  try {
    removeDatabase(copy);
    store.db.prepare('VACUUM INTO ?').run(copy);
    const sources = new Map([[DATABASE, copy]]);
    for (const hash of evidenceOf(store))
      if (evidence.has(hash)) sources.set(`evidence/${hash}`, evidence.path(hash));
    if (isWrapped(store.dir)) sources.set(KEY_FILE, join(store.dir, KEY_FILE));
    const files: Record<string, string> = {};
    const zip = new yazl.ZipFile();
    let done = 0;
    for (const [name, source] of sources) {
      step?.(done++, sources.size);
      files[name] = await hashFile(source);
      zip.addFile(source, name, { compress: !name.startsWith('evidence/') });
    }
    const manifest = { format: 'taizhang-backup', version: 1, at, unit: store.meta.get('unit') ?? '', files };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST);
    zip.end({ comment: blankSeal, forceZip64Format: false });
    await pipeline(Readable.from(zip.outputStream), sealed(), createWriteStream(temporary));
    await flush(temporary);
    const back = await readEntries(temporary, async () => null);
    if (!back.ok) return back;
    await rename(temporary, path);
    return ok({ bytes: statSync(path).size });
  } catch (error) {
    const failure = fileFailure(error, path);
    if (failure) return failure;
    throw error;
  } finally {
    removeDatabase(copy);
    rmSync(temporary, { force: true });
  }
}

/** Checks a backup against its manifest, puts its database at `staged` and its evidence into the store's. */
export async function readBackup(
  path: string,
  staged: string,
  evidence: EvidenceFiles,
  dir: string,
  step?: BackupToWrite['step'],
): Promise<Result<unknown>> {
  if (!existsSync(path)) return fail('E_FILE_NOT_FOUND', { file: path });
  const checked = await readEntries(path, async () => null, step);
  if (!checked.ok) return checked;
  return readEntries(path, async (name, hash) => {
    if (name === DATABASE) return createWriteStream(staged);
    if (name === KEY_FILE)
      return existsSync(join(dir, KEY_FILE)) ? null : createWriteStream(join(dir, KEY_FILE), { mode: 0o600 });
    if (evidence.has(hash)) return null;
    return { adopt: (write) => evidence.adopt(hash, write) };
  });
}

/** Checks a backup whole and puts its database alone at `staged`, for looking into it. Answers when it was made. */
export async function readBackupDatabase(
  path: string,
  staged: string,
  step?: BackupToWrite['step'],
): Promise<Result<{ readonly at: number }>> {
  if (!existsSync(path)) return fail('E_FILE_NOT_FOUND', { file: path });
  return readEntries(path, async (name) => (name === DATABASE ? createWriteStream(staged) : null), step);
}

/** The bytes of the ZIP with its true seal. */
function sealed(): Transform {
  const sealer = createSealer();
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, sealer.push(chunk)),
    flush: (done) => done(null, sealer.end().rest),
  });
}

async function isSealed(path: string): Promise<boolean> {
  const source = await openByteSource(path, { ...bundleLimits, file: Number.MAX_SAFE_INTEGER });
  try {
    await checkSeal(source, () => {});
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  } finally {
    await source.close();
  }
}

type Target =
  | Writable
  | { readonly adopt: (write: (temporary: string) => Promise<Result<void>>) => Promise<Result<void>> }
  | null;

/** Walks the entries, hashing each; `targetOf` says where its content goes, null for nowhere. Answers when it was made. */
async function readEntries(
  path: string,
  targetOf: (name: string, sha256: string) => Promise<Target>,
  step?: BackupToWrite['step'],
): Promise<Result<{ readonly at: number }>> {
  const refuse = fail('E_NOT_A_BACKUP', { file: basename(path) });
  try {
    if (!(await isSealed(path))) return refuse;
    const zip = await yauzl.openPromise(path, {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
      autoClose: false,
    });
    try {
      const entries: yauzl.Entry[] = [];
      for await (const entry of zip.eachEntry()) entries.push(entry);
      const stated = entries.find((entry) => entry.fileName === MANIFEST);
      if (!stated || stated.uncompressedSize > MANIFEST_LIMIT) return refuse;
      const text = await collect(await zip.openReadStreamPromise(stated));
      const manifest = manifestSchema.safeParse(JSON.parse(text));
      const names = entries.map((entry) => entry.fileName).filter((name) => name !== MANIFEST);
      if (!manifest.success || !(DATABASE in manifest.data.files)) return refuse;
      if (names.length !== Object.keys(manifest.data.files).length) return refuse;
      for (const [done, entry] of entries.entries()) {
        step?.(done, entries.length);
        if (entry.fileName === MANIFEST) continue;
        const hash = manifest.data.files[entry.fileName];
        const known =
          entry.fileName === DATABASE || entry.fileName === KEY_FILE || entry.fileName === `evidence/${hash}`;
        if (!hash || !known) return refuse;
        const target = await targetOf(entry.fileName, hash);
        const stream = await zip.openReadStreamPromise(entry);
        const copied = await copyChecked(stream, hash, target);
        if (!copied) return refuse;
      }
      return ok({ at: manifest.data.at });
    } finally {
      zip.close();
    }
  } catch (error) {
    const failure = fileFailure(error, path);
    return failure ?? refuse;
  }
}

async function copyChecked(stream: Readable, sha256: string, target: Target): Promise<boolean> {
  if (target && 'adopt' in target) {
    const adopted = await target.adopt(async (temporary) =>
      (await copyChecked(stream, sha256, createWriteStream(temporary)))
        ? ok(undefined)
        : fail('E_HASH', { file: temporary }),
    );
    return adopted.ok;
  }
  const hash = createHash('sha256');
  const tap = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, target ? chunk : undefined);
    },
  });
  if (target) await pipeline(stream, tap, target);
  else await pipeline(stream, tap.resume());
  return hash.digest('hex') === sha256;
}

async function collect(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const evidenceOf = (store: Store): ReadonlySet<string> => {
  const drafts = store.db.prepare<[], { fields: string }>('SELECT fields FROM draft').all();
  const reports = store.records.all('report').flatMap((report) => report.fields.evidence);
  const drafted = drafts.flatMap(
    (row) => (JSON.parse(row.fields) as { evidence: { sha256: string }[] }).evidence,
  );
  return new Set([...reports, ...drafted].map((file) => file.sha256));
};

/** Keys leave this PC only under a passphrase. */
function isWrapped(dir: string): boolean {
  try {
    const file: unknown = JSON.parse(readFileSync(join(dir, KEY_FILE), 'utf8'));
    return typeof file === 'object' && file !== null && 'secret' in file && typeof file.secret === 'string';
  } catch {
    return false;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}

/** What SQLite's and the file system's codes mean to a person; null for any other error. */
function fileFailure(error: unknown, path: string): ReturnType<typeof fail> | null {
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL') return fail('E_DISK_FULL');
  const failure = writeFailure(error, path);
  return failure && { ok: false, error: failure };
}
