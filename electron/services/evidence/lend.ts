import { chmod, copyFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { KIND_START } from '../../../shared/evidence/evidence-kind.ts';
import { mayOpenAs } from '../../../shared/evidence/openable.ts';
import { newId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { safeFileName } from '../../../shared/safe-file-name.ts';
import { lentFolder } from '../../store/lent.ts';
import type { Environment } from '../environment.ts';
import type { Given } from '../operations.ts';

/**
 * A file as its own program may have it: a copy, so that the one the hash stands for is never written, under its own
 * name, since programs go by it, and read-only, so that nobody takes the copy for the report.
 */
export async function lendEvidence(
  env: Environment,
  { sha256, name }: Given<'lendEvidence'>,
): Promise<Result<{ readonly path: string }>> {
  if ((await env.evidence.state(sha256)) !== 'here') return fail('E_EVIDENCE_GONE', { name });
  const source = env.evidence.path(sha256);
  const fileName = safeFileName(name);
  if (!mayOpenAs(fileName, await startOf(source))) return fail('E_MAY_NOT_OPEN', { name });
  const folder = join(lentFolder(env.options.dir), newId());
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  await copyFile(source, path);
  await chmod(path, 0o444);
  return ok({ path });
}

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(KIND_START);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
