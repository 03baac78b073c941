// Goes on with the long proofs where the last run stopped; exit 1 where a case fails.
//   npm run test:long -- --minutes N [--from SEED] [--only NAME]… [--processes P]
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type LongProgress,
  nothingYet,
  type ProofProgress,
  readLongProgress,
  writeLongProgress,
} from '../../bench/long.ts';
import { seedAfter } from '../../e2e/proof/harness.ts';
import {
  isLongProofName,
  type LongProofName,
  longProofNames,
  longProofs,
} from '../../e2e/proof/harnesses.ts';
import { type Block, type BlockDone, runBlocks } from './crew.ts';

/** Cases that are handed out at once; a run that is ended early loses no more than these, for each process. */
const BLOCK = 10;

/**
 * Cases until the time is up or the goal is reached; where it was reached before, it goes on. A failing case is told,
 * kept, and does not stop the others. `tell` is given how far it came without a gap.
 */
async function goOn(
  name: LongProofName,
  from: ProofProgress,
  { until, processes }: { readonly until: number; readonly processes: number },
  tell: (progress: ProofProgress) => void,
): Promise<ProofProgress> {
  const { goal } = longProofs[name];
  const began = performance.now();
  const most = from.cases < goal ? goal - from.cases : Number.POSITIVE_INFINITY;
  let handed = 0;
  const waiting = new Map<number, BlockDone>();
  let reached = from;

  const next = (): Block | null => {
    if (performance.now() >= until || handed >= most) return null;
    const block = { seed: seedAfter(from.next, handed), count: Math.min(BLOCK, most - handed) };
    handed += block.count;
    return block;
  };
  const done = (block: BlockDone): void => {
    for (const { seed, error, kept } of block.failed)
      console.error(`${name} SEED=${seed}: ${error}${kept === null ? '' : `\nkept: ${kept}`}`);
    waiting.set(block.seed, block);
    for (let ended = waiting.get(reached.next); ended; ended = waiting.get(reached.next)) {
      waiting.delete(ended.seed);
      reached = {
        next: seedAfter(ended.seed, ended.count),
        cases: reached.cases + ended.count,
        seconds: from.seconds + (performance.now() - began) / 1000,
        failed: [...reached.failed, ...ended.failed.map(({ seed }) => seed)],
      };
    }
    tell(reached);
  };
  await runBlocks(name, processes, next, done);
  return reached;
}

const options = parseArgs({
  options: {
    minutes: { type: 'string' },
    from: { type: 'string' },
    only: { type: 'string', multiple: true },
    processes: { type: 'string' },
  },
}).values;
const minutes = Number(options.minutes);
const only = options.only ?? longProofNames;
const wanted = only.filter(isLongProofName);
const seed = options.from === undefined ? null : Number(options.from);
const processes = Number(options.processes ?? availableParallelism());
const isCount = (n: number): boolean => Number.isInteger(n) && n > 0;
if (!(minutes > 0) || wanted.length !== only.length || !isCount(processes) || !Number.isInteger(seed ?? 0)) {
  console.error(
    `usage: npm run test:long -- --minutes N [--from SEED] [--only NAME] [--processes P]   NAME: ${longProofNames.join(', ')}`,
  );
  process.exit(2);
}

let progress: LongProgress = readLongProgress();
for (const name of wanted) {
  const before = progress[name] ?? nothingYet(seed ?? 1);
  const start = seed === null ? before : { ...before, next: seed };
  console.error(`${name}: from SEED=${start.next} …`);
  const until = performance.now() + (minutes * 60_000) / wanted.length;
  const after = await goOn(name, start, { until, processes }, (reached) => {
    progress = { ...progress, [name]: reached };
    writeLongProgress(progress, longProofs);
  });
  console.error(
    `${name}: ${after.cases - before.cases} cases, ${after.cases} of ${longProofs[name].goal} so far`,
  );
  if (after.failed.length > before.failed.length) process.exitCode = 1;
}
