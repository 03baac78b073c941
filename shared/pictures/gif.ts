import { beginsWith } from './exif.ts';
import { type PictureParts, Pieces } from './picture.ts';

/** GIF89a. Comments and application blocks (XMP) go, save those that say how often it repeats and its colour profile. */
const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b] as const;
const [COMMENT, APPLICATION] = [0xfe, 0xff] as const;
const KEPT_APPLICATIONS = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'] as const;

/** Null where it is no GIF file that can be walked. */
export function gifParts(file: Uint8Array): PictureParts | null {
  if (!beginsWith(file, 'GIF87a') && !beginsWith(file, 'GIF89a')) return null;
  if (file.length < 13) return null;
  const two = (at: number) => (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8);
  const [width, height] = [two(6), two(8)];
  const pieces = new Pieces();
  let at = 13 + colourTable(file[10] ?? 0);
  pieces.keep(file, 0, Math.min(at, file.length));
  for (;;) {
    const from = at;
    const block = file[at];
    if (block === TRAILER) {
      pieces.keep(file, at, at + 1);
      break;
    }
    if (block === EXTENSION) {
      const end = endOfBlocks(file, at + 2);
      if (end === null) return null;
      if (stays(file, at)) pieces.keep(file, from, end);
      at = end;
    } else if (block === IMAGE) {
      const end = endOfBlocks(file, at + 10 + colourTable(file[at + 9] ?? 0) + 1);
      if (end === null) return null;
      pieces.keep(file, from, end);
      at = end;
    } else return null;
  }
  if (width === 0 || height === 0) return null;
  return { format: 'gif', width, height, orientation: 1, kept: pieces.all() };
}

/** Bytes of the table that the packed field announces. */
const colourTable = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** After the empty block that ends a row of blocks. */
function endOfBlocks(file: Uint8Array, from: number): number | null {
  for (let at = from; ; ) {
    const length = file[at];
    if (length === undefined) return null;
    if (length === 0) return at + 1;
    at += 1 + length;
  }
}

function stays(file: Uint8Array, at: number): boolean {
  if (file[at + 1] === COMMENT) return false;
  if (file[at + 1] !== APPLICATION) return true;
  return KEPT_APPLICATIONS.some((name) => beginsWith(file, name, at + 3));
}
