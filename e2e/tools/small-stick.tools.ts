import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BundleFs, nodeFs } from '../../electron/exchange/bundle-fs.ts';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import { bundleIn, evidenceIn, testFolder } from '../../electron/exchange/test-bundle.ts';
import { writeBundle } from '../../electron/exchange/write-bundle.ts';
import { newStick, type Stick } from './stick.ts';

/**
 * A real file system of two megabytes behind a loop device: it is filled to the last block, and taken away while a
 * bundle is being written to it. Needs the right to mount.
 */
const OLD = '上次的包';
const FILE = '上报包.tzb';
const PART = /^\.taizhang-[0-9A-Z]{10}-[0-9a-f]+\.part$/;

/** Writes until nothing fits any more; answers the bytes. */
function fill(path: string): number {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(1024));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('ENOSPC')) throw error;
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}

/** Of two megabytes, with last time's bundle on it. */
function usedStick(): Stick {
  const stick = newStick(2);
  writeFileSync(join(stick.dir, FILE), OLD);
  return stick;
}

/** The file system, with something done before the call of this number; and how many there were. */
function counting(at: number, act: () => void): { readonly fs: BundleFs; readonly calls: string[] } {
  const calls: string[] = [];
  const told =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (calls.push(name) - 1 === at) act();
      return call(...args);
    };
  const fs = {
    ...nodeFs,
    open: told('open', async (...args: Parameters<BundleFs['open']>) => {
      const handle = await nodeFs.open(...args);
      const write = handle.write.bind(handle) as (...given: unknown[]) => Promise<unknown>;
      handle.write = told('write', write) as typeof handle.write;
      handle.sync = told('sync', handle.sync.bind(handle));
      return handle;
    }),
    lstat: told('lstat', nodeFs.lstat as (...given: unknown[]) => Promise<unknown>) as BundleFs['lstat'],
    stat: told('stat', nodeFs.stat as (...given: unknown[]) => Promise<unknown>) as BundleFs['stat'],
    rename: told('rename', nodeFs.rename),
    // Some sticks say nothing about their room: then it shows while writing.
    statfs: (async () => ({ blocks: 0 })) as unknown as BundleFs['statfs'],
  };
  return { fs, calls };
}

const bundleTo = (dir: string, fs: BundleFs) =>
  bundleIn(dir, {
    fileName: FILE,
    fs,
    evidence: evidenceIn(testFolder(), '佐证', Buffer.alloc(200_000, 'x')),
  });

async function isWhole(path: string): Promise<boolean> {
  const opened = await openBundle(path);
  if (opened.ok) await opened.value.close();
  return opened.ok;
}

test('a stick with any number of free blocks holds the new bundle whole or not at all, and the old one as it was', async () => {
  const outcomes = new Set<string>();
  for (let free = 0; free <= 320; free += 16) {
    const { dir, pullOut } = usedStick();
    const filler = join(dir, 'filler');
    // As much as fits, then `free` kilobytes less.
    truncateSync(filler, Math.max(0, fill(filler) - free * 1024));
    const result = await writeBundle(bundleTo(dir, counting(-1, () => {}).fs));
    const where = `${free} KB free`;
    expect(readFileSync(join(dir, FILE), 'utf8'), where).toBe(OLD);
    if (result.ok) expect(await isWhole(result.value.path), where).toBe(true);
    else
      expect(result.error, where).toMatchObject({
        code: 'E_DISK_FULL',
        params: { where: { zh: `“${dir}”所在的 U 盘或磁盘` } },
      });
    expect(
      readdirSync(dir).filter((name) => name.endsWith('.part')),
      where,
    ).toEqual([]);
    outcomes.add(result.ok ? 'ok' : result.error.code);
    pullOut();
  }
  expect(outcomes).toEqual(new Set(['ok', 'E_DISK_FULL']));
}, 240_000);

test('a stick that is pulled out before any call leaves the old bundle, and of the new one all or nothing', async () => {
  const whole = usedStick();
  const { fs, calls } = counting(-1, () => {});
  expect((await writeBundle(bundleTo(whole.dir, fs))).ok).toBe(true);
  whole.pullOut();
  for (let at = 0; at < calls.length; at++) {
    const stick = usedStick();
    const result = await writeBundle(bundleTo(stick.dir, counting(at, stick.pullOut).fs));
    const where = `pulled before ${calls[at]} (${at})`;
    // What was written where the stick had been lies on the PC's own disk.
    stick.pullOut();
    const astray = readdirSync(stick.dir);
    stick.plugIn();
    expect(readFileSync(join(stick.dir, FILE), 'utf8'), where).toBe(OLD);
    const others = readdirSync(stick.dir).filter((name) => name !== FILE && name !== 'lost+found');
    const finished = others.filter((name) => !PART.test(name));
    for (const name of finished) expect(await isWhole(join(stick.dir, name)), `${where}: ${name}`).toBe(true);
    if (!result.ok) expect(result.error.code, where).toBe('E_MEDIUM_GONE');
    // Who was never seen in is not missed: what lies under a folder that was remembered is asked about before.
    const wasSeen = at > calls.indexOf('stat');
    if (wasSeen || !result.ok) expect(astray, where).toEqual([]);
    expect(finished.length + astray.length, where).toBe(result.ok ? 1 : 0);
    // Plugged in again the export goes through, and takes its leftovers away.
    expect((await writeBundle(bundleTo(stick.dir, nodeFs))).ok, where).toBe(true);
    expect(
      readdirSync(stick.dir).filter((name) => PART.test(name)),
      where,
    ).toEqual([]);
    stick.pullOut();
    rmSync(stick.dir, { recursive: true, force: true });
  }
}, 240_000);
