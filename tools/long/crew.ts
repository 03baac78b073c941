import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FailedCase } from '../../e2e/proof/harness.ts';
import type { LongProofName } from '../../e2e/proof/harnesses.ts';

/** Cases that one process runs without asking. */
export interface Block {
  readonly seed: number;
  readonly count: number;
}

export interface BlockDone extends Block {
  readonly failed: readonly FailedCase[];
}

/**
 * Blocks by as many processes at once as there are places, until `next` has none left; `done` is told each as it ends.
 * Rejects when a process ends by itself: a case that takes the process down is a failure that no list of seeds may hide.
 */
export async function runBlocks(
  name: LongProofName,
  places: number,
  next: () => Block | null,
  done: (block: BlockDone) => void,
): Promise<void> {
  const work = async (): Promise<void> => {
    const child = fork(join(import.meta.dirname, 'worker.ts'), [name], { stdio: 'inherit' });
    const ended = new Promise<never>((_, reject) =>
      child.once('exit', (code, signal) =>
        reject(new Error(`a process of ${name} ended: ${signal ?? code}`)),
      ),
    );
    ended.catch(() => {});
    await Promise.race([once(child, 'message'), ended]);
    for (let block = next(); block !== null; block = next())
      done(await Promise.race([answer(child, block), ended]));
    child.disconnect();
    await once(child, 'exit');
  };
  await Promise.all(Array.from({ length: places }, work));
}

async function answer(child: ChildProcess, block: Block): Promise<BlockDone> {
  child.send(block);
  const [done] = await once(child, 'message');
  return done;
}
