import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyWorld, openUnit, playMonth, testFolder, tryReceive, type World } from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('many files at once', () => {
  test('one answer each, in order; a bad one never stops the others', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const dir = testFolder();
    const good = readFileSync(world.up.a);
    const paths = Array.from({ length: 100 }, (_, i) => {
      const path = join(dir, `${String(i).padStart(3, '0')}.tzb`);
      if (i === 50) writeFileSync(path, readFileSync(world.up.b));
      else if (i % 2 === 0) writeFileSync(path, good);
      else if (i % 4 === 1) writeFileSync(path, good.subarray(0, i * 20));
      else writeFileSync(path, '不是包');
      return path;
    });
    paths[99] = join(dir, 'missing.tzb');
    const { results } = await bureau.call('receiveBundles', { paths, trustNew: true, dryRun: false });
    expect(results.map((result) => result.file)).toEqual(paths.map((path) => path.slice(dir.length + 1)));
    expect(results.map((result) => result.ok)).toEqual(paths.map((_, i) => i % 2 === 0));
    const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])));
    expect([...codes].sort()).toEqual(['E_FILE_NOT_FOUND', 'E_NOT_A_BUNDLE', 'E_TRUNCATED']);
    const first = results[0];
    const taken = results.filter((result) => result.ok && result.counts.new > 0);
    expect(taken.map((result) => result.file)).toEqual(['000.tzb', '050.tzb']);
    expect(first?.ok && first.receipt.code).toBeTruthy();
    expect(await bureau.call('listReceives', {})).toHaveLength(2);
  });

  test('a receive that is cancelled changes nothing', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const before = bureau.dump();
    const { results } = await bureau.call(
      'receiveBundles',
      { paths: [world.up.a, world.up.b], trustNew: true, dryRun: false },
      { cancelled: () => true },
    );
    expect(results.map((result) => !result.ok && result.error.code)).toEqual(['E_CANCELLED', 'E_CANCELLED']);
    expect(bureau.dump()).toBe(before);
    expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: true });
  });

  test('a folder and an empty file are no bundles', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const dir = testFolder();
    writeFileSync(join(dir, 'empty.tzb'), '');
    expect(await tryReceive(bureau, dir)).toMatchObject({ error: { code: 'E_NOT_A_BUNDLE' } });
    expect(await tryReceive(bureau, join(dir, 'empty.tzb'))).toMatchObject({
      error: { code: 'E_TRUNCATED' },
    });
  });
});
