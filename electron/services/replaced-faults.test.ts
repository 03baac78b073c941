import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { type Act, outcome, testEveryCall } from './fault-trial.fixture.ts';
import { openUnit, playMonth, testFolder, tryReceive, type World } from './test-stores.ts';

const layer = vi.hoisted(async () => (await import('./fault-layer.fixture.ts')).faultLayer);
vi.mock('node:fs/promises', async (original) => (await layer).guardPromises(await original()));
vi.mock('node:fs', async (original) => (await layer).guardSync(await original()));

let played: World;
let point = '';
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
  const a = await openUnit(played.a, {}, afterAll);
  await a.call('makeBackup', { path: join(played.root, 'backup.zip') });
  const dir = join(played.root, 'archive');
  await a.call('exportBundles', { to: 'all', dir, kind: 'archive' });
  point = (await a.call('getSession', {})).store.snapshots[0]?.name ?? '';
  a.close();
}, 60_000);

const archive = ({ root }: World): string =>
  join(root, 'archive', readdirSync(join(root, 'archive'))[0] ?? 'missing');
const bringBackup: Act['brings'] = ({ root }, stick) =>
  copyFileSync(join(root, 'backup.zip'), join(stick, 'backup.zip'));
const restore: Act['run'] = (unit, _world, stick) =>
  outcome(unit, 'restoreBackup', { path: join(stick, 'backup.zip') });

const exchanged: Act['replaces'] = ({ name, path }) =>
  name === 'renameSync' && path?.endsWith('restore.part') === true;

const acts: readonly Act[] = [
  {
    name: 'take over an archive on a PC without a store',
    store: () => null,
    everyFault: true,
    brings: (world, stick) => copyFileSync(archive(world), join(stick, 'archive.tzb')),
    run: (unit, _world, stick) => tryReceive(unit, join(stick, 'archive.tzb')),
    files: 0,
  },
  {
    name: 'restore a backup from a stick',
    store: ({ a }) => a,
    everyFault: false,
    brings: bringBackup,
    replaces: exchanged,
    run: restore,
    files: 0,
  },
  {
    name: 'restore a backup on a PC without a store',
    store: () => null,
    everyFault: false,
    brings: bringBackup,
    replaces: exchanged,
    run: restore,
    files: 0,
  },
  {
    name: 'look what a backup would bring back',
    store: ({ a }) => a,
    everyFault: false,
    brings: bringBackup,
    run: (unit, _world, stick) => outcome(unit, 'previewBackup', { path: join(stick, 'backup.zip') }),
    files: 0,
  },
  {
    name: 'go back to a restore point',
    store: ({ a }) => a,
    everyFault: false,
    replaces: exchanged,
    run: (unit) => outcome(unit, 'restoreSnapshot', { name: point }),
    files: 0,
  },
];

describe.each(acts)('$name', (act) => testEveryCall(act, () => played));
