import { asciiBytes, beginsWith, type Orientation, orientationBlock, orientationOf } from './exif.ts';
import { type PictureParts, Pieces, sameBytes } from './picture.ts';

/**
 * ITU-T T.81, annex B. Of the application segments stay JFIF (without its small picture), the colour profile and Adobe's
 * colour transform, which viewers need; Exif, XMP, Photoshop, maker's segments, comments and whatever follows the end of
 * the image go.
 */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef] as const;

/** Null where it is no JPEG file that can be walked. */
export function jpegParts(file: Uint8Array): PictureParts | null {
  if (file[0] !== 0xff || file[1] !== SOI) return null;
  const pieces = new Pieces();
  pieces.keep(file, 0, 2);
  const state: Walk = { orientation: 1, width: 0, height: 0, colours: 0 };
  const body: Segment[] = [];
  let at = 2;
  let ended = false;
  while (!ended) {
    const segment = segmentAt(file, at);
    if (!segment) return null;
    note(file, segment, state);
    body.push(segment);
    at = segment.to;
    ended = segment.marker === EOI || at >= file.length;
  }
  if (state.width === 0 || state.height === 0) return null;
  const [first] = body;
  const jfif = first?.marker === APP0 && beginsWith(file, 'JFIF\0', first.data) ? first : null;
  if (jfif) keepJfif(file, jfif, pieces);
  if (state.orientation !== 1) keepOrientation(file, body, state.orientation, pieces);
  for (const segment of body)
    if (segment !== jfif && stays(file, segment)) pieces.keep(file, segment.from, segment.to);
  const { colours, ...seen } = state;
  return { format: 'jpeg', ...seen, isForPrint: colours === 4, kept: pieces.all() };
}

interface Walk {
  orientation: Orientation;
  width: number;
  height: number;
  /** Components of a pixel: four are inks (CMYK). */
  colours: number;
}

interface Segment {
  readonly marker: number;
  readonly from: number;
  /** Where its content begins, after marker and length. */
  readonly data: number;
  readonly to: number;
}

function segmentAt(file: Uint8Array, from: number): Segment | null {
  let at = from;
  if (file[at] !== 0xff) return null;
  while (file[at] === 0xff) at += 1;
  const marker = file[at];
  if (marker === undefined || marker === 0 || marker === SOI) return null;
  at += 1;
  if (marker === EOI || marker === 0x01 || isRestart(marker)) return { marker, from, data: at, to: at };
  const length = ((file[at] ?? 0) << 8) | (file[at + 1] ?? 0);
  const end = at + length;
  if (length < 2 || end > file.length) return null;
  return { marker, from, data: at + 2, to: marker === SOS ? endOfScan(file, end) : end };
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** Up to the next marker that is none of the scan's own; a file cut short ends with its scan. */
function endOfScan(file: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = file.indexOf(0xff, at);
    if (at < 0) return file.length;
    const next = file[at + 1];
    if (next === undefined) return file.length;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/** Start of frame: C0 to CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function note(file: Uint8Array, { marker, data, to }: Segment, state: Walk): void {
  if (isFrame(marker) && to - data >= 6 && state.width === 0) {
    state.height = ((file[data + 1] ?? 0) << 8) | (file[data + 2] ?? 0);
    state.width = ((file[data + 3] ?? 0) << 8) | (file[data + 4] ?? 0);
    state.colours = file[data + 5] ?? 0;
  }
  if (marker === APP1 && beginsWith(file, 'Exif\0\0', data))
    state.orientation = orientationOf(file.subarray(data, to));
}

function stays(file: Uint8Array, { marker, data }: Segment): boolean {
  if (marker === COM) return false;
  if (marker === APP2) return beginsWith(file, 'ICC_PROFILE\0', data);
  if (marker === APP14) return beginsWith(file, 'Adobe', data);
  return marker < APP0 || marker > APP15;
}

/** JFIF 1.02: 14 bytes, the last two of which are the size of a small picture that follows. */
function keepJfif(file: Uint8Array, { from, data, to }: Segment, pieces: Pieces): void {
  if (to - data === 14 && file[data + 12] === 0 && file[data + 13] === 0) {
    pieces.keep(file, from, to);
    return;
  }
  const head = Uint8Array.of(0xff, APP0, 0, 16, ...file.subarray(data, data + 12), 0, 0);
  pieces.add(head);
}

function keepOrientation(
  file: Uint8Array,
  body: readonly Segment[],
  orientation: Orientation,
  pieces: Pieces,
): void {
  const exif = asciiBytes('Exif\0\0');
  const content = orientationBlock(orientation);
  const segment = Uint8Array.of(0xff, APP1, 0, 2 + exif.length + content.length, ...exif, ...content);
  const present = body.find(({ from, to }) => sameBytes(file.subarray(from, to), segment));
  if (present) pieces.keep(file, present.from, present.to);
  else pieces.add(segment);
}
