import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measure, ratioOf, ratiosOf } from './measure.ts';

const FILE = join(import.meta.dirname, 'baseline.json');
const WORSE = 1.1;

type Baseline = Readonly<Record<string, number>>;

export const readBaseline = (): Baseline => JSON.parse(readFileSync(FILE, 'utf8'));

/**
 * Whether a ratio is more than 10 % above the baseline's, beyond noise: even the best repetition of the run is. One
 * busy moment of the machine cannot fail a run, a slower program fails it.
 */
export function hasRegressed(measure: Measure, baseline: Baseline): boolean {
  const before = baseline[measure.id];
  const ratios = ratiosOf(measure);
  return before !== undefined && ratios.length > 0 && Math.min(...ratios) > before * WORSE;
}

/** Keeps the ratio of every measure that has a bound, the smallest in four digits too; parts that did not run keep theirs. */
export function writeBaseline(measures: readonly Measure[]): void {
  const fresh = measures.flatMap((measure) => {
    const ratio = ratioOf(measure);
    return measure.bound && ratio !== null ? [[measure.id, Number(ratio.toPrecision(4))] as const] : [];
  });
  const baseline = { ...readBaseline(), ...Object.fromEntries(fresh) };
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`);
}
