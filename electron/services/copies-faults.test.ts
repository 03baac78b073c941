import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { windowsInstaller } from '../../shared/exchange/installer.fixture.ts';
import { type Act, kept, outcome, testEveryCall } from './fault-trial.fixture.ts';
import { openUnit, playMonth, testFolder, type World } from './test-stores.ts';

const layer = vi.hoisted(async () => (await import('./fault-layer.fixture.ts')).faultLayer);
vi.mock('node:fs/promises', async (original) => (await layer).guardPromises(await original()));
vi.mock('node:fs', async (original) => (await layer).guardSync(await original()));

const INSTALLER = 'taizhang-0.2.0-setup-x64.exe';

const putInstaller = (path: string): void => writeFileSync(path, windowsInstaller({ data: 69_000 }));

let played: World;
let sha256 = '';
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
  putInstaller(join(played.root, INSTALLER));
  const a = await openUnit(played.a, {}, afterAll);
  sha256 = (await a.call('inspectInstaller', { path: join(played.root, INSTALLER) })).sha256;
  a.close();
}, 60_000);

const acts: readonly Act[] = [
  {
    name: 'back up to a stick, read back there',
    store: ({ a }) => a,
    everyFault: true,
    // It asks about a name that is taken before it writes.
    old: ['上次的备份.zip'],
    run: (unit, _world, stick) => outcome(unit, 'makeBackup', { path: join(stick, '备份.zip') }),
    files: 1,
  },
  {
    name: 'copy an installer to another stick',
    store: ({ a }) => a,
    everyFault: true,
    run: (unit, { root }, stick) =>
      outcome(unit, 'keepInstaller', { path: join(root, INSTALLER), dir: stick, sha256 }),
    files: 1,
  },
  {
    name: 'copy an installer from a stick to the PC',
    store: ({ a }) => a,
    everyFault: true,
    brings: ({ root }, stick) => copyFileSync(join(root, INSTALLER), join(stick, INSTALLER)),
    run: (unit, _world, stick) =>
      outcome(unit, 'keepInstaller', { path: join(stick, INSTALLER), dir: kept(unit.dir), sha256 }),
    files: 0,
  },
  {
    name: 'vouch for an installer on a stick',
    store: ({ bureau }) => bureau,
    everyFault: true,
    brings: ({ root }, stick) => copyFileSync(join(root, INSTALLER), join(stick, INSTALLER)),
    old: [],
    run: (unit, _world, stick) => outcome(unit, 'vouchInstaller', { path: join(stick, INSTALLER) }),
    files: 2,
  },
];

describe.each(acts)('$name', (act) => testEveryCall(act, () => played));
