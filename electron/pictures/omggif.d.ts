/** The part of the library that is used here; it brings no types. */
declare module 'omggif' {
  export class GifReader {
    constructor(file: Uint8Array);
    readonly width: number;
    readonly height: number;
    /** Draws one frame (RGBA) over what is in `pixels`. */
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
  }
}
