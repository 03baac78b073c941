import { beginsWith } from './exif.ts';
import { gifParts } from './gif.ts';
import { jpegParts } from './jpeg.ts';
import type { PictureParts } from './picture.ts';
import { pngParts } from './png.ts';
import { webpParts } from './webp.ts';

/** Longest beginning that `looksLikePicture` asks for, in bytes. */
export const PICTURE_START = 16;

/** By its first bytes: a picture of a format that may say where and by whom it was taken. */
export function looksLikePicture(start: Uint8Array): 'known' | 'other' | null {
  const jpeg = start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff;
  const webp = beginsWith(start, 'RIFF') && beginsWith(start, 'WEBP', 8);
  if (jpeg || webp || beginsWith(start, '\x89PNG') || beginsWith(start, 'GIF8')) return 'known';
  // TIFF and raw photographs; HEIF and AVIF.
  const tiff = beginsWith(start, 'II*\0') || beginsWith(start, 'MM\0*');
  const heif = beginsWith(start, 'ftyp', 4) && /^(hei|hev|mif|msf|avi)/.test(brandOf(start));
  return tiff || heif ? 'other' : null;
}

const brandOf = (start: Uint8Array): string => String.fromCharCode(...start.subarray(8, 12));

/** Takes a picture apart; null where it is none of the known formats, or damaged. */
export const pictureParts = (file: Uint8Array): PictureParts | null =>
  jpegParts(file) ?? pngParts(file) ?? webpParts(file) ?? gifParts(file);
