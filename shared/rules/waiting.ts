/** Wrong passwords given for one name, one after the other; `last` is UTC milliseconds. */
export interface WrongTries {
  readonly count: number;
  readonly last: number;
}

/** Before this many wrong passwords in a row nothing waits. */
const FREE = 3;
const FIRST_MS = 5000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long the next try still has to wait, in milliseconds: 5 s after the third, twice as long after each
 * further one, at most 5 minutes. A clock that was set back never makes it longer than that.
 */
export function waitAfter(tries: WrongTries | undefined, now: number): number {
  if (!tries || tries.count < FREE) return 0;
  const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries.count - FREE));
  return Math.min(delay, Math.max(0, tries.last + delay - now));
}
