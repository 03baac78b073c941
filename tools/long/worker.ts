// One process of a long proof: runs the blocks of seeds it is sent, and says which of them failed.
import { join } from 'node:path';
import { type FailedCase, type Harness, runCase, seedAfter } from '../../e2e/proof/harness.ts';
import { isLongProofName, longProofs } from '../../e2e/proof/harnesses.ts';
import type { Block, BlockDone } from './crew.ts';

const fixtures = join(import.meta.dirname, '../../e2e/proof/fixtures');

async function run(harness: Harness, { seed, count }: Block): Promise<BlockDone> {
  const failed: FailedCase[] = [];
  for (let at = 0; at < count; at++) {
    const one = await runCase(harness, seedAfter(seed, at), fixtures);
    if (one) failed.push(one);
  }
  return { seed, count, failed };
}

const [name = ''] = process.argv.slice(2);
if (!isLongProofName(name)) throw new Error(`no such proof: ${name}`);
const harness = await longProofs[name].open();
process.on('message', async (block: Block) => process.send?.(await run(harness, block)));
process.on('disconnect', async () => {
  await harness.close();
  process.exit(0);
});
process.send?.('ready');
