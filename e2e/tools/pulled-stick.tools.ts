import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  copyWorld,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  testFolder,
  tryReceive,
  type World,
} from '../../electron/services/test-stores.ts';
import { createDispatch } from '../../electron/shell/dispatch.ts';
import { mediumOf } from '../../electron/shell/medium.ts';
import { createShellMemory } from '../../electron/shell/memory.ts';
import { newStick, type Stick } from './stick.ts';

/** What reading does to files, with something done before the call of this number. */
const medium = vi.hoisted(() => ({ calls: [] as string[], at: -1, act: () => {} }));
const told = vi.hoisted(
  () =>
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      if (medium.calls.push(name) - 1 === medium.at) medium.act();
      return call(...args);
    },
);
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const readSync = told('readSync', real.readSync as (...args: unknown[]) => number);
  return { ...real, openSync: told('openSync', real.openSync), readSync };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open = told('open', async (...args: Parameters<typeof real.open>) => {
    const handle = await real.open(...args);
    const read = (handle.read as (...given: unknown[]) => unknown).bind(handle);
    return Object.assign(handle, { read: told('read', read) });
  });
  return { ...real, open };
});

/** A school whose bundle is large enough to be read in several goes. */
let played: World;
let bundle: string;
beforeAll(async () => {
  const root = testFolder(afterAll);
  played = await playMonth(root);
  const a = await openUnit(played.a, {}, () => {});
  const photo = join(root, '照片.bin');
  writeFileSync(photo, randomBytes(1024 * 1024));
  const item = await a.call('addEvidence', { task: '#2', period: PERIOD, path: photo });
  await a.call('saveDraft', {
    task: '#2',
    period: PERIOD,
    draft: draft({ text: '附照片', reason: '补充照片', evidence: [item] }),
  });
  await a.call('signOff', { period: PERIOD, by: '分管校领导' });
  const dir = join(root, 'large');
  const { files } = await a.call('exportBundles', { to: 'all', dir, kind: null });
  bundle = files[0]?.path ?? '';
  a.close();
}, 240_000);

const failures: readonly [string, (stick: Stick) => void][] = [
  ['pulled out', (stick) => stick.pullOut()],
  ['broken', (stick) => stick.breakDown()],
];

test.each(failures)(
  'a stick that is %s at any moment of a receive gives all of it or nothing, by a code, and can be tried again',
  {
    timeout: 600_000,
  },
  async (_name, fail) => {
    const codes = new Set<string>();
    for (let at = 0; ; at++) {
      const stick = newStick(8);
      const file = join(stick.dir, '上报包.tzb');
      copyFileSync(bundle, file);
      // Nothing of it may be in memory yet.
      stick.pullOut();
      stick.plugIn();
      const bureau = await openUnit(copyWorld(played).bureau, {}, () => {});
      const before = bureau.dump();
      Object.assign(medium, { calls: [], at, act: () => fail(stick) });
      const result = await tryReceive(bureau, file);
      const { calls } = medium;
      medium.at = -1;
      const where = `before ${calls[at]} (${at})`;
      if (!result.ok) {
        codes.add(result.error.code);
        expect(bureau.dump(), where).toBe(before);
        const left = readdirSync(bureau.dir, { recursive: true }).map(String);
        expect(
          left.filter((name) => name.endsWith('.part')),
          where,
        ).toEqual([]);
      }
      if (calls.length > at && fail === failures[1]?.[1]) stick.mend();
      else {
        stick.pullOut();
        stick.plugIn();
      }
      const again = await tryReceive(bureau, file);
      expect(again, where).toMatchObject({ ok: true, counts: { refused: 0 } });
      const counts = again.ok ? again.counts : null;
      if (result.ok) expect(counts, where).toMatchObject({ new: 0, changed: 0 });
      bureau.close();
      stick.pullOut();
      if (calls.length <= at) break;
    }
    expect([...codes].filter((code) => code === 'E_INTERNAL')).toEqual([]);
    expect(codes.size).toBeGreaterThan(0);
    if (fail === failures[1]?.[1]) expect(codes).toContain('E_MEDIUM_GONE');
  },
);

test('a bundle is not written onto the disk under a stick that was pulled out, and goes on when it is back', async () => {
  const stick = newStick(8);
  const dir = join(stick.dir, '上报');
  mkdirSync(dir);
  const memory = createShellMemory(join(testFolder(), 'shell.json'));
  const unit = await openUnit(copyWorld(played).a);
  const dispatch = createDispatch({
    store: {
      call: (name, args, { language }) => unit.services.call(name, args, { language }) as never,
      locked: async () => false,
      falls: () => 0,
    },
    shell: async () => ({ ok: true, value: {} }),
    memory,
  });
  const send = async (): Promise<string> => {
    const answer = await dispatch('exportBundles', { to: 'all', dir, kind: null }, { language: 'zh' });
    return answer.ok ? 'ok' : answer.error.code;
  };
  expect(await send()).toBe('ok');
  stick.pullOut();
  expect(await send()).toBe('E_MEDIUM_GONE');
  // A system that mounts by itself leaves the folder behind.
  mkdirSync(dir);
  expect(await send()).toBe('E_MEDIUM_NOT_IN');
  expect(readdirSync(dir)).toEqual([]);
  stick.plugIn();
  expect(await send()).toBe('ok');
  expect(readdirSync(dir)).toHaveLength(2);
  stick.pullOut();
  const now = await mediumOf(dir);
  if (!now) throw new Error('Linux tells on what a folder lies');
  memory.acceptMedium(dir, now);
  expect(await send()).toBe('ok');
  expect(readdirSync(dir)).toHaveLength(1);
});
