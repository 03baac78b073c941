import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, rename, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortCode } from '../../shared/exchange/cover.ts';
import { receiptCode } from '../../shared/exchange/receipt-code.ts';
import type { Result } from '../../shared/result.ts';
import { publicLines } from '../keys/unit-keys.ts';
import { type BundleFs, nodeFs } from './bundle-fs.ts';
import { openBundle } from './open-bundle.ts';
import {
  bundleIn,
  bureau,
  evidenceIn,
  records,
  school,
  sha256,
  testFolder,
  tight,
  unitRecord,
  unpack,
  written,
} from './test-bundle.ts';
import { writeBundle } from './write-bundle.ts';

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

/** A system error as Node throws it. */
const systemError = (name: string) => Object.assign(new Error(name), { code: name, syscall: 'write' });

describe('the written file', () => {
  test('ends with the hash of all bytes before it', async () => {
    const bundle = await written(testFolder());
    const bytes = readFileSync(bundle.path);
    expect(bytes.toString('latin1', bytes.length - 64)).toBe(sha256(bytes.subarray(0, -64)));
    expect(bytes.toString('latin1', bytes.length - 71, bytes.length - 64)).toBe('sha256:');
    expect(bundle.sha256).toBe(sha256(bytes));
    expect(bundle.bytes).toBe(bytes.length);
  });

  test.each([
    ['many', 20_001, '材料.pdf'],
    ['many of long names', 10_000, '名'.repeat(200)],
  ])('tells of evidence that stayed out as far as there is room: %s', async (_what, count, name) => {
    const omitted = Array.from({ length: count }, (_, index) => ({
      sha256: index.toString(16).padStart(64, '0'),
      name,
      bytes: 1,
    }));
    const { path } = await written(testFolder(), { omitted });
    const opened = await openBundle(path);
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.close();
    const told = opened.value.descriptor.omitted;
    expect(told.length).toBeGreaterThan(4000);
    expect(told).toEqual(omitted.slice(0, told.length));
    expect(told.length).toBeLessThan(count);
  });

  test('is a bag whose manifests, tag manifest and payload sum agree', async () => {
    const dir = testFolder();
    const { path, id } = await written(dir, { evidence: evidenceIn(dir, 'b', 'a', 'c') });
    const { root, parts } = await unpack(path);
    expect(root).toBe(id);
    const bytes = new Map(parts.map((part) => [part.name, part.bytes]));
    const listed = (name: string) =>
      (bytes.get(name)?.toString() ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('  ') as [string, string]);
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      for (const [hash, file] of listed(name)) expect(sha256(bytes.get(file) ?? 'missing'), file).toBe(hash);
    }
    const payload = parts.filter((part) => part.name.startsWith('data/'));
    expect(listed('manifest-sha256.txt').map(([, file]) => file)).toEqual(payload.map((part) => part.name));
    expect(listed('tagmanifest-sha256.txt').map(([, file]) => file)).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
    ]);
    const sum = payload.reduce((total, part) => total + part.bytes.length, 0);
    expect(bytes.get('bag-info.txt')?.toString()).toContain(`\nPayload-Oxum: ${sum}.${payload.length}\n`);
    expect(bytes.get('bagit.txt')?.toString()).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
  });

  test('names every entry in UTF-8 with its flag', async () => {
    const bytes = readFileSync((await written(testFolder())).path);
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1')
    ) {
      expect(bytes.readUInt16LE(at + 8) & 0x800).toBe(0x800);
    }
    expect(bytes.includes('data/封面.html')).toBe(true);
  });

  test('has a cover with the short code and without the receipt secret', async () => {
    const { path, id, receiptSecret } = await written(testFolder());
    const cover = (await unpack(path)).parts.find((part) => part.name === 'data/封面.html')?.bytes.toString();
    expect(cover).toContain(shortCode(id));
    expect(cover).not.toContain(receiptSecret);
    expect(receiptCode(receiptSecret)).toMatch(/^\d{8}$/);
  });

  test('holds each evidence content once', async () => {
    const dir = testFolder();
    const { counts } = await written(dir, { evidence: evidenceIn(dir, 'same', 'same', 'other') });
    expect(counts.evidence).toEqual({ files: 2, bytes: 9 });
  });

  test('states the number of records by kind', async () => {
    const { counts } = await written(testFolder(), {
      records: [...records, { ...unitRecord('x'), kind: 'ruleSet' }],
    });
    expect(counts).toMatchObject({ total: 4, kinds: { unit: 3, ruleSet: 1 } });
  });

  test('of a card is for nobody in particular and signed by its own key', async () => {
    const { path } = await written(testFolder(), {
      kind: 'card',
      to: null,
      records: [unitRecord(bureau.name)],
    });
    const opened = await openBundle(path);
    expect(opened.ok && opened.value.descriptor.to).toBeNull();
    expect(opened.ok && opened.value.signature.publicLine).toBe(publicLines(bundleIn('').keys).minisign);
  });
});

describe('the folder', () => {
  test('is made when missing', async () => {
    const dir = join(testFolder(), '上报', '2026');
    expect((await written(dir)).path).toBe(join(dir, '下发包_某某中学_20261130.tzb'));
  });

  test('keeps what is in it: a second bundle of the same name is numbered', async () => {
    const dir = testFolder();
    const first = await written(dir);
    const before = readFileSync(first.path);
    expect((await written(dir)).path).toBe(join(dir, '下发包_某某中学_20261130（2）.tzb'));
    expect((await written(dir)).path).toBe(join(dir, '下发包_某某中学_20261130（3）.tzb'));
    expect(readFileSync(first.path)).toEqual(before);
    expect(readdirSync(dir)).toHaveLength(3);
  });
});

describe('a write that fails leaves the folder as it was', () => {
  /** A file system whose files fail with `name` once `bytes` bytes were written. */
  const failingAfter = (bytes: number, name: string): BundleFs => ({
    ...nodeFs,
    open: async (...args) => {
      const handle = await open(...args);
      let room = bytes;
      const write = handle.write.bind(handle) as (
        bytes: Buffer,
        offset: number,
        length: number,
      ) => Promise<{ bytesWritten: number }>;
      return Object.assign(handle, {
        write: async (chunk: Buffer, offset: number, length: number) => {
          if (room === 0) throw systemError(name);
          const { bytesWritten } = await write(chunk, offset, Math.min(length, room));
          room -= bytesWritten;
          return { bytesWritten, buffer: chunk };
        },
      });
    },
  });

  const attempt = async (fs: Partial<BundleFs>) => {
    const dir = testFolder();
    const evidence = evidenceIn(testFolder(), Buffer.alloc(300_000, 7));
    writeFileSync(join(dir, '下发包_某某中学_20261130.tzb'), 'what was there');
    const result = await writeBundle(bundleIn(dir, { evidence, fs: { ...nodeFs, ...fs } }));
    expect(readdirSync(dir)).toEqual(['下发包_某某中学_20261130.tzb']);
    expect(readFileSync(join(dir, '下发包_某某中学_20261130.tzb'), 'utf8')).toBe('what was there');
    return code(result);
  };

  test.each([0, 1, 100, 5_000, 200_000, 300_000])('when the disk is full after %d bytes', async (bytes) => {
    expect(await attempt(failingAfter(bytes, 'ENOSPC'))).toBe('E_DISK_FULL');
  });

  test.each(['EIO', 'ENODEV', 'ENXIO'])('when the medium goes with %s', async (name) => {
    expect(await attempt(failingAfter(10_000, name))).toBe('E_MEDIUM_GONE');
  });

  test('when writing is forbidden', async () => {
    expect(await attempt(failingAfter(0, 'EROFS'))).toBe('E_CANNOT_WRITE');
  });

  test('when the flush fails', async () => {
    const full: Partial<BundleFs> = {
      open: async (...args) =>
        Object.assign(await open(...args), { sync: () => Promise.reject(systemError('ENOSPC')) }),
    };
    expect(await attempt(full)).toBe('E_DISK_FULL');
  });

  test('when the medium has too little room, before the first byte', async () => {
    const opened: unknown[] = [];
    const full: Partial<BundleFs> = {
      statfs: (async (path: string) => ({
        ...(await statfs(path)),
        bavail: 1,
        bsize: 4096,
      })) as typeof statfs,
      open: (...args) => {
        opened.push(args[0]);
        return open(...args);
      },
    };
    expect(await attempt(full)).toBe('E_DISK_FULL');
    expect(opened).toEqual([]);
  });

  test('when what was written is not what is read back', async () => {
    const rot: Partial<BundleFs> = {
      open: async (...args) => {
        const handle = await open(...args);
        return Object.assign(handle, {
          sync: async () => {
            await handle.write(Buffer.from([0xff]), 0, 1, 2_000);
          },
        });
      },
    };
    expect(await attempt(rot)).toBe('E_HASH');
  });

  test('when the rename fails for good', async () => {
    expect(await attempt({ rename: () => Promise.reject(systemError('EACCES')), platform: 'linux' })).toBe(
      'E_CANNOT_WRITE',
    );
  });

  test('when it is cancelled at any point', async () => {
    const dir = testFolder();
    const evidence = evidenceIn(testFolder(), Buffer.alloc(3_000_000, 7));
    let steps = 0;
    await writeBundle(bundleIn(testFolder(), { evidence, onProgress: () => steps++ }));
    expect(steps).toBeGreaterThan(4);
    for (let stop = 1; stop < steps; stop += 3) {
      const cancel = new AbortController();
      let step = 0;
      const onProgress = () => {
        if (++step === stop) cancel.abort();
      };
      const result = await writeBundle(bundleIn(dir, { evidence, onProgress, signal: cancel.signal }));
      // A file comes in fewer pieces when the disk is quick: then there was no such step to stop at.
      if (step < stop) break;
      expect(code(result)).toBe('E_CANCELLED');
      expect(readdirSync(dir)).toEqual([]);
    }
  });
});

test('a rename that Windows blocks for a moment is tried again', async () => {
  const dir = testFolder();
  let blocked = 2;
  const scanner: BundleFs = {
    ...nodeFs,
    platform: 'win32',
    rename: async (from, to) => {
      if (blocked-- > 0) throw systemError('EPERM');
      await rename(from, to);
    },
  };
  expect(code(await writeBundle(bundleIn(dir, { fs: scanner })))).toBe('ok');
  expect(readdirSync(dir)).toHaveLength(1);
});

describe('a bundle that no reader would take is not written', () => {
  const refused = async (change: Parameters<typeof bundleIn>[1]) => {
    const dir = testFolder();
    const result = await writeBundle(bundleIn(dir, change));
    expect(readdirSync(dir)).toEqual([]);
    return code(result);
  };

  test('because a record does not fit its kind', async () => {
    const bad = { ...unitRecord('x'), fields: { name: 5 } };
    expect(await refused({ records: [...records, bad] })).toBe('E_BAD_RECORD');
  });

  test('because the descriptor does not fit', async () => {
    expect(await refused({ to: null })).toBe('E_BAD_CALL');
    expect(await refused({ from: { ...bureau, name: '' } })).toBe('E_BAD_CALL');
    expect(await refused({ cutoff: '2026-11' })).toBe('E_BAD_CALL');
    expect(await refused({ to: { ...school, id: 'x' } })).toBe('E_BAD_CALL');
  });

  test('because it exceeds a limit', async () => {
    const evidence = evidenceIn(testFolder(), 'abc', 'def');
    expect(await refused({ limits: tight({ recordCount: 2 }) })).toBe('E_TOO_LARGE');
    expect(await refused({ limits: tight({ records: 100 }) })).toBe('E_TOO_LARGE');
    expect(await refused({ limits: tight({ line: 100 }) })).toBe('E_TOO_LARGE');
    expect(await refused({ limits: tight({ file: 1000 }) })).toBe('E_TOO_LARGE');
    expect(await refused({ evidence, limits: tight({ evidenceCount: 1 }) })).toBe('E_TOO_LARGE');
    expect(await refused({ evidence, limits: tight({ evidenceFile: 2 }) })).toBe('E_TOO_LARGE');
  });

  test('because an evidence file is gone or has another content', async () => {
    const [item] = evidenceIn(testFolder(), 'abc');
    if (!item) throw new Error('no evidence');
    expect(await refused({ evidence: [{ ...item, path: `${item.path}-gone` }] })).toBe('E_FILE_NOT_FOUND');
    expect(await refused({ evidence: [{ ...item, bytes: 4 }] })).toBe('E_HASH');
    writeFileSync(item.path, 'abd');
    expect(await refused({ evidence: [item] })).toBe('E_HASH');
  });
});

test('a folder that is a file, or stands in a place that is not there, is a sentence and not an exception', async () => {
  const dir = testFolder();
  writeFileSync(join(dir, 'file'), '');
  expect(code(await writeBundle(bundleIn(join(dir, 'file'))))).toBe('E_CANNOT_WRITE');
  mkdirSync(join(dir, '下发包_某某中学_20261130.tzb'));
  expect(code(await writeBundle(bundleIn(dir)))).toBe('ok');
  expect(readdirSync(dir)).toContain('下发包_某某中学_20261130（2）.tzb');
});

describe('a cover beside a locked bundle', () => {
  const wanted = { lock: { password: 'x' }, workFactor: 2, coverBeside: true } as const;

  test('is the page inside, lies under the same name, and is there only when it was asked for', async () => {
    const dir = testFolder();
    const first = await written(dir, wanted);
    const second = await written(dir, wanted);
    const without = await written(dir, { lock: { password: 'x' }, workFactor: 2 });
    expect(first.cover).toBe(first.path.replace('.tzb.age', '_封面.html'));
    expect(second.cover).toBe(second.path.replace('.tzb.age', '_封面.html'));
    expect(readFileSync(first.cover ?? '', 'utf8')).toContain(first.id);
    expect(readFileSync(second.cover ?? '', 'utf8')).not.toContain(second.receiptSecret);
    expect(without.cover).toBeUndefined();
    expect(readdirSync(dir).filter((name) => name.endsWith('.html'))).toHaveLength(2);
  });

  test('that cannot be placed takes the bundle with it: half of what was asked for is nothing', async () => {
    const dir = testFolder();
    const rename: BundleFs['rename'] = async (from, to) => {
      if (String(to).endsWith('.html')) throw systemError('EIO');
      return nodeFs.rename(from, to);
    };
    const outcome = await writeBundle(bundleIn(dir, { ...wanted, fs: { ...nodeFs, rename } }));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'E_MEDIUM_GONE' } });
    expect(readdirSync(dir)).toEqual([]);
  });
});
