import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import { fail, Refusal, type Result } from '../../shared/result.ts';
import { checkRoom, nodeFs } from '../exchange/bundle-fs.ts';
import { blankSeal, createSealer } from '../exchange/seal.ts';
import { bytesOf } from '../exchange/write-flushed.ts';
import { writeNewFile } from '../exchange/write-new-file.ts';
import { KEY_FILE } from '../keys/unit-keys.ts';
import { DATABASE, MANIFEST } from './backup-format.ts';
import { type Db, storeFailure } from './database.ts';
import { discardDatabase, removeDatabase } from './database-files.ts';
import { type EvidenceFiles, hashFile } from './evidence.ts';
import { checkBackup } from './read-backup.ts';
import type { Store } from './store.ts';

interface BackupToWrite {
  readonly store: Store;
  readonly evidence: EvidenceFiles;
  readonly path: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Files taken in so far, of all; throws Refusal E_CANCELLED when it is no longer wanted. */
  readonly step?: (done: number, total: number) => void;
}

/**
 * Writes a backup as bundles are written: under a temporary name, flushed, read back as a restore would, and only then
 * named. Refusals: E_FILE_EXISTS, E_DISK_FULL, E_TOO_LARGE_FOR_DISK, E_MEDIUM_GONE, E_CANNOT_WRITE, those of the
 * store.
 */
export async function writeBackup({
  store,
  evidence,
  path,
  at,
  step,
}: BackupToWrite): Promise<Result<{ readonly path: string; readonly bytes: number }>> {
  if (existsSync(path)) return fail('E_FILE_EXISTS', { path });
  const copy = join(store.dir, 'backup.part');
  try {
    removeDatabase(copy);
    await checkRoom(nodeFs, store.dir, contentBytes(store.db), 'own');
    store.db.prepare('VACUUM INTO ?').run(copy);
    const sources = sourcesOf(store, evidence, copy);
    const files: Record<string, string> = {};
    let done = 0;
    for (const { name, source } of sources) {
      step?.(done++, sources.length);
      files[name] = await hashFile(source);
    }
    const manifest = { format: 'taizhang-backup', version: 1, at, unit: store.meta.get('unit') ?? '', files };
    return await writeNewFile({
      path,
      size: sources.reduce((sum, source) => sum + expected(source), 0),
      bytes: zipBytes(sources, Buffer.from(JSON.stringify(manifest))),
      replica: store.meta.get('replica') ?? '',
      verify: checkBackup,
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    const failure = storeFailure(error, store.dir);
    if (failure) return failure;
    throw error;
  } finally {
    discardDatabase(copy);
  }
}

/** Bytes of a whole copy of a database: of its pages that hold something. */
const contentBytes = (db: Db): number => {
  const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
    Number(db.pragma(name, { simple: true })),
  ) as [number, number, number];
  return (pages - free) * size;
};

interface Source {
  /** That it has in the backup. */
  readonly name: string;
  readonly source: string;
  readonly bytes: number;
}

/** Documents and pictures are compressed already. */
const isStored = (name: string): boolean => name.startsWith('evidence/');

/** Bytes that it will take at least, as with bundles: a stick is not refused that would hold what is written. */
const expected = ({ name, bytes }: Source): number => (isStored(name) ? bytes : Math.ceil(bytes / 4));

/** What belongs into a backup, and where it lies. */
function sourcesOf(store: Store, evidence: EvidenceFiles, copy: string): readonly Source[] {
  const sources = new Map([[DATABASE, copy]]);
  for (const hash of evidenceOf(store))
    if (evidence.has(hash)) sources.set(`evidence/${hash}`, evidence.path(hash));
  if (isWrapped(store.dir)) sources.set(KEY_FILE, join(store.dir, KEY_FILE));
  return [...sources].map(([name, source]) => ({ name, source, bytes: statSync(source).size }));
}

/** The bytes of the ZIP with its true seal. */
async function* zipBytes(sources: readonly Source[], manifest: Buffer): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  const stop = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', stop);
  zip.outputStream.pipe(output);
  const opened: Readable[] = [];
  for (const { name, source, bytes } of sources) {
    const options = { compress: !isStored(name), size: bytes };
    zip.addReadStreamLazy(name, options, (take) => {
      const stream = Readable.from(bytesOf(source), { objectMode: false });
      stream.on('error', stop);
      opened.push(stream);
      take(null, stream);
    });
  }
  zip.addBuffer(manifest, MANIFEST);
  zip.end({ comment: blankSeal, forceZip64Format: false });
  const sealer = createSealer();
  try {
    for await (const chunk of output) yield sealer.push(chunk as Buffer);
    yield sealer.end().rest;
  } finally {
    for (const stream of opened) stream.destroy();
    output.destroy();
  }
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
  const path = join(dir, KEY_FILE);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  try {
    const file: unknown = JSON.parse(text);
    return typeof file === 'object' && file !== null && 'secret' in file && typeof file.secret === 'string';
  } catch {
    return false;
  }
}
