const WORTH_FREEING = 1024 * 1024;

/**
 * Gives a large buffer's memory back at once. The collector frees such memory late, so that several large bundles
 * opened one after the other would add up.
 */
export function freeBuffer(bytes: Buffer): void {
  const memory = bytes.buffer;
  if (memory instanceof ArrayBuffer && memory.byteLength >= WORTH_FREEING) memory.transfer(0);
}
