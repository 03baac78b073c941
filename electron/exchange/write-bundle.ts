import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  BUNDLE_FORMAT,
  BUNDLE_MAJOR,
  BUNDLE_MINOR,
  BUNDLE_SUITE,
  type BundleCounts,
  type BundleKind,
  type Descriptor,
  descriptorSchema,
  READABLE_BY,
} from '../../shared/exchange/descriptor.ts';
import { type BundleLimits, bundleLimits, sizeText } from '../../shared/exchange/limits.ts';
import { newReceiptSecret } from '../../shared/exchange/receipt-code.ts';
import { newId } from '../../shared/ids.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { ok, Refusal, type Result } from '../../shared/result.ts';
import { publicLines, type UnitKeys } from '../keys/unit-keys.ts';
import { bagParts } from './bag-parts.ts';
import { type BundleFs, checkRoom, nodeFs, placeFile } from './bundle-fs.ts';
import { type EvidenceFile, zipBytes } from './bundle-zip.ts';
import { type CollectedRecords, collectRecords } from './collect-records.ts';
import { writeFailure } from './file-failure.ts';
import { openBundle } from './open-bundle.ts';
import { createSealer } from './seal.ts';
import { writeAll } from './write-all.ts';

interface Party {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

export interface BundleToWrite {
  /** Made when missing; nothing in it is overwritten. */
  readonly dir: string;
  /** As of `bundleFileName`. */
  readonly fileName: string;
  readonly kind: BundleKind;
  readonly id?: string;
  readonly from: Party;
  /** Null for a card or an archive. */
  readonly to: Party | null;
  readonly replica: string;
  /** Calendar date. */
  readonly cutoff: string | null;
  /** SHA-256 of the whole file of the last bundle to the same receiver. */
  readonly previous: string | null;
  /** Its place in the chain of bundles to this receiver; a card has none. */
  readonly chain?: NonNullable<Descriptor['chain']>;
  readonly records: Iterable<WireRecord>;
  readonly evidence: Iterable<EvidenceFile>;
  readonly omitted: Descriptor['omitted'];
  readonly keys: UnitKeys;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly appVersion: string;
  /** Bytes written and then verified, of about `total`. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly limits?: BundleLimits;
  readonly fs?: BundleFs;
}

export interface WrittenBundle {
  readonly path: string;
  readonly id: string;
  /** Of the whole file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: BundleCounts;
  readonly receiptSecret: string;
}

/**
 * Writes a bundle to a temporary file in `dir`, flushes it, verifies it as a receiver would and only then gives it
 * its name. When anything fails the temporary file is removed and everything else is as it was.
 *
 * Errors: E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE, E_TOO_LARGE, E_CANCELLED; E_FILE_NOT_FOUND or E_HASH for an
 * evidence file that is gone or altered; E_BAD_CALL for a descriptor that a reader would refuse; E_BAD_RECORD for
 * such a record.
 */
export async function writeBundle(bundle: BundleToWrite): Promise<Result<WrittenBundle>> {
  const fs = bundle.fs ?? nodeFs;
  const temporary = join(bundle.dir, `.taizhang-${randomBytes(8).toString('hex')}.part`);
  try {
    const written = await writeAndVerify(fs, temporary, bundle);
    if (bundle.signal?.aborted) throw new Refusal('E_CANCELLED');
    const path = await placeFile(fs, temporary, bundle.dir, bundle.fileName);
    return ok({ ...written, path });
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => {});
    const failure = writeFailure(error, bundle.dir);
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

async function writeAndVerify(
  fs: BundleFs,
  temporary: string,
  bundle: BundleToWrite,
): Promise<Omit<WrittenBundle, 'path'>> {
  const limits = bundle.limits ?? bundleLimits;
  const evidence = ascending(bundle.evidence);
  checkEvidence(evidence, bundle.fileName, limits);
  const evidenceBytes = evidence.reduce((sum, item) => sum + item.bytes, 0);
  const records = collectRecords(bundle.records, bundle.fileName, limits);
  const descriptor = describe(bundle, records, evidence.length, evidenceBytes);
  const parts = bagParts(descriptor, records, evidence, bundle.keys);

  const expected = evidenceBytes + Math.ceil(records.bytes / 4);
  let done = 0;
  const onBytes = (count: number): void => {
    if (bundle.signal?.aborted) throw new Refusal('E_CANCELLED');
    done += count;
    bundle.onProgress?.(Math.min(done, expected * 2), expected * 2);
  };

  await fs.mkdir(bundle.dir, { recursive: true });
  await checkRoom(fs, bundle.dir, expected);
  const file = await writeSealed(
    fs,
    temporary,
    zipBytes(descriptor.id, parts, new Date(bundle.createdAt)),
    onBytes,
  );
  if (file.bytes > limits.file) {
    throw new Refusal('E_TOO_LARGE', { file: bundle.fileName, limit: sizeText(limits.file) });
  }
  await verifyWritten(temporary, file.sha256, bundle, onBytes);
  const { id, counts, receiptSecret } = descriptor;
  return { id, counts, receiptSecret, ...file };
}

/** In file order, each content once. */
function ascending(evidence: Iterable<EvidenceFile>): readonly EvidenceFile[] {
  const byHash = new Map([...evidence].map((item) => [item.sha256, item]));
  return [...byHash.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function checkEvidence(evidence: readonly EvidenceFile[], file: string, limits: BundleLimits): void {
  if (evidence.length > limits.evidenceCount) {
    throw new Refusal('E_TOO_LARGE', { file, limit: `${limits.evidenceCount}` });
  }
  const large = evidence.find((item) => item.bytes > limits.evidenceFile);
  if (large) throw new Refusal('E_TOO_LARGE', { file: large.path, limit: sizeText(limits.evidenceFile) });
}

function describe(
  bundle: BundleToWrite,
  records: CollectedRecords,
  files: number,
  bytes: number,
): Descriptor {
  const descriptor: Descriptor = {
    format: BUNDLE_FORMAT,
    major: BUNDLE_MAJOR,
    minor: bundle.chain ? BUNDLE_MINOR : 0,
    required: [],
    optional: [],
    readableBy: READABLE_BY,
    suite: BUNDLE_SUITE,
    kind: bundle.kind,
    id: bundle.id ?? newId(),
    from: { ...party(bundle.from), keys: publicLines(bundle.keys) },
    to: bundle.to && party(bundle.to),
    replica: bundle.replica,
    cutoff: bundle.cutoff,
    createdAt: bundle.createdAt,
    app: bundle.appVersion,
    counts: { total: records.total, kinds: records.kinds, evidence: { files, bytes } },
    previous: bundle.previous,
    ...(bundle.chain && { chain: bundle.chain }),
    receiptSecret: newReceiptSecret(),
    omitted: [...bundle.omitted],
  };
  const checked = descriptorSchema.safeParse(descriptor);
  if (checked.success) return checked.data;
  const where = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Refusal('E_BAD_CALL', { detail: `bundle.json: ${where}` });
}

const party = (unit: Party): Party => ({ id: unit.id, name: unit.name, code: unit.code });

async function writeSealed(
  fs: BundleFs,
  path: string,
  zip: AsyncIterable<Buffer>,
  onBytes: (count: number) => void,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const handle = await fs.open(path, 'wx');
  try {
    const sealer = createSealer();
    let bytes = 0;
    for await (const chunk of zip) {
      const ready = sealer.push(chunk);
      await writeAll(handle, ready);
      bytes += ready.length;
      onBytes(ready.length);
    }
    const { rest, sha256 } = sealer.end();
    await writeAll(handle, rest);
    await handle.sync();
    return { sha256, bytes: bytes + rest.length };
  } finally {
    await handle.close();
  }
}

/** Reads the file back from the medium as a receiver would, every record included. */
async function verifyWritten(
  temporary: string,
  sha256: string,
  bundle: BundleToWrite,
  onBytes: (count: number) => void,
): Promise<void> {
  let last = 0;
  const opened = await openBundle(temporary, {
    ...(bundle.limits ? { limits: bundle.limits } : {}),
    onProgress: (done) => {
      onBytes(done - last);
      last = done;
    },
  });
  if (!opened.ok) throw new Refusal(opened.error.code, { ...opened.error.params, file: bundle.fileName });
  try {
    for (const _record of opened.value.records());
    if (opened.value.file.sha256 !== sha256) throw new Refusal('E_HASH', { file: bundle.fileName });
  } finally {
    await opened.value.close();
  }
}
