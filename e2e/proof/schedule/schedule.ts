import { rmSync } from 'node:fs';
import type { Harness, Kept } from '../harness.ts';
import { createFilesGround } from './files.ts';
import type { Ground } from './ground.ts';
import { keptSchedule } from './kept-schedule.ts';
import { createMemoryGround } from './memory.ts';
import { createPc } from './pc.ts';
import { play } from './play.ts';
import { type Recorded, recorded } from './recording.ts';
import { hasSecondPart, playSecondPart } from './second-part.ts';
import { withSeededBytes } from './seeded.ts';
import { settle } from './settle.ts';
import { hasThirdPart, playThirdPart } from './third-part.ts';

interface Played {
  readonly open: () => Ground;
  readonly isThirdPlayed: (seed: number) => boolean;
}

const inMemory: Played = { open: createMemoryGround, isThirdPlayed: hasThirdPart };
const inFiles: Played = { open: createFilesGround, isThirdPlayed: () => true };

/** One schedule, to its end; each begins with stores of its own. `failed` is given what one did that does not hold. */
function playOn(
  { open, isThirdPlayed }: Played,
  seed: number,
  newPc: typeof createPc,
  failed: (did: Recorded, ground: Ground) => void,
): Promise<void> {
  return withSeededBytes(seed, async () => {
    const ground = open();
    const hands = recorded(ground, seed, newPc);
    try {
      const first = await play(hands, seed);
      await settle(first);
      const second = hasSecondPart(seed) ? await playSecondPart(first, seed) : null;
      if (second) await settle(second);
      if (isThirdPlayed(seed)) await settle(await playThirdPart(second ?? first, seed));
    } catch (error) {
      failed(hands.soFar(), ground);
      throw error;
    } finally {
      await ground.close();
    }
  });
}

/** `newPc` makes the PCs with what they are held to. */
function schedules(name: string, playedAs: (seed: number) => Played, newPc: typeof createPc): Harness {
  let left: Kept | null = null;
  const clear = (): void => {
    if (left && 'folder' in left) rmSync(left.folder, { recursive: true, force: true });
    left = null;
  };
  return {
    name,
    run: (seed) =>
      playOn(playedAs(seed), seed, newPc, (did, ground) => {
        clear();
        left = keptSchedule(did, ground);
      }),
    keep: async () => {
      if (!left) throw new Error('nothing failed');
      return left;
    },
    close: async () => clear(),
  };
}

export const createMemorySchedules = (newPc = createPc): Harness =>
  schedules('schedules in memory', () => inMemory, newPc);
export const createFileSchedules = (newPc = createPc): Harness =>
  schedules('schedules in files', () => inFiles, newPc);

/** One in a hundred goes through files and signatures. */
export const createSchedules = (): Harness =>
  schedules('schedules', (seed) => (seed % 100 === 0 ? inFiles : inMemory), createPc);
