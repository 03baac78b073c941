import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kept } from '../harness.ts';
import { createFilesGround } from './files.ts';
import type { Ground } from './ground.ts';
import { createMemoryGround } from './memory.ts';
import type { createPc } from './pc.ts';
import { type Recorded, replay } from './recording.ts';
import { withSeededBytes } from './seeded.ts';

/**
 * What a schedule leaves that failed: every step that it took, so that it runs again when the generator has long made
 * another one of its seed; of one through files also its stores and sticks, as they were.
 */
const STEPS = 'steps.json';

export function keptSchedule(recorded: Recorded, ground: Ground): Kept {
  const name = `schedule-${recorded.seed}`;
  const text = `${JSON.stringify(recorded)}\n`;
  if (!recorded.files) return { name: `${name}.json`, bytes: Buffer.from(text) };
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-kept-'));
  cpSync(ground.root, folder, { recursive: true });
  writeFileSync(join(folder, STEPS), text);
  return { name, folder };
}

/** The steps of every schedule that is kept in a folder of fixtures. */
export function keptSchedules(fixtures: string): readonly string[] {
  const named = (dir: string): readonly string[] =>
    existsSync(dir) ? readdirSync(dir).filter((name) => name.startsWith('schedule-')) : [];
  const failed = join(fixtures, 'failed');
  return [
    ...named(fixtures).map((name) => join(fixtures, name)),
    ...named(failed).map((name) => join(failed, name, STEPS)),
  ];
}

/** Takes the steps of a kept schedule again, on new stores. Throws where what it found is there still. */
export function replayKept(steps: string, newPc?: typeof createPc): Promise<void> {
  const recorded: Recorded = JSON.parse(readFileSync(steps, 'utf8'));
  return withSeededBytes(recorded.seed, async () => {
    const ground = recorded.files ? createFilesGround() : createMemoryGround();
    try {
      await replay(recorded, ground, newPc);
    } finally {
      await ground.close();
    }
  });
}
