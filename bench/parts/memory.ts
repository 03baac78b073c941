import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { MB, type Measure } from '../measure.ts';
import { peakOf } from '../peak.ts';
import { preparedStores } from '../stores.ts';

const TASKS = 50_000;

/** Peak memory of a process that previews and receives 50,000 tasks, over one that only loads the same modules. */
export async function memory(dir: string): Promise<readonly Measure[]> {
  const { school, bundle } = preparedStores(dir, TASKS);
  const store = join(dir, 'receiving-many');
  cpSync(school, store, { recursive: true });
  const probe = join(import.meta.dirname, '../memory-probe.ts');
  const empty = peakOf(probe, []);
  const receive = peakOf(probe, [store, bundle]);
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
