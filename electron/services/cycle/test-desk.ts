import { join } from 'node:path';
import type { Args } from '../../../shared/contract.ts';
import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { BundleToWrite } from '../../exchange/bundle-to-write.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import { loadUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  BUREAU,
  copyWorld,
  exportTo,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  taskId,
  testFolder,
  unitId,
  type World,
} from '../test-stores.ts';

export interface Desk {
  readonly world: World;
  readonly bureau: TestUnit;
  readonly a: TestUnit;
  /** A's file goes up, the bureau's comes down. */
  readonly up: () => ReturnType<typeof receive>;
  readonly down: () => ReturnType<typeof receive>;
}

/** A month that was played, with the school's report at the bureau. */
export async function deskOf(played: World): Promise<Desk> {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const only = async (from: TestUnit, to: string) => (await exportTo(from, to))[0] ?? '';
  return {
    world,
    bureau,
    a,
    up: async () => receive(bureau, await only(a, 'all')),
    down: async () => receive(a, await only(bureau, A.name)),
  };
}

export const stateOf = async (unit: TestUnit, seq: number) =>
  (await unit.call('getTask', { task: `#${seq}` })).row.state;
export const states = async ({ bureau, a }: Pick<Desk, 'bureau' | 'a'>, seq: number) => [
  await stateOf(bureau, seq),
  await stateOf(a, seq),
];

export const review = (change: Partial<Args<'review'>> = {}): Args<'review'> => ({
  task: '#1',
  unit: A.name,
  report: null,
  request: null,
  verdict: 'accept',
  text: '',
  date: null,
  strikeOff: false,
  conclusion: null,
  approvedBy: null,
  ...change,
});
export const ask = (change: Partial<Args<'saveRequest'>> = {}): Args<'saveRequest'> => ({
  task: '#1',
  type: 'close',
  reason: '已全部完成',
  date: null,
  text: null,
  ...change,
});
export const rule = (change: Partial<Args<'decideTasks'>>): Args<'decideTasks'> => ({
  tasks: ['#1'],
  verdict: 'suspend',
  text: '等待上级政策',
  year: null,
  approvedBy: null,
  ...change,
});
export const signOff = (unit: TestUnit) => unit.call('signOff', { period: null, by: '校长' });

/** Asked and signed off by A, received by the bureau. */
export async function asked(at: Desk, request: Args<'saveRequest'>): Promise<void> {
  await at.a.call('saveRequest', request);
  await signOff(at.a);
  await at.up();
}
const record = (kind: string, author: string, parent: string, fields: WireRecord['fields']): WireRecord => ({
  kind,
  id: newId(),
  parent,
  author,
  clock: [1, newId()],
  fields,
});

export const decisionRecord = (author: string, task: string, change: Readonly<Record<string, unknown>>) =>
  record('decision', author, task, {
    unit: null,
    subject: null,
    text: '',
    date: null,
    conclusion: null,
    year: null,
    number: 1,
    decidedBy: null,
    approvedBy: null,
    decidedAt: 0,
    ...change,
  });

export async function requestOf({ bureau }: Desk, type: string): Promise<WireRecord> {
  const unit = await unitId(bureau, A.name);
  return record('request', unit, await taskId(bureau, 1), {
    unit,
    type,
    reason: '理由',
    date: '2030-01-01',
    due: null,
    text: null,
    period: PERIOD,
    filledBy: null,
    signedOffBy: null,
    signedOffAt: 0,
  });
}

/** A bundle as a unit could write it with code of its own, signed with the keys of that store. */
export async function crafted(
  { bureau }: Desk,
  signer: string,
  kind: 'issue' | 'submit',
  records: readonly WireRecord[],
): Promise<string> {
  const keys = await loadUnitKeys(signer);
  if (!keys.ok) throw new Error(keys.error.code);
  const party = async (name: string, code: string | null): Promise<BundleToWrite['from']> => ({
    id: await unitId(bureau, name),
    name,
    code,
  });
  const [school, body] = [await party(A.name, A.code), await party(BUREAU, null)];
  const written = await writeBundle({
    dir: join(testFolder(), 'crafted'),
    fileName: '文件.tzb',
    kind,
    from: kind === 'submit' ? school : body,
    to: kind === 'submit' ? body : school,
    replica: newId(),
    cutoff: null,
    previous: null,
    records,
    evidence: [],
    omitted: [],
    createdAt: Date.UTC(2026, 10, 30),
    appVersion: '0.1.0',
    keys: keys.value,
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}
