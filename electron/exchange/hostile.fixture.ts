import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import { Refusal } from '../../shared/result.ts';
import { openBundle } from './open-bundle.ts';
import { evidenceIn, type Part, pack, testFolder, unpack, vouch, written } from './test-bundle.ts';
/** Opens and reads every record: the code of the refusal with its params, or 'ok'. */
export async function verdict(bytes: Buffer, limits?: BundleLimits) {
  const path = join(testFolder(), 'x.tzb');
  writeFileSync(path, bytes);
  const result = await openBundle(path, limits ? { limits } : {});
  if (!result.ok) return result.error;
  try {
    const lines = [...result.value.records()];
    return { code: 'ok', params: { records: lines.length } };
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  } finally {
    await result.value.close();
  }
}
export const code = async (bytes: Buffer, limits?: BundleLimits) => (await verdict(bytes, limits)).code;

/** An honest bundle with two evidence files, taken apart. */
export async function honest(): Promise<{
  readonly bytes: Buffer;
  readonly root: string;
  readonly parts: readonly Part[];
}> {
  const { path } = await written(testFolder(), { evidence: evidenceIn(testFolder(), 'one', 'three') });
  return { bytes: readFileSync(path), ...(await unpack(path)) };
}

/** What becomes of an honest bundle whose parts were changed and vouched for again by its own key. */
export async function afterChange(
  change: (parts: readonly Part[]) => readonly Part[],
  limits?: BundleLimits,
) {
  const { root, parts } = await honest();
  return verdict(await pack(root, vouch(change(parts))), limits);
}
