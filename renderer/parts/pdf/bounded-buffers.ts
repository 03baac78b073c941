/** Where buffers are made: the global object of a worker. */
export interface BufferMaker {
  Uint8Array: Uint8ArrayConstructor;
  DecompressionStream?: unknown;
}

/**
 * From now on no buffer of more than `limit` bytes is made there: a compressed stream that grows without end is refused
 * by a RangeError, and `refused` is told, because readers of damaged files go on after an error and show an empty page.
 * The browser's own decompression, which grows outside of any such buffer, is taken away; readers have one of theirs.
 */
export function boundBuffers(global: BufferMaker, limit: number, refused: () => void): void {
  global.DecompressionStream = undefined;
  global.Uint8Array = new Proxy(global.Uint8Array, {
    construct(target, args: readonly unknown[]) {
      if (typeof args[0] === 'number' && args[0] > limit) {
        refused();
        throw new RangeError('too big');
      }
      return Reflect.construct(target, args);
    },
  });
}
