import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { bagDeclaration, formatManifest, type ManifestLine, payloadOxum } from '../../shared/exchange/bag.ts';
import {
  checkReadable,
  type Descriptor,
  parseDescriptor,
  trustedComment,
} from '../../shared/exchange/descriptor.ts';
import { fingerprint, formatFingerprint } from '../../shared/exchange/fingerprint.ts';
import { entryNames, evidenceHash, misplacedEntry } from '../../shared/exchange/layout.ts';
import { type BundleLimits, bundleLimits } from '../../shared/exchange/limits.ts';
import {
  keyIdText,
  parsePublicKey,
  parseSignature,
  verifySignature,
} from '../../shared/exchange/minisign.ts';
import type { RecordLine } from '../../shared/exchange/record-line.ts';
import { type Failure, ok, Refusal, type Result } from '../../shared/result.ts';
import { isAgeFile, type Unlock, unlockedSource } from './age-file.ts';
import { type ByteSource, openByteSource } from './byte-source.ts';
import { checkSize, entryBytes, storedHash } from './entry-bytes.ts';
import { extractEntry } from './extract-entry.ts';
import { readFailure } from './file-failure.ts';
import { freeBuffer } from './free-buffer.ts';
import { countLines, readRecords } from './read-records.ts';
import { checkSeal } from './seal.ts';
import { readZipDirectory, shown, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface OpenOptions {
  readonly limits?: BundleLimits;
  readonly signal?: AbortSignal;
  /** What may open a locked file (`NAME.tzb.age`); the hash told of the file is that of the bundle inside. */
  readonly unlock?: Unlock;
  /** Bytes checked so far, of the bytes of the file. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface OpenBundle {
  readonly descriptor: Descriptor;
  readonly file: {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  };
  /** Verified against the key the bundle states; whether that key is trusted is for the caller to say. */
  readonly signature: {
    readonly valid: true;
    readonly keyId: string;
    readonly publicLine: string;
    readonly fingerprint: string;
  };
  /** One record at a time; throws Refusal E_BAD_RECORD at the line that is malformed. Can be asked more than once. */
  records(): Iterable<RecordLine>;
  readonly evidence: readonly { readonly sha256: string; readonly bytes: number }[];
  /** Writes one evidence file to `targetPath`, whole or not at all; the caller chooses the path. */
  extractEvidence(sha256: string, targetPath: string): Promise<Result<void>>;
  /** Frees file and memory; `records` and `extractEvidence` are not asked afterwards. */
  close(): Promise<void>;
}

/**
 * Opens a bundle and verifies everything about it except the records' own form: seal, structure, limits, format
 * version, signature, manifests, payload sum. Nothing of it is believed before all of that holds.
 *
 * Errors: E_FILE_NOT_FOUND, E_NOT_A_BUNDLE, E_TRUNCATED, E_HASH, E_PASSWORD, E_OTHER_KEY, E_TOO_LARGE, E_BAD_ENTRY,
 * E_NEWER_FORMAT, E_CAPABILITY, E_SIGNATURE, E_BAD_RECORD, E_MEDIUM_GONE, E_CANNOT_READ, E_CANCELLED.
 */
export async function openBundle(path: string, options: OpenOptions = {}): Promise<Result<OpenBundle>> {
  let source: ByteSource | null = null;
  try {
    const limits = options.limits ?? bundleLimits;
    source = await openByteSource(path, limits);
    if (await isAgeFile(source)) {
      const locked = source;
      source = await unlockedSource(locked, options.unlock ?? {}, limits);
      await locked.close();
    }
    return ok(await verify(source, options));
  } catch (error) {
    await source?.close().catch(() => {});
    const failure: Failure | null = readFailure(error, path, source?.name ?? basename(path));
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

async function verify(source: ByteSource, options: OpenOptions): Promise<OpenBundle> {
  const limits = options.limits ?? bundleLimits;
  let done = 0;
  const onBytes = (count: number): void => {
    if (options.signal?.aborted) throw new Refusal('E_CANCELLED');
    done += count;
    options.onProgress?.(done, source.size);
  };

  const sha256 = await checkSeal(source, onBytes);
  const directory = await readZipDirectory(source, limits);
  const file = source.name;
  const bad = (entry: string) => new Refusal('E_BAD_ENTRY', { file, entry: shown(entry) });

  const stated = await readDescriptor(source, directory, limits);
  unwrap(checkReadable(file, stated.value));
  const entries = checkLayout(source, directory, limits);
  const descriptor = unwrap(parseDescriptor(file, stated.value));
  if (descriptor.id !== directory.root) throw bad(directory.root);

  const tagFile = async (name: string): Promise<Buffer> => entryBytes(source, pick(entries, name));
  const tagManifest = await tagFile(entryNames.tagManifest);
  const keyId = checkSignature(
    file,
    descriptor,
    tagManifest,
    (await tagFile(entryNames.signature)).toString(),
  );

  const declaration = await tagFile(entryNames.declaration);
  const info = await tagFile(entryNames.info);
  const manifest = await tagFile(entryNames.manifest);
  const statedTags = formatManifest([
    { name: entryNames.declaration, sha256: hashOf(declaration) },
    { name: entryNames.info, sha256: hashOf(info) },
    { name: entryNames.manifest, sha256: hashOf(manifest) },
  ]);
  if (tagManifest.toString() !== statedTags) throw new Refusal('E_HASH', { file });
  if (declaration.toString() !== bagDeclaration) throw bad(entryNames.declaration);

  const ndjson = await entryBytes(source, pick(entries, entryNames.records));
  const cover = await tagFile(entryNames.cover);
  const payload: ManifestLine[] = [
    { name: entryNames.descriptor, sha256: hashOf(stated.bytes) },
    { name: entryNames.records, sha256: hashOf(ndjson) },
    { name: entryNames.cover, sha256: hashOf(cover) },
  ];
  const evidence: { readonly entry: ZipEntry; readonly sha256: string }[] = [];
  for (const entry of entries.values()) {
    const name = evidenceHash(entry.name);
    if (name === null) continue;
    if ((await storedHash(source, entry, () => onBytes(0))) !== name) throw new Refusal('E_HASH', { file });
    payload.push({ name: entry.name, sha256: name });
    evidence.push({ entry, sha256: name });
  }
  if (manifest.toString() !== formatManifest(payload)) throw new Refusal('E_HASH', { file });

  const evidenceBytes = evidence.reduce((sum, item) => sum + item.entry.size, 0);
  const oxum = payloadOxum(info.toString());
  const payloadBytes = stated.bytes.length + ndjson.length + cover.length + evidenceBytes;
  if (oxum?.bytes !== payloadBytes || oxum.files !== payload.length) throw bad(entryNames.info);
  const { counts } = descriptor;
  if (counts.evidence.files !== evidence.length || counts.evidence.bytes !== evidenceBytes) {
    throw bad(entryNames.descriptor);
  }
  const lines = countLines(ndjson);
  if (lines > limits.recordCount) throw new Refusal('E_TOO_LARGE', { file, limit: `${limits.recordCount}` });
  if (lines !== counts.total || !isUtf8(ndjson)) throw new Refusal('E_BAD_RECORD', { file, line: lines });

  const publicLine = descriptor.from.keys.minisign;
  return {
    descriptor,
    file: { name: file, path: source.path, bytes: source.size, sha256 },
    signature: { valid: true, keyId, publicLine, fingerprint: formatFingerprint(fingerprint(publicLine)) },
    records: () => readRecords(ndjson, file, counts, limits),
    evidence: evidence.map((item) => ({ sha256: item.sha256, bytes: item.entry.size })),
    extractEvidence: (wanted, targetPath) => {
      const item = evidence.find((each) => each.sha256 === wanted);
      if (!item) throw new Error('this bundle holds no such evidence');
      return extractEntry(source, item.entry, wanted, targetPath);
    },
    close: async () => {
      freeBuffer(ndjson);
      await source.close();
    },
  };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** bundle.json as parsed JSON, bounded but not yet authenticated. */
async function readDescriptor(
  source: ByteSource,
  directory: ZipDirectory,
  limits: BundleLimits,
): Promise<{ readonly bytes: Buffer; readonly value: unknown }> {
  const file = source.name;
  const entry = directory.entries.find((each) => each.name === entryNames.descriptor);
  if (!entry) throw new Refusal('E_NOT_A_BUNDLE', { file });
  checkSize(source, entry, limits.tagFile, limits);
  const bytes = await entryBytes(source, entry);
  try {
    if (isUtf8(bytes)) return { bytes, value: JSON.parse(bytes.toString()) };
  } catch {
    // Not JSON: refused below.
  }
  throw new Refusal('E_BAD_ENTRY', { file, entry: entryNames.descriptor });
}

/** The entries by name, once all of them are where the layout has them and within the limits. */
function checkLayout(
  source: ByteSource,
  directory: ZipDirectory,
  limits: BundleLimits,
): ReadonlyMap<string, ZipEntry> {
  const { entries } = directory;
  const misplaced = misplacedEntry(entries.map((entry) => entry.name));
  if (misplaced !== null) throw new Refusal('E_BAD_ENTRY', { file: source.name, entry: shown(misplaced) });
  for (const entry of entries) {
    const isEvidence = evidenceHash(entry.name) !== null;
    if (isEvidence && !entry.stored)
      throw new Refusal('E_BAD_ENTRY', { file: source.name, entry: entry.name });
    const most = isEvidence
      ? limits.evidenceFile
      : entry.name === entryNames.records
        ? limits.records
        : limits.tagFile;
    checkSize(source, entry, most, limits);
  }
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The key id as minisign prints it; throws Refusal E_SIGNATURE. */
function checkSignature(file: string, descriptor: Descriptor, message: Buffer, text: string): string {
  const key = parsePublicKey(descriptor.from.keys.minisign);
  const signed = parseSignature(text);
  const valid =
    key !== null &&
    signed !== null &&
    signed.trustedComment === trustedComment(descriptor) &&
    verifySignature(message, signed, key);
  if (!valid) throw new Refusal('E_SIGNATURE', { file });
  return keyIdText(key.keyId);
}

function pick(entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name);
  if (!entry) throw new Error(`checkLayout lets no bundle without ${name} pass`);
  return entry;
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error.code, result.error.params);
}
