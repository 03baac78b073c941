import { readFileSync } from 'node:fs';
import { type Codec, codecFiles, codecName } from './codec-files.ts';

/** Pixels, four bytes each (red, green, blue, alpha), row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Beyond this a picture is not decoded: 64 megapixels are 256 MB of pixels. */
export const MOST_PIXELS = 64_000_000;

/** Decodes; throws whatever a damaged file makes the decoder throw. */
export async function decode(
  format: 'jpeg' | 'cmyk' | 'png' | 'webp' | 'gif',
  file: Uint8Array,
): Promise<Raster> {
  switch (format) {
    case 'jpeg': {
      const jpeg = await import('@jsquash/jpeg/decode.js');
      await jpeg.init(wasmOf('jpegDecoder'));
      return jpeg.default(alone(file));
    }
    case 'cmyk':
      return decodeInks(file);
    case 'png': {
      const png = await import('@jsquash/png/decode.js');
      await png.init(wasmOf('pngDecoder'));
      return png.decode(alone(file));
    }
    case 'webp': {
      const webp = await import('@jsquash/webp/decode.js');
      await webp.init(wasmOf('webpDecoder'));
      return webp.default(alone(file));
    }
    case 'gif':
      return firstFrame(file);
  }
}

export async function encodeJpeg(raster: Raster, quality: number): Promise<Uint8Array> {
  const jpeg = await import('@jsquash/jpeg/encode.js');
  await jpeg.init(wasmOf('jpegEncoder'));
  return new Uint8Array(await jpeg.default(raster as ImageData, { quality }));
}

/** A JPEG in the four inks of a printer, which the fast decoder does not know. */
async function decodeInks(file: Uint8Array): Promise<Raster> {
  const { decode: decodeJpeg } = await import('jpeg-js');
  const bounds = { maxResolutionInMP: MOST_PIXELS / 1_000_000, maxMemoryUsageInMB: 480 };
  return decodeJpeg(file, { useTArray: true, formatAsRGBA: true, tolerantDecoding: false, ...bounds });
}

async function firstFrame(file: Uint8Array): Promise<Raster> {
  const { GifReader } = await import('omggif');
  const reader = new GifReader(file);
  const data = new Uint8Array(reader.width * reader.height * 4);
  reader.decodeAndBlitFrameRGBA(0, data);
  return { width: reader.width, height: reader.height, data };
}

function wasmOf(codec: Codec): WebAssembly.Module {
  const here = import.meta.url;
  const built = here.includes('/chunks/') ? `../${codecName(codec)}` : `./${codecName(codec)}`;
  const url = here.endsWith('.ts') ? import.meta.resolve(codecFiles[codec]) : new URL(built, here);
  return new WebAssembly.Module(readFileSync(new URL(url)));
}

/** The decoders take a buffer whole. */
const alone = (file: Uint8Array): ArrayBuffer => new Uint8Array(file).buffer;
