import { Refusal } from '../../../shared/result.ts';
import type { CompoundFile } from '../container/compound-file.ts';

/** Bytes that are read at places the file itself names; a place outside means that the file is damaged. */
export interface Bytes {
  readonly length: number;
  readonly u8: (at: number) => number;
  readonly u16: (at: number) => number;
  readonly i16: (at: number) => number;
  readonly u32: (at: number) => number;
  readonly slice: (from: number, to: number) => Uint8Array;
}

export function bytesOf(bytes: Uint8Array): Bytes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (at: number, count: number): number => {
    if (at < 0 || at + count > bytes.length) throw new Refusal('E_TRUNCATED');
    return at;
  };
  return {
    length: bytes.length,
    u8: (at) => view.getUint8(within(at, 1)),
    u16: (at) => view.getUint16(within(at, 2), true),
    i16: (at) => view.getInt16(within(at, 2), true),
    u32: (at) => view.getUint32(within(at, 4), true),
    slice: (from, to) => bytes.subarray(within(from, 0), within(to, 0)),
  };
}

/** A stretch of text that lies in one piece in the file. */
interface Piece {
  /** Character positions, the end excluded. */
  readonly from: number;
  readonly to: number;
  /** Where its first character lies in the WordDocument stream. */
  readonly offset: number;
  /** One byte for a character (Windows-1252) instead of two. */
  readonly narrow: boolean;
}

/** Parts of the text that follow each other, counted in characters: [MS-DOC] 2.5.4. */
export interface WordFile {
  readonly main: Bytes;
  readonly table: Bytes;
  readonly data: Bytes | null;
  readonly pieces: readonly Piece[];
  readonly textLength: number;
  /** Positions of the text boxes' story. */
  readonly boxes: { readonly from: number; readonly to: number };
  /** Place and length of a structure in the table stream, by its index in FibRgFcLcb97. */
  readonly place: (index: number) => { readonly at: number; readonly length: number };
}

const mostCharacters = 20_000_000;

/**
 * Opens a Word 97 to 2003 document, [MS-DOC]. Throws E_LIST_PASSWORD where it is encrypted, E_LIST_FORMAT for older
 * versions, E_TRUNCATED where it is damaged.
 */
export function openWordFile(file: CompoundFile): WordFile {
  const stream = file.stream('WordDocument');
  if (!stream) throw new Refusal('E_LIST_FORMAT');
  const main = bytesOf(stream);
  const flags = main.u16(0x0a);
  if ((flags & 0x0100) !== 0) throw new Refusal('E_LIST_PASSWORD');
  if (main.u16(0) !== 0xa5ec || main.u16(2) < 0x00c1) throw new Refusal('E_LIST_FORMAT');
  const tables = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  if (!tables) throw new Refusal('E_TRUNCATED');
  const table = bytesOf(tables);
  const data = file.stream('Data');
  const count = (index: number): number => main.u32(64 + index * 4);
  const place = (index: number) => ({ at: main.u32(154 + index * 8), length: main.u32(158 + index * 8) });
  const textLength = count(3);
  const before = textLength + count(4) + count(5) + count(6) + count(7) + count(8);
  if (before + count(9) > mostCharacters) throw new Refusal('E_LIST_HOSTILE');
  return {
    main,
    table,
    data: data && bytesOf(data),
    pieces: readPieces(table, place(33)),
    textLength,
    boxes: { from: before, to: before + count(9) },
    place,
  };
}

/** The Clx: property modifiers, then the table of pieces. */
function readPieces(
  table: Bytes,
  { at, length }: { readonly at: number; readonly length: number },
): readonly Piece[] {
  let from = at;
  while (from < at + length && table.u8(from) === 1) from += 3 + table.u16(from + 1);
  if (table.u8(from) !== 2) throw new Refusal('E_TRUNCATED');
  const size = table.u32(from + 1);
  const count = Math.floor((size - 4) / 12);
  const positions = from + 5;
  const descriptors = positions + (count + 1) * 4;
  return Array.from({ length: Math.max(0, count) }, (_none, index) => {
    const fc = table.u32(descriptors + index * 8 + 2);
    const narrow = (fc & 0x40000000) !== 0;
    const offset = fc & 0x3fffffff;
    return {
      from: table.u32(positions + index * 4),
      to: table.u32(positions + index * 4 + 4),
      offset: narrow ? offset / 2 : offset,
      narrow,
    };
  });
}

export interface PlacedText {
  readonly text: string;
  /** Where each character lies in the WordDocument stream. */
  readonly offsetOf: (index: number) => number;
}

/** The characters between two positions. */
export function textBetween({ main, pieces }: WordFile, from: number, to: number): PlacedText {
  const parts: { readonly start: number; readonly offset: number; readonly width: number }[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const [begin, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
    if (begin >= end) continue;
    const width = piece.narrow ? 1 : 2;
    const offset = piece.offset + (begin - piece.from) * width;
    const bytes = main.slice(offset, offset + (end - begin) * width);
    texts.push(
      new TextDecoder(piece.narrow ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes),
    );
    parts.push({ start: length, offset, width });
    length += end - begin;
  }
  return {
    text: texts.join(''),
    offsetOf: (index) => {
      let [low, high] = [0, parts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((parts[middle]?.start ?? 0) <= index) low = middle;
        else high = middle - 1;
      }
      const part = parts[low];
      return part ? part.offset + (index - part.start) * part.width : 0;
    },
  };
}
