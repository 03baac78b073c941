/** Who may work on the store: one at a time, in the order of asking. */
export interface Turns {
  /** Resolves when it is our turn; the function given ends it. */
  readonly take: () => Promise<() => void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take: () => {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      return before.then(() => resolve);
    },
  };
}
