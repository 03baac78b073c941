import { basename, dirname, join } from 'node:path';
import { coverPage } from '../../shared/exchange/cover.ts';
import { type BundleLimits, bundleLimits, sizeText } from '../../shared/exchange/limits.ts';
import { ok, Refusal, type Result } from '../../shared/result.ts';
import { lockedBytes, type Unlock } from './age-file.ts';
import { bagParts } from './bag-parts.ts';
import {
  type BundleFs,
  checkRoom,
  nodeFs,
  placeFile,
  placeOnMedium,
  sweepUnfinished,
  unfinishedName,
} from './bundle-fs.ts';
import type { BundleToWrite, WrittenBundle } from './bundle-to-write.ts';
import { type EvidenceFile, zipBytes } from './bundle-zip.ts';
import { collectRecords } from './collect-records.ts';
import { describeBundle } from './describe-bundle.ts';
import { writeFailure } from './file-failure.ts';
import { openBundle } from './open-bundle.ts';
import { createSealer } from './seal.ts';
import { onePiece, writeFlushed } from './write-flushed.ts';

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
  const temporary = join(bundle.dir, unfinishedName(bundle.replica));
  try {
    await fs.mkdir(bundle.dir, { recursive: true });
    const { dev } = await fs.stat(bundle.dir);
    const written = await writeAndVerify(fs, temporary, bundle);
    if (bundle.signal?.aborted) throw new Refusal('E_CANCELLED');
    const fileName = bundle.lock ? `${bundle.fileName}.age` : bundle.fileName;
    const path = await placeOnMedium(fs, temporary, bundle.dir, fileName, dev);
    const { coverText, ...told } = written;
    if (!bundle.coverBeside) return ok({ ...told, path });
    try {
      return ok({ ...told, path, cover: await placeCover(fs, temporary, path, coverText) });
    } catch (error) {
      // The person asked for both: one alone would look like all of it.
      await fs.rm(path, { force: true }).catch(() => {});
      throw error;
    }
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
): Promise<Omit<WrittenBundle, 'path' | 'cover'> & { readonly coverText: string }> {
  const limits = bundle.limits ?? bundleLimits;
  const evidence = ascending(bundle.evidence);
  checkEvidence(evidence, bundle.fileName, limits);
  const evidenceBytes = evidence.reduce((sum, item) => sum + item.bytes, 0);
  const records = collectRecords(bundle.records, bundle.fileName, limits);
  const descriptor = describeBundle(bundle, records, evidence.length, evidenceBytes, limits);
  const parts = bagParts(descriptor, records, evidence, bundle.keys);

  const expected = evidenceBytes + Math.ceil(records.bytes / 4);
  let done = 0;
  const onBytes = (count: number): void => {
    if (bundle.signal?.aborted) throw new Refusal('E_CANCELLED');
    done += count;
    bundle.onProgress?.(Math.min(done, expected * 2), expected * 2);
  };

  await sweepUnfinished(fs, bundle.dir, bundle.replica);
  await checkRoom(fs, bundle.dir, expected);
  const sealed = sealedBytes(zipBytes(descriptor.id, parts, new Date(bundle.createdAt)));
  const bytes = await writeFlushed(fs, temporary, locked(sealed.bytes, bundle), onBytes);
  const file = { sha256: sealed.sha256(), bytes };
  if (file.bytes > limits.file) {
    throw new Refusal('E_TOO_LARGE', { file: bundle.fileName, limit: sizeText(limits.file) });
  }
  await verifyWritten(temporary, file.sha256, bundle, onBytes);
  const { id, counts, receiptSecret } = descriptor;
  return { id, counts, receiptSecret, coverText: coverPage(descriptor), ...file };
}

/** Writes the cover under the bundle's own name, also where that got a number: `上报包_…（2）_封面.html`. */
async function placeCover(
  fs: BundleFs,
  temporary: string,
  bundlePath: string,
  text: string,
): Promise<string> {
  const page = `${temporary}.html.part`;
  try {
    await writeFlushed(fs, page, onePiece(Buffer.from(text)), () => {});
    const stem = basename(bundlePath).replace(/\.tzb(\.age)?$/, '');
    return await placeFile(fs, page, dirname(bundlePath), `${stem}_封面.html`);
  } catch (error) {
    await fs.rm(page, { force: true }).catch(() => {});
    throw error;
  }
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

/** The bytes of the ZIP with its true seal; their hash once they are through. */
function sealedBytes(zip: AsyncIterable<Buffer>): {
  readonly bytes: AsyncIterable<Buffer>;
  readonly sha256: () => string;
} {
  const sealer = createSealer();
  let whole = '';
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of zip) yield sealer.push(chunk);
    const { rest, sha256 } = sealer.end();
    whole = sha256;
    yield rest;
  }
  return { bytes: bytes(), sha256: () => whole };
}

function locked(
  plain: AsyncIterable<Buffer>,
  { lock, keys, workFactor }: BundleToWrite,
): AsyncIterable<Buffer> {
  if (!lock) return plain;
  const own = keys.age.recipient;
  return lockedBytes(
    plain,
    'password' in lock ? lock : { recipients: [...new Set([...lock.recipients, own])] },
    workFactor,
  );
}

/** What opens the file again for its verification. */
const unlockOf = ({ lock, keys, privateDir }: BundleToWrite): Unlock => ({
  ...(lock && 'password' in lock && { password: lock.password, ...(lock.key && { passwordKey: lock.key }) }),
  ...(privateDir !== undefined && { privateDir }),
  identities: async () => ok([keys.age.identity]),
});

/** Reads the file back from the medium as a receiver would, every record included. */
async function verifyWritten(
  temporary: string,
  sha256: string,
  bundle: BundleToWrite,
  onBytes: (count: number) => void,
): Promise<void> {
  let last = 0;
  const opened = await openBundle(temporary, {
    unlock: unlockOf(bundle),
    ...(bundle.limits ? { limits: bundle.limits } : {}),
    onProgress: (done) => {
      onBytes(done - last);
      last = done;
    },
  });
  // What was written a moment ago is not there: the stick was pulled out.
  if (!opened.ok && opened.error.code === 'E_FILE_NOT_FOUND')
    throw new Refusal('E_MEDIUM_GONE', { path: bundle.dir });
  if (!opened.ok) throw new Refusal(opened.error.code, { ...opened.error.params, file: bundle.fileName });
  try {
    for (const _record of opened.value.records());
    if (opened.value.file.sha256 !== sha256) throw new Refusal('E_HASH', { file: bundle.fileName });
  } finally {
    await opened.value.close();
  }
}
