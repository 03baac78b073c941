import { createRandom } from '../../../bench/random.ts';

/**
 * Runs `work` with random bytes that the seed decides: ids, and with them the ties they break, are the same in every
 * run. For work that is alone in its process.
 */
export async function withSeededBytes<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const random = createRandom(seed);
  const { crypto } = globalThis;
  const getRandomValues = <A extends ArrayBufferView | null>(array: A): A => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let at = 0; at < bytes.length; at++) bytes[at] = random.below(256);
    }
    return array;
  };
  Object.defineProperty(crypto, 'getRandomValues', { value: getRandomValues, configurable: true });
  try {
    return await work();
  } finally {
    // The own property hides the prototype's.
    Reflect.deleteProperty(crypto, 'getRandomValues');
  }
}
