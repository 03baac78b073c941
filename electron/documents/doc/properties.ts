import { type Bytes, bytesOf, type WordFile } from './word-file.ts';

/** One property modifier: [MS-DOC] 2.2.5.1. */
interface Sprm {
  readonly code: number;
  readonly operand: Bytes;
}

const tableDefinition = 0xd608;
const tabs = 0xc615;
const fixedSizes = [1, 1, 2, 4, 2, 2, 0, 3];

/** The modifiers of a group; a group that breaks off ends there. */
export function* sprmsOf(group: Uint8Array): Generator<Sprm> {
  const bytes = bytesOf(group);
  for (let at = 0; at + 3 <= bytes.length; ) {
    const code = bytes.u16(at);
    const from = at + 2;
    const [skip, size] = operandSize(bytes, code, from);
    if (from + skip + size > bytes.length) return;
    yield { code, operand: bytesOf(bytes.slice(from + skip, from + skip + size)) };
    at = from + skip + size;
  }
}

function operandSize(bytes: Bytes, code: number, at: number): readonly [skip: number, size: number] {
  const fixed = fixedSizes[code >> 13] ?? 0;
  if (fixed > 0) return [0, fixed];
  if (code === tableDefinition) return at + 2 > bytes.length ? [0, 0] : [2, Math.max(0, bytes.u16(at) - 1)];
  const size = bytes.u8(at);
  if (code !== tabs || size < 255) return [1, size];
  const deleted = at + 1 < bytes.length ? bytes.u8(at + 1) : 0;
  const addedAt = at + 2 + deleted * 4;
  const added = addedAt < bytes.length ? bytes.u8(addedAt) : 0;
  return [1, 2 + deleted * 4 + added * 3];
}

/** Properties that hold for a stretch of the WordDocument stream. */
interface PropertyRun {
  readonly from: number;
  readonly to: number;
  readonly group: Uint8Array;
}

const pageSize = 512;
const mostPages = 60_000;

/** Pages of formatting, named by a table of the table stream (PlcBteChpx at 12, PlcBtePapx at 13). */
function* pagesOf({ main, table, place }: WordFile, index: number): Generator<number> {
  const { at, length } = place(index);
  const count = Math.min(mostPages, Math.floor((length - 4) / 8));
  for (let page = 0; page < count; page++) {
    const from = (table.u32(at + (count + 1) * 4 + page * 4) & 0x3fffff) * pageSize;
    if (from + pageSize <= main.length) yield from;
  }
}

/** Paragraph properties by place, in order; the first two bytes of a group (the style) are left out. */
export function paragraphRuns(file: WordFile): readonly PropertyRun[] {
  const { main } = file;
  const runs: PropertyRun[] = [];
  for (const page of pagesOf(file, 13)) {
    const count = main.u8(page + pageSize - 1);
    for (let at = 0; at < count; at++) {
      const entry = main.u8(page + (count + 1) * 4 + at * 13) * 2;
      if (entry === 0) {
        runs.push({ from: main.u32(page + at * 4), to: main.u32(page + at * 4 + 4), group: none });
        continue;
      }
      const half = main.u8(page + entry);
      const begin = page + entry + (half === 0 ? 2 : 1);
      const size = half === 0 ? main.u8(page + entry + 1) * 2 : half * 2 - 1;
      const end = Math.min(page + pageSize, begin + size);
      const group = end > begin + 2 ? main.slice(begin + 2, end) : none;
      runs.push({
        from: main.u32(page + at * 4),
        to: main.u32(page + at * 4 + 4),
        group: unpackHuge(file, group),
      });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

const none = new Uint8Array(0);

/** A group too long for its page lies in the data stream. */
function unpackHuge({ data }: WordFile, group: Uint8Array): Uint8Array {
  for (const { code, operand } of sprmsOf(group)) {
    if ((code !== 0x6646 && code !== 0x6645) || !data) continue;
    const at = operand.u32(0);
    if (at + 2 <= data.length && at + 2 + data.u16(at) <= data.length)
      return data.slice(at + 2, at + 2 + data.u16(at));
  }
  return group;
}

/** Stretches of text that are not printed: hidden, or marked as deleted. */
export function unprintedRuns(file: WordFile): {
  readonly runs: readonly PropertyRun[];
  readonly revised: boolean;
} {
  const { main } = file;
  const runs: PropertyRun[] = [];
  let revised = false;
  for (const page of pagesOf(file, 12)) {
    const count = main.u8(page + pageSize - 1);
    for (let at = 0; at < count; at++) {
      const entry = main.u8(page + (count + 1) * 4 + at) * 2;
      if (entry === 0) continue;
      const begin = page + entry + 1;
      const group = main.slice(begin, Math.min(page + pageSize, begin + main.u8(page + entry)));
      let unprinted = false;
      for (const { code, operand } of sprmsOf(group)) {
        if (code === 0x0800 || code === 0x0801) revised ||= operand.u8(0) === 1;
        if (code === 0x0800 || code === 0x083c) unprinted ||= operand.u8(0) === 1;
      }
      if (unprinted)
        runs.push({ from: main.u32(page + at * 4), to: main.u32(page + at * 4 + 4), group: none });
    }
  }
  return { runs: runs.sort((a, b) => a.from - b.from), revised };
}

/** The run that holds a place. */
export function runAt(runs: readonly PropertyRun[], place: number): PropertyRun | null {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return null;
    if (place < run.from) high = middle - 1;
    else if (place >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}
