import { parsePeriod } from './period.ts';
import { rangeOf } from './report-cycle.ts';

/**
 * Periods of all kinds in the order of time: by the day they end; of two that end on one day the shorter, which began
 * later, comes first. What is no period comes before all.
 */
export const comparePeriods = (a: string, b: string): number => {
  if (a === b) return 0;
  const [x, y] = [orderKey(a), orderKey(b)];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;
};

export const isEarlier = (a: string, b: string): boolean => comparePeriods(a, b) < 0;

const keys = new Map<string, string>();
/** Periods come from bundles too: what is remembered of them is bounded. */
const MOST_KEYS = 5000;

function orderKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const period = parsePeriod(text);
  const range = period.ok ? rangeOf(period.value) : null;
  const key = range === null ? '' : `${range.end} ${99_999_999 - Number(range.start.replaceAll('-', ''))}`;
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(text, key);
  return key;
}
