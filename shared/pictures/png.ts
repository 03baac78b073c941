import { asciiBytes, beginsWith, type Orientation, orientationBlock, orientationOf } from './exif.ts';
import { type PictureParts, Pieces, sameBytes } from './picture.ts';

/**
 * PNG, third edition, 11. What draws the picture stays: critical chunks, transparency, colour, size of a pixel, animation.
 * Texts, times, Exif, private chunks and what follows IEND go.
 */
const SIGNATURE = '\x89PNG\r\n\x1a\n';
const DRAWING = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

/** Null where it is no PNG file that can be walked. */
export function pngParts(file: Uint8Array): PictureParts | null {
  if (!beginsWith(file, SIGNATURE) || !beginsWith(file, 'IHDR', 12)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  let orientation: Orientation = 1;
  for (let at = SIGNATURE.length; at < file.length; ) {
    const chunk = chunkAt(file, view, at);
    if (!chunk) return null;
    if (chunk.type === 'eXIf') orientation = orientationOf(file.subarray(at + 8, chunk.to - 4));
    chunks.push(chunk);
    at = chunk.to;
    if (chunk.type === 'IEND') break;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (chunks.at(-1)?.type !== 'IEND' || width === 0 || height === 0) return null;
  const pieces = new Pieces();
  pieces.keep(file, 0, SIGNATURE.length);
  for (const { type, from, to } of chunks) {
    if (isCritical(type) || DRAWING.has(type)) pieces.keep(file, from, to);
    if (type === 'IHDR' && orientation !== 1) keepOrientation(file, chunks, orientation, pieces);
  }
  return { format: 'png', width, height, orientation, kept: pieces.all() };
}

interface Chunk {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

function chunkAt(file: Uint8Array, view: DataView, from: number): Chunk | null {
  if (from + 12 > file.length) return null;
  const to = from + 12 + view.getUint32(from);
  const type = String.fromCharCode(...file.subarray(from + 4, from + 8));
  return to > file.length || !/^[a-zA-Z]{4}$/.test(type) ? null : { type, from, to };
}

/** Upper case in the first letter: a viewer that does not know it can't draw the picture. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type);

function keepOrientation(
  file: Uint8Array,
  chunks: readonly Chunk[],
  orientation: Orientation,
  pieces: Pieces,
): void {
  const content = orientationBlock(orientation);
  const named = Uint8Array.of(...asciiBytes('eXIf'), ...content);
  const chunk = Uint8Array.of(...fourBytes(content.length), ...named, ...fourBytes(crc32(named)));
  const present = chunks.find(({ from, to }) => sameBytes(file.subarray(from, to), chunk));
  if (present) pieces.keep(file, present.from, present.to);
  else pieces.add(chunk);
}

const fourBytes = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** PNG annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
