import type { Harness } from '../harness.ts';
import { createFilesGround } from './files.ts';
import type { Ground } from './ground.ts';
import { createMemoryGround } from './memory.ts';
import { play } from './play.ts';
import { hasSecondPart, playSecondPart } from './second-part.ts';
import { withSeededBytes } from './seeded.ts';
import { settle } from './settle.ts';

/** One schedule, to its end; each begins with stores of its own. */
function playOn(open: () => Ground, seed: number): Promise<void> {
  return withSeededBytes(seed, async () => {
    const ground = open();
    try {
      const scene = await play(ground, seed);
      await settle(scene);
      if (hasSecondPart(seed)) await settle(await playSecondPart(scene, seed));
    } finally {
      await ground.close();
    }
  });
}

const schedules = (name: string, groundFor: (seed: number) => () => Ground): Harness => ({
  name,
  run: (seed) => playOn(groundFor(seed), seed),
  close: async () => {},
});

export const createMemorySchedules = (): Harness =>
  schedules('schedules in memory', () => createMemoryGround);
export const createFileSchedules = (): Harness => schedules('schedules in files', () => createFilesGround);

/** One in a hundred goes through files and signatures. */
export const createSchedules = (): Harness =>
  schedules('schedules', (seed) => (seed % 100 === 0 ? createFilesGround : createMemoryGround));
