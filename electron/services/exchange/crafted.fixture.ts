import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { BundleToWrite } from '../../exchange/bundle-to-write.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import { loadUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  testFolder,
  unitId,
  type World,
} from '../test-stores.ts';

/** For tests of who may send what: bundles as a unit could write them with code of its own. */
export async function keysIn(dir: string) {
  const keys = await loadUnitKeys(dir);
  if (!keys.ok) throw new Error(keys.error.code);
  return keys.value;
}

/** A bundle as a unit could write it with code of its own: signed by the unit of `signer`. */
export async function crafted(
  signer: string,
  change: Pick<BundleToWrite, 'from' | 'to'> & Partial<BundleToWrite>,
) {
  const written = await writeBundle({
    dir: testFolder(),
    fileName: '上报包.tzb',
    kind: 'submit',
    replica: newId(),
    cutoff: null,
    previous: null,
    records: [],
    evidence: [],
    omitted: [],
    createdAt: Date.UTC(2026, 10, 30),
    appVersion: '0.1.0',
    keys: await keysIn(signer),
    ...change,
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}

export const record = (kind: string, author: string, change: Partial<WireRecord> = {}): WireRecord => ({
  kind,
  id: newId(),
  parent: null,
  author,
  clock: [1, newId()],
  fields: {},
  ...change,
});

export const reportOf = (unit: string, parent: string, change: Partial<WireRecord> = {}): WireRecord =>
  record('report', unit, {
    parent,
    fields: {
      unit,
      period: PERIOD,
      version: 1,
      text: '伪造的进展',
      percent: null,
      actuals: [],
      problems: '',
      next: '',
      noChange: null,
      evidence: [],
      reason: null,
      filledBy: null,
      signedOffBy: null,
      signedOffAt: 0,
    },
    ...change,
  });

export interface Scene {
  readonly world: World;
  readonly bureau: TestUnit;
  readonly a: { readonly id: string; readonly party: BundleToWrite['from'] };
  readonly b: { readonly id: string; readonly party: BundleToWrite['from'] };
  readonly to: BundleToWrite['from'];
}

/** The bureau knows both schools and holds their reports. */
export async function sceneOf(played: World): Promise<Scene> {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await receive(bureau, world.up.a);
  await receive(bureau, world.up.b);
  const [a, b] = [await unitId(bureau, A.name), await unitId(bureau, B.name)];
  return {
    world,
    bureau,
    a: { id: a, party: { id: a, ...A } },
    b: { id: b, party: { id: b, ...B } },
    to: { id: await unitId(bureau, BUREAU), name: BUREAU, code: null },
  };
}
