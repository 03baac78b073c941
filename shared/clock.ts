import type { Clock } from './model/record/clock.ts';

/** Order of two writes: by counter, ties by replica id. The wall clock takes no part. */
export function compareClocks(a: Clock, b: Clock): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

export const sameClock = (a: Clock, b: Clock): boolean => a[0] === b[0] && a[1] === b[1];
