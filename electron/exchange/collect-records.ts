import { createHash } from 'node:crypto';
import { type BundleLimits, sizeText } from '../../shared/exchange/limits.ts';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { Refusal } from '../../shared/result.ts';

/** The content of records.ndjson in pieces, with what manifest and descriptor say about it. */
export interface CollectedRecords {
  readonly pieces: readonly Buffer[];
  readonly bytes: number;
  readonly sha256: string;
  readonly total: number;
  readonly kinds: Readonly<Record<string, number>>;
}

const PIECE_CHARACTERS = 256 * 1024;

/** @throws Refusal E_TOO_LARGE where a reader would refuse. */
export function collectRecords(
  records: Iterable<WireRecord>,
  file: string,
  limits: BundleLimits,
): CollectedRecords {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  const kinds = new Map<string, number>();
  let bytes = 0;
  let total = 0;
  let text = '';
  const flush = (): void => {
    const piece = Buffer.from(text);
    hash.update(piece);
    pieces.push(piece);
    bytes += piece.length;
    text = '';
    if (bytes > limits.records) throw new Refusal('E_TOO_LARGE', { file, limit: sizeText(limits.records) });
  };
  for (const record of records) {
    const line = formatRecordLine(record);
    if (line.length * 3 > limits.line && Buffer.byteLength(line) > limits.line) {
      throw new Refusal('E_TOO_LARGE', { file, limit: sizeText(limits.line) });
    }
    text += `${line}\n`;
    if (text.length > PIECE_CHARACTERS) flush();
    kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
    total++;
    if (total > limits.recordCount)
      throw new Refusal('E_TOO_LARGE', { file, limit: `${limits.recordCount}` });
  }
  if (text !== '') flush();
  return { pieces, bytes, sha256: hash.digest('hex'), total, kinds: Object.fromEntries(kinds) };
}
