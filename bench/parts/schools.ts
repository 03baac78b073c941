import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MB, type Measure, median } from '../measure.ts';
import { peakOf } from '../peak.ts';
import { BUNDLES, prepareSchools } from '../school-bundles.ts';

/** How many of the thousand stand for the first and for the last; as many before the first only warm up. */
const SAMPLE = 50;

/** A thousand schools report 40 tasks over 12 periods, one bundle after the other into one store of the bureau. */
export async function schools(dir: string): Promise<readonly Measure[]> {
  const place = join(dir, 'schools');
  await prepareSchools(place);
  const probe = join(import.meta.dirname, '../school-probe.ts');
  const empty = peakOf(probe, []);
  const answer = join(dir, 'schools.json');
  const peak = peakOf(probe, [place, answer]);
  const ms: readonly number[] = JSON.parse(readFileSync(answer, 'utf8'));
  rmSync(place, { recursive: true, force: true });
  const first = ms.slice(SAMPLE, 2 * SAMPLE);
  const last = ms.slice(-SAMPLE);
  const count = BUNDLES.toLocaleString('en-US');
  return [
    {
      id: 'schools-last',
      what: `the last of ${count} school bundles of 40 tasks and 12 periods`,
      unit: 'ms',
      values: [median(last)],
      floor: { name: 'the first of them', values: [median(first)] },
      bound: { of: 'ratio', atMost: 1.2 },
    },
    {
      id: 'schools-memory',
      what: `peak memory of receiving ${count} school bundles, over an empty process`,
      unit: 'MB',
      values: [(peak - empty) / MB],
      floor: { name: 'empty process with the same modules', values: [empty / MB] },
      bound: { of: 'value', atMost: 300 },
    },
  ];
}
