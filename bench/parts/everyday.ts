import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measure, timed } from '../measure.ts';
import { withServices } from '../services.ts';
import { preparedStores } from '../stores.ts';
import { seedFiles, workloadText } from '../workload.ts';

const REPETITIONS = 3;

/** Figures without a bound: what else a day at the desk consists of. */
export async function everyday(dir: string): Promise<readonly Measure[]> {
  const figures = new Map<string, { what: string; values: number[] }>();
  const note = (id: string, what: string, ms: number) => {
    const figure = figures.get(id) ?? { what, values: [] };
    figure.values.push(ms);
    figures.set(id, figure);
  };
  const long = join(dir, 'long-list.txt');
  writeFileSync(long, workloadText(10_000));
  for (let round = 0; round < REPETITIONS; round++) {
    const own = join(dir, `everyday-${round}`);
    mkdirSync(own);
    await withServices(join(own, 'store'), async ({ call }) => {
      await call('createUnit', { name: '济南市教育局', role: 'bureau', code: null, operator: null });
      const importAll = async (paths: readonly string[]) => {
        for (const path of paths) await call('importList', { path, edits: [] });
      };
      note('import-seeds', 'import of both seed lists', (await timed(() => importAll(seedFiles))).ms);
      note('import-long', 'import of a list of 10,000 tasks', (await timed(() => importAll([long]))).ms);
    });
    note('cli', 'start of the command line (`whoami`)', (await timed(() => whoami(join(own, 'store')))).ms);
  }
  await withServices(preparedStores(dir, 10_000).bureau, async ({ call }) => {
    for (let round = 0; round < REPETITIONS; round++) {
      const stick = join(dir, `export-${round}`);
      const exportIt = () => call('exportBundles', { to: 'all', dir: stick, kind: 'issue' });
      const find = (search: string) => call('listTasks', { search });
      note('export', 'export with its own verification, 10,000 tasks', (await timed(exportIt)).ms);
      note('ledger', 'reading the ledger, 10,000 rows', (await timed(() => call('listTasks', {}))).ms);
      note('search', 'search for 实训 over 10,000 rows', (await timed(() => find('实训'))).ms);
      note('initials', 'search by initials (zyjy) over 10,000 rows', (await timed(() => find('zyjy'))).ms);
    }
  });
  return [...figures].map(([id, figure]): Measure => ({ id, unit: 'ms', ...figure }));
}

function whoami(store: string): void {
  const cli = join(import.meta.dirname, '../../electron/cli/index.ts');
  const run = spawnSync(process.execPath, [...process.execArgv, cli, '--store', store, 'whoami'], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
}
