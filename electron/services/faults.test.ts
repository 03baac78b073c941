import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { type Act, outcome, testEveryCall } from './fault-trial.fixture.ts';
import { openUnit, PERIOD, playMonth, receive, testFolder, tryReceive, type World } from './test-stores.ts';

const layer = vi.hoisted(async () => (await import('./fault-layer.fixture.ts')).faultLayer);
vi.mock('node:fs/promises', async (original) => (await layer).guardPromises(await original()));
vi.mock('node:fs', async (original) => (await layer).guardSync(await original()));

const acts: readonly Act[] = [
  {
    name: 'receive with evidence, snapshot before it included',
    store: ({ bureau }) => bureau,
    everyFault: true,
    run: async (unit, { up }) => tryReceive(unit, up.a),
    files: 0,
  },
  {
    name: 'export to every unit, covers beside',
    store: ({ bureau }) => bureau,
    everyFault: false,
    run: (unit, _world, stick) =>
      outcome(unit, 'exportBundles', { to: 'all', dir: stick, kind: null, coverBeside: true }),
    files: 4,
  },
  {
    name: 'export with evidence',
    store: ({ a }) => a,
    everyFault: true,
    run: (unit, _world, stick) => outcome(unit, 'exportBundles', { to: 'all', dir: stick, kind: null }),
    files: 1,
  },
  {
    name: 'write a report',
    store: ({ a }) => a,
    everyFault: false,
    // A report asks about a name that is taken before it writes; a bundle gets the next number.
    old: ['别的文件.xlsx'],
    run: (unit, _world, stick) =>
      outcome(unit, 'writeReport', {
        kind: 'progress',
        ledger: null,
        period: PERIOD,
        path: join(stick, '报送表.xlsx'),
      }),
    files: 1,
  },
  {
    name: 'add evidence',
    store: ({ a }) => a,
    everyFault: true,
    run: (unit, { root }) =>
      outcome(unit, 'addEvidence', { task: '#1', period: PERIOD, path: join(root, 'photo.png') }),
    files: 0,
  },
];

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
  const bureau = await openUnit(played.bureau, {}, afterAll);
  await receive(bureau, played.up.b);
  bureau.close();
  cpSync(join(import.meta.dirname, '../../build/icons/128x128.png'), join(played.root, 'photo.png'));
}, 60_000);

describe.each(acts)('$name', (act) => testEveryCall(act, () => played));
