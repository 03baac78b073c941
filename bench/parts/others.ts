import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireRecord } from '../../shared/model/record.ts';
import { automergeOf, type Comparator, loroOf, yjsOf } from '../crdt.ts';
import { MB, type Measure, timed } from '../measure.ts';
import { withServices } from '../services.ts';
import { preparedStores, recordsOf } from '../stores.ts';

const REPETITIONS = 3;

/** The same records under the same ids in yjs, automerge and loro, in memory, beside the product on disk. */
export async function others(dir: string): Promise<readonly Measure[]> {
  const records = await recordsOf(preparedStores(dir, 10_000).bundle);
  return [
    ...(await receives(dir, 10_000, records, [yjsOf, automergeOf, loroOf])),
    ...(await receives(dir, 50_000, await recordsOf(preparedStores(dir, 50_000).bundle), [yjsOf])),
  ];
}

async function receives(
  dir: string,
  tasks: number,
  records: readonly WireRecord[],
  make: readonly ((records: readonly WireRecord[]) => Comparator)[],
): Promise<readonly Measure[]> {
  const { school, bundle } = preparedStores(dir, tasks);
  const own: number[] = [];
  const beside = new Map<string, { readonly ms: number[]; readonly bytes: number }>();
  for (const of of make) {
    const { name, whole, receive } = of(records);
    const file = join(dir, `whole.${name}`);
    writeFileSync(file, whole);
    const ms: number[] = [];
    for (let round = 0; round < REPETITIONS; round++)
      ms.push((await timed(() => receive(readFileSync(file)))).ms);
    beside.set(name, { ms, bytes: whole.length });
  }
  for (let round = 0; round < REPETITIONS; round++) {
    const store = join(dir, 'receiving-beside');
    rmSync(store, { recursive: true, force: true });
    cpSync(school, store, { recursive: true });
    await withServices(store, async ({ call }) => {
      const { ms } = await timed(() =>
        call('receiveBundles', { paths: [bundle], trustNew: false, dryRun: false }),
      );
      own.push(ms);
    });
  }
  const count = tasks.toLocaleString('en-US');
  return [...beside].map(
    ([name, { ms, bytes }]): Measure => ({
      id: `receive-${tasks}-${name}`,
      what: `verified full receive, ${count} tasks, on disk`,
      unit: 'ms',
      values: own,
      floor: { name: `${name} in memory, ${(bytes / MB).toFixed(1)} MB`, values: ms },
      ...(tasks === 50_000 && { bound: { of: 'ratio', atMost: 1 } }),
    }),
  );
}
