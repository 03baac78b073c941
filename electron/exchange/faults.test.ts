import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../shared/result.ts';
import { type BundleFs, nodeFs } from './bundle-fs.ts';
import type { BundleToWrite, WrittenBundle } from './bundle-to-write.ts';
import { openBundle } from './open-bundle.ts';
import { bundleIn, evidenceIn, keys, testFolder } from './test-bundle.ts';
import { writeBundle } from './write-bundle.ts';

/** What a file system says when a stick is full, broken, locked, or no longer there. */
const faults = {
  ENOSPC: 'E_DISK_FULL',
  EIO: 'E_MEDIUM_GONE',
  ENODEV: 'E_MEDIUM_GONE',
  EACCES: 'E_CANNOT_WRITE',
  EPERM: 'E_CANNOT_WRITE',
} as const;
type Fault = keyof typeof faults;

interface Plan {
  /** The call that fails, counted from 0; null for none. */
  readonly at: number | null;
  readonly fault: Fault;
  /** Whether everything after it fails too, as when the stick was pulled out. */
  readonly forGood: boolean;
}

/** The file system with one call that fails, and the names of the calls that were made. */
function faulty({ at, fault, forGood }: Plan): { readonly fs: BundleFs; readonly calls: string[] } {
  const calls: string[] = [];
  const fails =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const number = calls.push(name) - 1;
      if (at !== null && (number === at || (forGood && number > at)))
        throw Object.assign(new Error(`${fault}: ${name}`), { code: fault, syscall: name });
      return call(...args);
    };
  const open: BundleFs['open'] = fails('open', async (...args: Parameters<BundleFs['open']>) => {
    const handle = await nodeFs.open(...args);
    const write = handle.write.bind(handle) as (...given: unknown[]) => Promise<unknown>;
    handle.write = fails('write', write) as typeof handle.write;
    handle.sync = fails('sync', handle.sync.bind(handle));
    return handle;
  });
  const fs: BundleFs = {
    ...nodeFs,
    open,
    mkdir: fails('mkdir', nodeFs.mkdir as (...given: unknown[]) => Promise<unknown>) as BundleFs['mkdir'],
    lstat: fails('lstat', nodeFs.lstat as (...given: unknown[]) => Promise<unknown>) as BundleFs['lstat'],
    stat: fails('stat', nodeFs.stat as (...given: unknown[]) => Promise<unknown>) as BundleFs['stat'],
    statfs: fails('statfs', nodeFs.statfs as (...given: unknown[]) => Promise<unknown>) as BundleFs['statfs'],
    readdir: fails('readdir', nodeFs.readdir),
    rename: fails('rename', nodeFs.rename),
    rm: fails('rm', nodeFs.rm),
  };
  return { fs, calls };
}

const OLD = '上次的包';
const FILE = '下发包.tzb';

/** An export onto a stick that holds an older file of the same name. */
async function attempt(
  plan: Plan,
  change: Partial<BundleToWrite>,
): Promise<{
  readonly result: Result<WrittenBundle>;
  readonly dir: string;
  readonly calls: readonly string[];
}> {
  const dir = testFolder();
  writeFileSync(join(dir, FILE), OLD);
  const evidence = evidenceIn(testFolder(), '佐证', Buffer.alloc(100_000, 'x'));
  const { fs, calls } = faulty(plan);
  const result = await writeBundle(bundleIn(dir, { fileName: FILE, evidence, fs, ...change }));
  return { result, dir, calls };
}

const locks: readonly [string, Partial<BundleToWrite>][] = [
  ['plain', {}],
  ['locked', { lock: { recipients: [keys.age.recipient] } }],
];

describe.each(locks)('%s: an export whose medium fails', (_name, change) => {
  test.each(Object.keys(faults) as Fault[])(
    'with %s at any one call leaves the old file, and the new one whole or not at all',
    async (fault) => {
      const { calls } = await attempt({ at: null, fault, forGood: false }, change);
      expect(calls.filter((name) => name === 'write').length).toBeGreaterThan(3);
      for (const forGood of [false, true]) {
        for (let at = 0; at < calls.length; at++) {
          const { result, dir } = await attempt({ at, fault, forGood }, change);
          const where = `${fault} at ${calls[at]} (${at})${forGood ? ' and after' : ''}`;
          expect(readFileSync(join(dir, FILE), 'utf8'), where).toBe(OLD);
          const others = readdirSync(dir).filter((name) => name !== FILE);
          if (result.ok) {
            // The room asked beforehand, the look for leftovers and the flush of the folder are allowed to fail.
            const opened = await openBundle(result.value.path, {
              unlock: { identities: async () => ({ ok: true, value: [keys.age.identity] }) },
            });
            expect(opened.ok, where).toBe(true);
            if (opened.ok) await opened.value.close();
            expect(others, where).toHaveLength(1);
          } else {
            expect(result.error.code, where).toBe(faults[fault]);
            // What is pulled out cannot be tidied; nothing of it bears a bundle's name.
            expect(
              others.filter((name) => !forGood || !/^\.taizhang-[0-9A-Z]{10}-[0-9a-f]+\.part$/.test(name)),
              where,
            ).toEqual([]);
          }
        }
      }
    },
  );
});

test('what a kill or a pulled stick left unfinished goes with the next export there; that of another PC stays', async () => {
  const { dir } = await attempt({ at: 6, fault: 'EIO', forGood: true }, {});
  const left = readdirSync(dir).filter((name) => name.endsWith('.part'));
  expect(left).toHaveLength(1);
  const theirs = `.taizhang-${'Z'.repeat(10)}-00.part`;
  writeFileSync(join(dir, theirs), 'x');
  const written = await writeBundle(bundleIn(dir, { fileName: FILE }));
  expect(written.ok).toBe(true);
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([theirs]);
});

test('a stick that is pulled out between writing and reading back is told as gone, not as a file that nobody knows', async () => {
  const dir = testFolder();
  writeFileSync(join(dir, FILE), OLD);
  const gone: BundleFs = {
    ...nodeFs,
    open: async (...args: Parameters<BundleFs['open']>) => {
      const handle = await nodeFs.open(...args);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        await sync();
        for (const name of readdirSync(dir)) if (name.endsWith('.part')) rmSync(join(dir, name));
      };
      return handle;
    },
  };
  const result = await writeBundle(bundleIn(dir, { fileName: FILE, fs: gone }));
  expect(result).toMatchObject({ ok: false, error: { code: 'E_MEDIUM_GONE', params: { path: dir } } });
  expect(readdirSync(dir)).toEqual([FILE]);
  expect(readFileSync(join(dir, FILE), 'utf8')).toBe(OLD);
});
