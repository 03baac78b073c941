// Goes on with the long proofs where the last run stopped; exit 1 where a case fails.
//   npm run test:long -- --minutes N [--from SEED] [--only NAME]…
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type LongProgress,
  nothingYet,
  type ProofProgress,
  readLongProgress,
  writeLongProgress,
} from '../bench/long.ts';
import { seedAfter } from '../e2e/proof/harness.ts';
import { isLongProofName, type LongProofName, longProofNames, longProofs } from '../e2e/proof/harnesses.ts';

const fixtures = join(import.meta.dirname, '../e2e/proof/fixtures');

/** A run that is ended early loses no more than this, in milliseconds. */
const TOLD_EVERY = 60_000;

/**
 * Cases one after the other until the time is up or the goal is reached; one whose goal was reached before goes on. A
 * failing case is told, kept, and does not stop the others. `tell` is given how far it came, now and then.
 */
async function goOn(
  name: LongProofName,
  from: ProofProgress,
  until: number,
  tell: (progress: ProofProgress) => void,
): Promise<ProofProgress> {
  const harness = await longProofs[name].open();
  const began = performance.now();
  let { next, cases } = from;
  let told = began;
  const failed = [...from.failed];
  const progress = (): ProofProgress => {
    const seconds = from.seconds + (performance.now() - began) / 1000;
    return { next, cases, seconds, failed: [...failed] };
  };
  const { goal } = longProofs[name];
  const isEnough = (): boolean => cases >= goal && from.cases < goal;
  try {
    while (performance.now() < until && !isEnough()) {
      if (performance.now() - told > TOLD_EVERY) {
        tell(progress());
        told = performance.now();
      }
      try {
        await harness.run(next);
      } catch (error) {
        failed.push(next);
        console.error(`${name} SEED=${next}: ${error instanceof Error ? error.stack : error}`);
        const kept = await harness.keep?.(next);
        mkdirSync(fixtures, { recursive: true });
        if (kept) writeFileSync(join(fixtures, kept.name), kept.bytes);
      }
      cases += 1;
      next = seedAfter(next, 1);
    }
  } finally {
    await harness.close();
  }
  return progress();
}

const {
  minutes,
  from,
  only = longProofNames,
} = parseArgs({
  options: {
    minutes: { type: 'string' },
    from: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
}).values;
const wanted = only.filter(isLongProofName);
const seed = from === undefined ? null : Number(from);
if (!(Number(minutes) > 0) || wanted.length !== only.length || (seed !== null && !Number.isInteger(seed))) {
  console.error(
    `usage: npm run test:long -- --minutes N [--from SEED] [--only NAME]   NAME: ${longProofNames.join(', ')}`,
  );
  process.exit(2);
}

let progress: LongProgress = readLongProgress();
for (const name of wanted) {
  const before = progress[name] ?? nothingYet(seed ?? 1);
  const start = seed === null ? before : { ...before, next: seed };
  console.error(`${name}: from SEED=${start.next} …`);
  const write = (reached: ProofProgress): void => {
    progress = { ...progress, [name]: reached };
    writeLongProgress(progress, longProofs);
  };
  const until = performance.now() + (Number(minutes) * 60_000) / wanted.length;
  const after = await goOn(name, start, until, write);
  write(after);
  console.error(
    `${name}: ${after.cases - before.cases} cases, ${after.cases} of ${longProofs[name].goal} so far`,
  );
  if (after.failed.length > before.failed.length) process.exitCode = 1;
}
