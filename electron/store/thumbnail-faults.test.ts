import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createPictures, type Pictures } from '../pictures/pictures.ts';
import type { Thumbnail } from '../pictures/thumbnail.ts';
import { faultLayer, faults, isWriting } from '../services/fault-layer.fixture.ts';
import { testFolder } from '../services/test-stores.ts';
import { createEvidenceFiles } from './evidence.ts';

const layer = vi.hoisted(async () => (await import('../services/fault-layer.fixture.ts')).faultLayer);
vi.mock('node:fs/promises', async (original) => (await layer).guardPromises(await original()));
vi.mock('node:fs', async (original) => (await layer).guardSync(await original()));

const photo = join(import.meta.dirname, '../pictures/fixtures/turned.jpg');

/** The small picture of the photo, made once: here it is writing it that fails. */
async function photographed(): Promise<{ readonly small: Uint8Array; readonly pictures: Pictures }> {
  const real = createPictures();
  const small = await real.thumbnail(photo);
  if (!(small instanceof Uint8Array)) throw new Error('the photo has a small picture');
  return { small, pictures: { clean: async () => 'none', thumbnail: async () => small } };
}

async function added(pictures: Pictures) {
  const dir = testFolder();
  const evidence = createEvidenceFiles(dir, pictures);
  const kept = await evidence.add(photo);
  if (!kept.ok) throw new Error(kept.error.code);
  return { dir, evidence, sha256: kept.value.sha256 };
}

const smallIn = (dir: string): readonly string[] =>
  existsSync(join(dir, 'thumbnails'))
    ? readdirSync(join(dir, 'thumbnails'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

describe('A small picture that cannot be written', () => {
  test('is shown all the same, loses nothing and is kept the next time, whichever call of its writing fails', async () => {
    const { small, pictures } = await photographed();
    const isSmall = (made: Thumbnail) => made instanceof Uint8Array && Buffer.from(made).equals(small);
    const whole = await added(pictures);
    const plain = await faultLayer.during(null, () => whole.evidence.thumbnail(whole.sha256));
    expect(isSmall(plain.value)).toBe(true);
    const writing = plain.calls.flatMap((call, at) => (isWriting(call) ? [{ call: call.name, at }] : []));
    expect(writing.map(({ call }) => call)).toEqual(['mkdirSync', 'writeFile', 'rename']);
    for (const { call, at } of writing)
      for (const fault of faults)
        for (const forGood of [false, true]) {
          const where = `${fault} at ${call}${forGood ? ' and after it' : ''}`;
          const { dir, evidence, sha256 } = await added(pictures);
          const tried = await faultLayer.during({ at, fault, forGood }, () => evidence.thumbnail(sha256));
          expect(isSmall(tried.value), where).toBe(true);
          expect(await evidence.state(sha256), where).toBe('here');
          // What could not be taken away either goes with the next start.
          const left = smallIn(dir).filter((name) => !forGood || !name.endsWith('.part'));
          expect(left, where).toEqual([]);
          expect(isSmall(await evidence.thumbnail(sha256)), where).toBe(true);
          expect(smallIn(dir), where).toContain(`${sha256}.jpg`);
        }
  });
});
