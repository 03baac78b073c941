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

/** Cases one after the other until the time is up. A failing one is told, kept, and does not stop the others. */
async function goOn(name: LongProofName, from: ProofProgress, until: number): Promise<ProofProgress> {
  const harness = await longProofs[name].open();
  const began = performance.now();
  let { next, cases } = from;
  const failed = [...from.failed];
  try {
    while (performance.now() < until) {
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
  return { next, cases, seconds: from.seconds + (performance.now() - began) / 1000, failed };
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
  const after = await goOn(name, start, performance.now() + (Number(minutes) * 60_000) / wanted.length);
  progress = { ...progress, [name]: after };
  writeLongProgress(progress, longProofs);
  console.error(
    `${name}: ${after.cases - before.cases} cases, ${after.cases} of ${longProofs[name].goal} so far`,
  );
  if (after.failed.length > before.failed.length) process.exitCode = 1;
}
