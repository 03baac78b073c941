const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** 128 random bits in the form of `newId`. */
  readonly id: () => string;
}

/** Mulberry32: the same seed gives the same workload on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    pick: (from) => {
      const one = from[below(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    id: () => {
      let text = ALPHABET[below(8)] ?? '';
      while (text.length < 26) text += ALPHABET[below(32)];
      return text;
    },
  };
}
