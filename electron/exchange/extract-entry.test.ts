import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Call, type Fault, faultLayer } from '../services/fault-layer.fixture.ts';
import { openBundle } from './open-bundle.ts';
import { evidenceIn, sha256, testFolder, tight, written } from './test-bundle.ts';

const layer = vi.hoisted(async () => (await import('../services/fault-layer.fixture.ts')).faultLayer);
vi.mock('node:fs/promises', async (original) => (await layer).guardPromises(await original()));

/** Takes the evidence out of a bundle that is too large for the memory, one call failing. */
async function extractFailing(fault: Fault, wanted: (call: Call, stick: string) => boolean) {
  const [stick, own] = [testFolder(), testFolder()];
  const { path } = await written(stick, { evidence: evidenceIn(testFolder(), '佐证') });
  const opened = await openBundle(path, { limits: tight({ inMemory: 10 }) });
  if (!opened.ok) throw new Error(opened.error.code);
  const bundle = opened.value;
  const extract = () => bundle.extractEvidence(sha256('佐证'), join(own, 'copy'));
  const at = (await faultLayer.during(null, extract)).calls.findIndex((call) => wanted(call, stick));
  expect(at).toBeGreaterThanOrEqual(0);
  const { value } = await faultLayer.during({ at, fault, forGood: false }, extract);
  await bundle.close();
  expect(readdirSync(own).filter((name) => name !== 'copy')).toEqual([]);
  return { value, stick, own, path };
}

test('a bundle that can no longer be read is named itself, not the folder that its evidence goes to', async () => {
  const reading = ({ name, path }: Call, stick: string) =>
    name === 'read' && path?.startsWith(stick) === true;
  for (const fault of ['EIO', 'ENODEV'] as const) {
    const { value, path } = await extractFailing(fault, reading);
    expect(value).toEqual({ ok: false, error: { code: 'E_MEDIUM_GONE', params: { path } } });
  }
  const { value, path } = await extractFailing('EACCES', reading);
  expect(value).toEqual({ ok: false, error: { code: 'E_CANNOT_READ', params: { path } } });
});

test('a folder that takes no evidence is named itself, not the bundle', async () => {
  for (const call of ['open', 'write', 'sync', 'rename']) {
    const { value, own } = await extractFailing('EACCES', ({ name }) => name === call);
    expect(value).toEqual({ ok: false, error: { code: 'E_CANNOT_WRITE', params: { path: own } } });
  }
});
