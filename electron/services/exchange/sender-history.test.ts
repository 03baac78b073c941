import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFile } from '../../store/database.ts';
import { placeOf } from '../../store/place.ts';
import {
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const exported = async (unit: TestUnit): Promise<string> => (await exportTo(unit, 'all'))[0] ?? '';

/** A store copied with its whole PC: nothing in it can tell. */
function cloneWithItsPc(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const db = new Database(databaseFile(to));
  db.prepare("UPDATE meta SET value = ? WHERE key = 'place'").run(
    placeOf(statSync(databaseFile(to), { bigint: true })),
  );
  db.close();
}

describe('what a bundle tells of its sender', () => {
  test('files that did not arrive are named and nothing is refused', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await receive(bureau, await exported(a));
    for (let lost = 0; lost < 2; lost++) await exported(a);
    const last = await exported(a);
    const [preview] = await bureau.call('previewBundles', { paths: [last] });
    const text = '上报包 3、4 未到，内容已含在第 5 包。';
    expect(preview?.ok && preview.findings.map((finding) => finding.text)).toEqual([text]);
    const received = await receive(bureau, last);
    expect(received.findings).toEqual([{ kind: 'gap', tone: 'info', text }]);
    expect(received.counts.refused).toBe(0);
    expect((await receive(bureau, last)).findings).toEqual(received.findings);
  });

  test('an older file after a newer one is called that', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const [older, newer] = [await exported(a), await exported(a)];
    await receive(bureau, newer);
    expect((await receive(bureau, older)).findings.map(({ kind }) => kind)).toContain('older');
  });

  test('two PCs that work on one copied store are named, in whichever order their files come', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    await exported(a);
    a.close();
    const twin = join(world.root, 'twin');
    cloneWithItsPc(world.a, twin);
    const [one, two] = [await openUnit(world.a), await openUnit(twin)];
    const replica = (await one.call('getSession', {})).replica;
    expect((await two.call('getSession', {})).replica).toBe(replica);
    const files = [await exported(one), await exported(two)];
    for (const order of [files, files.toReversed()]) {
      const dir = join(testFolder(), 'bureau');
      cpSync(world.bureau, dir, { recursive: true });
      const bureau = await openUnit(dir);
      await receive(bureau, order[0] ?? '');
      const { findings } = await receive(bureau, order[1] ?? '');
      expect(findings).toMatchObject([{ kind: 'fork', tone: 'warning' }]);
      expect(findings[0]?.text).toContain('两台电脑');
    }
  });

  test('a store copied to another place is no fork: it has an id of its own', async () => {
    const world = copyWorld(played);
    const twin = join(world.root, 'twin');
    cpSync(world.a, twin, { recursive: true });
    const [one, two] = [await openUnit(world.a), await openUnit(twin)];
    expect((await one.call('getSession', {})).replica).not.toBe((await two.call('getSession', {})).replica);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, await exported(one));
    expect((await receive(bureau, await exported(two))).findings).toEqual([]);
  });

  test('a sender whose PC is a year ahead is told, and everything is taken', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const a = await openUnit(world.a, { now: () => Date.now() + 366 * 86_400_000 });
    const received = await receive(bureau, await exported(a));
    expect(received.counts.refused).toBe(0);
    expect(received.findings.map(({ kind }) => kind)).toEqual(['gap', 'clock']);
  });
});
