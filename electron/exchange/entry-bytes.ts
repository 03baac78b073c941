import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { type BundleLimits, sizeText } from '../../shared/exchange/limits.ts';
import { Refusal } from '../../shared/result.ts';
import { type ByteSource, pieces } from './byte-source.ts';
import { shown, type ZipEntry } from './zip-directory.ts';

/** @throws Refusal E_TOO_LARGE when the entry states more than `most` bytes or more than the ratio allows. */
export function checkSize(source: ByteSource, entry: ZipEntry, most: number, limits: BundleLimits): void {
  const tooLarge = (limit: string) => new Refusal('E_TOO_LARGE', { file: source.name, limit });
  if (entry.size > most) throw tooLarge(sizeText(most));
  if (entry.size > limits.ratioFloor && entry.size > entry.packed * limits.ratio)
    throw tooLarge(`1:${limits.ratio}`);
}

/**
 * The content of an entry. Inflation stops at the stated size.
 *
 * @throws Refusal E_BAD_ENTRY when the content does not have exactly the stated size.
 */
export async function entryBytes(source: ByteSource, entry: ZipEntry): Promise<Buffer> {
  const packed = await source.read(entry.start, entry.packed);
  if (entry.stored) return packed;
  try {
    // One output chunk slightly above the stated size avoids joining many.
    const bytes = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      chunkSize: entry.size + 64,
    });
    if (bytes.length === entry.size) return bytes;
  } catch {
    // Not deflate, or more than stated: refused below like any other wrong size.
  }
  throw new Refusal('E_BAD_ENTRY', { file: source.name, entry: shown(entry.name) });
}

/** The SHA-256 of a stored entry, read in pieces; each piece is handed to `onPiece` as well. */
export async function storedHash(
  source: ByteSource,
  entry: ZipEntry,
  onPiece: (piece: Buffer) => void | Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces(source, entry.start, entry.packed)) {
    hash.update(piece);
    await onPiece(piece);
  }
  return hash.digest('hex');
}
