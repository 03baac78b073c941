import type { BundleCounts } from '../../shared/exchange/descriptor.ts';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import { parseRecordLine, type RecordLine } from '../../shared/exchange/record-line.ts';
import { Refusal } from '../../shared/result.ts';

const LINE_FEED = 10;

/**
 * The records of an inflated records.ndjson, one at a time.
 *
 * @throws Refusal E_BAD_RECORD naming the line: malformed, too long, an id seen before, or, at the end, counts other
 * than the descriptor's.
 */
export function* readRecords(
  ndjson: Buffer,
  file: string,
  counts: BundleCounts,
  limits: BundleLimits,
): Generator<RecordLine> {
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  let line = 0;
  for (let start = 0; start < ndjson.length; ) {
    line++;
    const end = ndjson.indexOf(LINE_FEED, start);
    if (end < 0 || end - start > limits.line) throw new Refusal('E_BAD_RECORD', { file, line });
    const read = parseRecordLine(ndjson.toString('utf8', start, end), limits);
    if (!read || seen.has(read.record.id)) throw new Refusal('E_BAD_RECORD', { file, line });
    seen.add(read.record.id);
    kinds.set(read.record.kind, (kinds.get(read.record.kind) ?? 0) + 1);
    yield read;
    start = end + 1;
  }
  const stated = Object.entries(counts.kinds).filter(([, count]) => count > 0);
  const agrees = stated.length === kinds.size && stated.every(([kind, count]) => kinds.get(kind) === count);
  if (!agrees || line !== counts.total) throw new Refusal('E_BAD_RECORD', { file, line });
}

/** Lines of an NDJSON text; one that does not end with a line feed counts as well. */
export function countLines(ndjson: Buffer): number {
  let lines = 0;
  for (let at = 0; at < ndjson.length; lines++) {
    const end = ndjson.indexOf(LINE_FEED, at);
    at = end < 0 ? ndjson.length : end + 1;
  }
  return lines;
}
