/** One figure of a run: what it was, what it stands beside, and how far it may go. */
export interface Measure {
  /** Key in baseline.json. */
  readonly id: string;
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'rows';
  /** One value per repetition. */
  readonly values: readonly number[];
  /** The floor of each repetition, measured right beside it; absent for a figure that has none. */
  readonly floor?: { readonly name: string; readonly values: readonly number[] };
  /** Absent for a figure printed for information. */
  readonly bound?: { readonly of: 'value' | 'ratio'; readonly atMost: number };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('a measure has at least one value');
  return (low + high) / 2;
};

/** Value over floor, per repetition; empty where there is no floor. */
export const ratiosOf = ({ values, floor }: Measure): readonly number[] =>
  values.flatMap((value, at) => {
    const beside = floor?.values[at];
    return beside === undefined ? [] : [value / beside];
  });

export const ratioOf = (measure: Measure): number | null => {
  const ratios = ratiosOf(measure);
  return ratios.length > 0 ? median(ratios) : null;
};

/** Null where nothing is asked of it. */
export function holds(measure: Measure): boolean | null {
  const { bound, values } = measure;
  if (!bound) return null;
  const found = bound.of === 'value' ? median(values) : ratioOf(measure);
  return found !== null && found <= bound.atMost;
}

/** How long some work takes, in milliseconds, with what it gave. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

export const MB = 1024 * 1024;
