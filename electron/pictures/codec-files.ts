/** The decoders' WebAssembly, where the packages keep it; the built program has it beside its entries. */
export const codecFiles = {
  jpegDecoder: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  jpegEncoder: '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  pngDecoder: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  webpDecoder: '@jsquash/webp/codec/dec/webp_dec.wasm',
} as const;

export type Codec = keyof typeof codecFiles;

/** `mozjpeg_dec.wasm` */
export const codecName = (codec: Codec): string => codecFiles[codec].split('/').at(-1) ?? '';
