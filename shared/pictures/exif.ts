/**
 * The one thing in a photograph's Exif that a viewer needs: how it is turned (tag 0x0112 of IFD0, Exif 2.32, 4.6.4).
 * Everything else tells where, when and with what it was taken.
 */
const ORIENTATION = 0x0112;
const SHORT = 3;

/** 1 to 8 as in Exif; 1 is upright, and what is assumed where nothing readable is said. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Reads a TIFF block, with or without `Exif\0\0` before it. */
export function orientationOf(block: Uint8Array): Orientation {
  const tiff = beginsWith(block, 'Exif\0\0') ? block.subarray(6) : block;
  const little = beginsWith(tiff, 'II*\0');
  if (!little && !beginsWith(tiff, 'MM\0*')) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return 1;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return 1;
  const count = view.getUint16(start, little);
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}

/** A TIFF block of 26 bytes that says how the picture is turned, and nothing else. */
export const orientationBlock = (orientation: Orientation): Uint8Array =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1],
    ...[0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  );

export const beginsWith = (bytes: Uint8Array, text: string, at = 0): boolean => {
  if (bytes.length < at + text.length) return false;
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
