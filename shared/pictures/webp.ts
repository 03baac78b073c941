import { asciiBytes, beginsWith, type Orientation, orientationBlock, orientationOf } from './exif.ts';
import { type PictureParts, Pieces } from './picture.ts';

/**
 * WebP Container Specification (RFC 9649, 2). The image, its transparency, colour profile and animation stay; Exif, XMP,
 * unknown chunks and what follows the RIFF go.
 */
const DRAWING = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);
const [EXIF_FLAG, XMP_FLAG] = [0x08, 0x04] as const;

/** Null where it is no WebP file that can be walked. */
export function webpParts(file: Uint8Array): PictureParts | null {
  if (!beginsWith(file, 'RIFF') || !beginsWith(file, 'WEBP', 8)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > file.length + 1) return null;
  const chunks = chunksIn(file, view, 12, Math.min(end, file.length));
  const [first] = chunks ?? [];
  const size = first && sizeOf(file, view, first);
  if (!chunks || !first || !size) return null;
  // Only the extended form has Exif; a viewer does not look for it in a simple file.
  const exif = first.type === 'VP8X' ? chunks.find(({ type }) => type === 'EXIF') : undefined;
  const orientation = exif ? orientationOf(file.subarray(exif.data, exif.end)) : 1;
  const pieces = new Pieces();
  for (const chunk of chunks) {
    if (!DRAWING.has(chunk.type)) continue;
    if (chunk.type === 'VP8X') pieces.add(extendedHeader(file, chunk, orientation));
    else if (chunk.type === 'ANMF') {
      const frame = frameOf(file, view, chunk);
      if (!frame) return null;
      for (const piece of frame) pieces.add(piece);
    } else keepPadded(file, chunk, pieces);
  }
  if (orientation !== 1) pieces.add(chunkOf('EXIF', orientationBlock(orientation)));
  const kept = pieces.all();
  const length = kept.reduce((sum, piece) => sum + piece.length, 0);
  const head = Uint8Array.of(...asciiBytes('RIFF'), ...fourBytes(4 + length), ...asciiBytes('WEBP'));
  return { format: 'webp', ...size, orientation, kept: [head, ...kept] };
}

interface Chunk {
  readonly type: string;
  readonly from: number;
  readonly data: number;
  readonly end: number;
}

function chunksIn(file: Uint8Array, view: DataView, from: number, to: number): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = from; at < to; ) {
    if (at + 8 > to) return null;
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size;
    if (end > to) return null;
    const type = String.fromCharCode(...file.subarray(at, at + 4));
    chunks.push({ type, from: at, data: at + 8, end });
    at = end + (size & 1);
  }
  return chunks;
}

/** Chunks are padded to even length; a file may leave out the padding of its last. */
function keepPadded(file: Uint8Array, { from, data, end }: Chunk, pieces: Pieces): void {
  pieces.keep(file, from, end);
  if ((end - data) & 1) pieces.add(Uint8Array.of(0));
}

function extendedHeader(file: Uint8Array, { from, end }: Chunk, orientation: Orientation): Uint8Array {
  const header = file.slice(from, end);
  const flags = (header[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG);
  header[8] = orientation === 1 ? flags : flags | EXIF_FLAG;
  return header;
}

/** A frame is 16 bytes and chunks of its own. */
function frameOf(file: Uint8Array, view: DataView, { data, end }: Chunk): readonly Uint8Array[] | null {
  const inner = end - data < 16 ? null : chunksIn(file, view, data + 16, end);
  if (!inner) return null;
  const pieces = new Pieces();
  pieces.keep(file, data, data + 16);
  for (const chunk of inner) if (IN_FRAME.has(chunk.type)) keepPadded(file, chunk, pieces);
  const kept = pieces.all();
  const length = kept.reduce((sum, piece) => sum + piece.length, 0);
  return [Uint8Array.of(...asciiBytes('ANMF'), ...fourBytes(length)), ...kept];
}

/** The first picture of an animation, as a file of its own, and where it stands on the canvas. */
export interface WebpFrame {
  readonly file: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly canvas: { readonly width: number; readonly height: number };
}

const [ALPHA_FLAG, ANIMATION_FLAG] = [0x10, 0x02] as const;

/** Null for a WebP that does not move, or whose first frame can't be walked. */
export function firstWebpFrame(file: Uint8Array): WebpFrame | null {
  if (!beginsWith(file, 'RIFF') || !beginsWith(file, 'WEBP', 8)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks = chunksIn(file, view, 12, Math.min(8 + view.getUint32(4, true), file.length)) ?? [];
  const [first] = chunks;
  const frame = chunks.find(({ type }) => type === 'ANMF');
  const canvas = first?.type === 'VP8X' ? sizeOf(file, view, first) : null;
  if (!canvas || !frame || ((file[first?.data ?? 0] ?? 0) & ANIMATION_FLAG) === 0) return null;
  if (frame.end - frame.data < 16) return null;
  const three = (at: number) => view.getUint16(at, true) | ((file[at + 2] ?? 0) << 16);
  const inner = chunksIn(file, view, frame.data + 16, frame.end);
  if (!inner) return null;
  const pieces = new Pieces();
  if (inner.some(({ type }) => type === 'ALPH')) {
    const size = [three(frame.data + 6), three(frame.data + 9)].flatMap((side) =>
      fourBytes(side).slice(0, 3),
    );
    pieces.add(chunkOf('VP8X', Uint8Array.of(ALPHA_FLAG, 0, 0, 0, ...size)));
  }
  for (const chunk of inner) if (IN_FRAME.has(chunk.type)) keepPadded(file, chunk, pieces);
  const body = pieces.all();
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  const head = Uint8Array.of(...asciiBytes('RIFF'), ...fourBytes(4 + length), ...asciiBytes('WEBP'));
  return {
    file: joined([head, ...body]),
    x: 2 * three(frame.data),
    y: 2 * three(frame.data + 3),
    canvas,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const padding = content.length & 1 ? [0] : [];
  return Uint8Array.of(...asciiBytes(type), ...fourBytes(content.length), ...content, ...padding);
}

function sizeOf(
  file: Uint8Array,
  view: DataView,
  { type, data, end }: Chunk,
): { readonly width: number; readonly height: number } | null {
  if (end - data < 10) return null;
  const three = (at: number) => view.getUint16(at, true) | ((file[at + 2] ?? 0) << 16);
  if (type === 'VP8X') return { width: 1 + three(data + 4), height: 1 + three(data + 7) };
  if (type === 'VP8 ')
    return {
      width: view.getUint16(data + 6, true) & 0x3fff,
      height: view.getUint16(data + 8, true) & 0x3fff,
    };
  if (type !== 'VP8L') return null;
  const bits = view.getUint32(data + 1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

const fourBytes = (value: number): readonly number[] => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  value >>> 24,
];
