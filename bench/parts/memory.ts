import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { MB, type Measure } from '../measure.ts';
import { preparedStores } from '../stores.ts';

const TASKS = 50_000;

/** Peak memory of a process that previews and receives 50,000 tasks, over one that only loads the same modules. */
export async function memory(dir: string): Promise<readonly Measure[]> {
  const { school, bundle } = preparedStores(dir, TASKS);
  const store = join(dir, 'receiving-many');
  cpSync(school, store, { recursive: true });
  const empty = peakOf([]);
  const receive = peakOf([store, bundle]);
  return [
    {
      id: 'memory',
      what: 'peak memory of preview and receive, 50,000 tasks, over an empty process',
      unit: 'MB',
      values: [(receive - empty) / MB],
      floor: { name: 'empty process with the same modules', values: [empty / MB] },
      bound: { of: 'value', atMost: 300 },
    },
  ];
}

/** Bytes. */
function peakOf(args: readonly string[]): number {
  const probe = join(import.meta.dirname, '../memory-probe.ts');
  const run = spawnSync(process.execPath, [...process.execArgv, probe, ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}
