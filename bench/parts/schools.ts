import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MB, type Measure } from '../measure.ts';
import { peakOf } from '../peak.ts';
import { BUNDLES, prepareSchools } from '../school-bundles.ts';

/** A thousand schools report 40 tasks over 12 periods, one bundle after the other into one store of the bureau. */
export async function schools(dir: string): Promise<readonly Measure[]> {
  const place = join(dir, 'schools');
  await prepareSchools(place);
  const probe = join(import.meta.dirname, '../school-probe.ts');
  const empty = peakOf(probe, []);
  const peak = peakOf(probe, [place]);
  const ms = inPairs(place, join(dir, 'schools.json'));
  rmSync(place, { recursive: true, force: true });
  const count = BUNDLES.toLocaleString('en-US');
  return [
    {
      id: 'schools-last',
      what: `the last of ${count} school bundles of 40 tasks and 12 periods`,
      unit: 'ms',
      values: ms.late,
      floor: { name: 'the first of them', values: ms.early },
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

function inPairs(
  place: string,
  answer: string,
): { readonly early: readonly number[]; readonly late: readonly number[] } {
  const probe = join(import.meta.dirname, '../school-pairs-probe.ts');
  const run = spawnSync(process.execPath, [...process.execArgv, probe, place, answer], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(readFileSync(answer, 'utf8'));
}
