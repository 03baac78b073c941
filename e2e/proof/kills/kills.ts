import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../../bench/random.ts';
import { seedsDir } from '../../../electron/services/test-stores.ts';
import { databaseFile } from '../../../electron/store/database.ts';
import type { Harness } from '../harness.ts';
import { type Act, openForLong, prepareActs, unfinishedIn } from './acts.ts';
import { bundleVictim, killAfter, roundOf, type Victim } from './kill-one.ts';
import { createScene } from './scene.ts';

const root = join(import.meta.dirname, '../../..');
const fixtures = join(root, 'electron/store/fixtures');

export interface KillHarness extends Harness {
  /** Kills by act. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** A case is one kill: the seed says of what, and at which moment of its round. */
export async function createKills(): Promise<KillHarness> {
  // Beside the packages, where the victim finds the one that is not bundled.
  const built = mkdtempSync(join(root, 'node_modules/.taizhang-kills-'));
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-kills-'));
  const script = await bundleVictim(built);
  const oldest = readdirSync(fixtures).sort()[0] ?? '';
  const acts = await prepareActs(dir, join(fixtures, oldest));
  const victimOf = ({ name, store, given }: Act): Victim => ({
    script,
    args: [name, store, seedsDir, ...given],
    cache: join(dir, 'cache'),
  });
  const scene = createScene(join(dir, 'scene'));
  const rounds = new Map<string, number>();
  const outcomes = new Map<string, number>();

  const run = async (seed: number): Promise<void> => {
    const random = createRandom(seed);
    const act = random.pick(acts);
    // A little longer than a round takes, so that every moment of it is met.
    const moment = (random.below(1000) / 1000) * 1.2;
    let round = rounds.get(act.name) ?? 0;
    try {
      if (round === 0) round = await roundOf(victimOf(act));
      rounds.set(act.name, round);
      await killAfter(victimOf(act), moment * round);
    } finally {
      scene.take({ seed, act: act.name, afterMs: moment * round, store: act.store, given: act.given });
    }
    // Between the rounds of the migration there may be no store.
    if (act.name === 'migrate' && !existsSync(databaseFile(act.store))) return;
    const unit = await openForLong(act.store);
    try {
      const checked = await unit.call('checkStore', {});
      if (!checked.ok && act.name !== 'migrate') throw new Error(checked.problems.join('，'));
      const left = unfinishedIn(act.store);
      if (left.length > 0) throw new Error(`left behind: ${left.join('，')}`);
      await act.check(unit);
    } finally {
      unit.close();
    }
    outcomes.set(act.name, (outcomes.get(act.name) ?? 0) + 1);
  };

  return {
    name: 'kills',
    outcomes,
    run,
    keep: async (seed, error) => ({ name: `kills-${seed}`, folder: scene.describe(error) }),
    close: async () => {
      for (const folder of [built, dir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
