import type { Orientation } from '../../shared/pictures/exif.ts';
import { pictureParts } from '../../shared/pictures/parts.ts';
import type { PictureParts } from '../../shared/pictures/picture.ts';
import { firstWebpFrame, type WebpFrame } from '../../shared/pictures/webp.ts';
import { decode, encodeJpeg, MOST_PIXELS, type Raster } from './codecs.ts';

/** Longest side of a thumbnail, in pixels. */
export const THUMBNAIL_SIDE = 256;
const QUALITY = 78;

/** A small picture; or why there is none: it has more pixels than are decoded, or null where it can't be shown. */
export type Thumbnail = Uint8Array | 'tooLarge' | null;

/** A small JPEG, upright, on white. */
export async function thumbnailOf(file: Uint8Array): Promise<Thumbnail> {
  const parts = pictureParts(file);
  if (!parts) return null;
  if (parts.width * parts.height > MOST_PIXELS) return 'tooLarge';
  const raster = await pixelsOf(file, parts).catch(() => null);
  // A file may announce another size in its container than its pixels have.
  if (!raster || raster.width * raster.height * 4 !== raster.data.length) return null;
  return encodeJpeg(upright(onWhite(reduce(raster, THUMBNAIL_SIDE)), parts.orientation), QUALITY);
}

/** Of an animation its first picture, where it stands. */
async function pixelsOf(file: Uint8Array, { format, isForPrint }: PictureParts): Promise<Raster | null> {
  const frame = format === 'webp' ? firstWebpFrame(file) : null;
  if (!frame) return decode(isForPrint ? 'cmyk' : format, file);
  const size = pictureParts(frame.file);
  if (!size || size.width * size.height > MOST_PIXELS) return null;
  return onCanvas(await decode('webp', frame.file), frame);
}

function onCanvas(raster: Raster, { x, y, canvas: { width, height } }: WebpFrame): Raster {
  const data = new Uint8Array(width * height * 4);
  const across = Math.min(raster.width, width - x);
  for (let row = 0; row < raster.height && y + row < height && across > 0; row++) {
    const from = row * raster.width * 4;
    data.set(raster.data.subarray(from, from + across * 4), ((y + row) * width + x) * 4);
  }
  return { width, height, data };
}

/** Each pixel is the mean of the pixels it stands for; alpha is weighed in. */
export function reduce({ width, height, data }: Raster, side: number): Raster {
  const scale = Math.min(1, side / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const [top, bottom] = span(y, h, height);
    for (let x = 0; x < w; x++) {
      const [left, right] = span(x, w, width);
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let row = top; row < bottom; row++) {
        for (let at = (row * width + left) * 4, end = (row * width + right) * 4; at < end; at += 4) {
          const weight = data[at + 3] ?? 0;
          red += (data[at] ?? 0) * weight;
          green += (data[at + 1] ?? 0) * weight;
          blue += (data[at + 2] ?? 0) * weight;
          alpha += weight;
        }
      }
      const count = (bottom - top) * (right - left);
      const to = (y * w + x) * 4;
      if (alpha === 0) continue;
      out[to] = red / alpha;
      out[to + 1] = green / alpha;
      out[to + 2] = blue / alpha;
      out[to + 3] = alpha / count;
    }
  }
  return { width: w, height: h, data: out };
}

const span = (index: number, count: number, of: number): readonly [number, number] => {
  const from = Math.floor((index * of) / count);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * of) / count))];
};

/** JPEG knows no transparency. */
function onWhite({ width, height, data }: Raster): Raster {
  const out = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let colour = 0; colour < 3; colour++)
      out[at + colour] = (data[at + colour] ?? 0) * alpha + 255 * (1 - alpha);
    out[at + 3] = 255;
  }
  return { width, height, data: out };
}

/** Exif 2.32, 4.6.4: the side of the scene that the first row and the first column show, by orientation. */
export function upright({ width, height, data }: Raster, orientation: Orientation): Raster {
  const turned = orientation >= 5;
  const [w, h] = turned ? [height, width] : [width, height];
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [fromX, fromY] = sourceOf(orientation, x, y, width, height);
      const from = (fromY * width + fromX) * 4;
      out.set(data.subarray(from, from + 4), (y * w + x) * 4);
    }
  }
  return { width: w, height: h, data: out };
}

function sourceOf(
  orientation: Orientation,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly [number, number] {
  const [right, bottom] = [width - 1, height - 1];
  switch (orientation) {
    case 1:
      return [x, y];
    case 2:
      return [right - x, y];
    case 3:
      return [right - x, bottom - y];
    case 4:
      return [x, bottom - y];
    case 5:
      return [y, x];
    case 6:
      return [y, bottom - x];
    case 7:
      return [right - y, bottom - x];
    case 8:
      return [right - y, x];
  }
}
