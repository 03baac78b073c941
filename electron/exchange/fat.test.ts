import { readdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { type BundleFs, nodeFs } from './bundle-fs.ts';
import { codeAtLimit, FAT_LARGEST } from './fat.ts';
import { writeFailure } from './file-failure.ts';
import { testFolder } from './test-bundle.ts';
import { onePiece, writeFlushed } from './write-flushed.ts';
import { writeNewFile } from './write-new-file.ts';

/** A stick in FAT32 format with room for everything, as Linux tells of it. */
const fat32: BundleFs = {
  ...nodeFs,
  statfs: (async (path: string) => ({
    ...(await statfs(path)),
    type: 0x4d44,
    bavail: 2 ** 40,
  })) as typeof statfs,
};

const PIECE = 64 * 1024 * 1024;

/** The same piece again and again; whoever counts is told how many were taken. */
async function* pieces(bytes: number, take: () => void): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(PIECE);
  for (let at = 0; at < bytes; at += PIECE) {
    take();
    yield piece.subarray(0, Math.min(PIECE, bytes - at));
  }
}

/** A medium that says nothing of itself, and keeps no byte of what it takes: up to the limit, then it fails with `code`. */
const untold = (code: string): BundleFs => ({
  ...nodeFs,
  statfs: (async () => ({ blocks: 0 })) as unknown as typeof statfs,
  open: async (...args: Parameters<BundleFs['open']>) => {
    const handle = await nodeFs.open(...args);
    let held = 0;
    const write = async (_chunk: Buffer, _offset: number, length: number) => {
      const bytesWritten = Math.min(length, FAT_LARGEST - held);
      if (bytesWritten === 0) throw Object.assign(new Error(code), { code, syscall: 'write' });
      held += bytesWritten;
      return { bytesWritten };
    };
    return Object.assign(handle, { write });
  },
});

const backupOf = (size: number, fs: BundleFs) => {
  const dir = testFolder();
  let taken = 0;
  const file = { path: join(dir, '备份.tzbak'), replica: 'A', size, fs };
  const written = writeNewFile({ ...file, bytes: pieces(size, () => taken++) });
  return written.then((result) => ({ result, dir, taken }));
};

describe('a file of 4 GB for a stick in FAT32 format', () => {
  test('is refused before its first byte where the system says what the stick is', async () => {
    const { result, dir, taken } = await backupOf(FAT_LARGEST + 1, fat32);
    expect(result).toEqual({ ok: false, error: { code: 'E_TOO_LARGE_FOR_DISK', params: { path: dir } } });
    expect(taken).toBe(0);
    expect(readdirSync(dir)).toEqual([]);
  });

  test.each(['EFBIG', 'ENOSPC', 'EINVAL', 'UNKNOWN'])(
    'is told as too large where it shows while writing, as %s',
    async (code) => {
      const dir = testFolder();
      const writing = (bytes: number) =>
        writeFlushed(
          untold(code),
          join(dir, `${bytes}`),
          pieces(bytes, () => {}),
        );
      expect(await writing(FAT_LARGEST)).toBe(FAT_LARGEST);
      const error = await writing(FAT_LARGEST + 1).catch((thrown: unknown) => thrown);
      expect(writeFailure(error, dir)).toEqual({ code: 'E_TOO_LARGE_FOR_DISK', params: { path: dir } });
    },
  );

  test('is not what any other failure is told as, nor a full disk elsewhere in a file', () => {
    expect(codeAtLimit('EIO', FAT_LARGEST, FAT_LARGEST + 1)).toBe('EIO');
    expect(codeAtLimit('ENOSPC', 0, FAT_LARGEST)).toBe('ENOSPC');
    expect(codeAtLimit('ENOSPC', FAT_LARGEST + 1, FAT_LARGEST + 2)).toBe('ENOSPC');
  });

  test('is none that anything but a backup writes: a bundle ends before', () => {
    expect(bundleLimits.file).toBeLessThan(FAT_LARGEST);
  });
});

test('a smaller file is written there, and a larger one to a medium of another kind is asked for its room alone', async () => {
  const path = join(testFolder(), '通报.docx');
  const small = { path, replica: 'A', size: 4, bytes: onePiece(Buffer.from('abcd')) };
  expect((await writeNewFile({ ...small, fs: fat32 })).ok).toBe(true);
  const full: BundleFs = {
    ...nodeFs,
    statfs: (async (of: string) => ({ ...(await statfs(of)), bavail: 1 })) as typeof statfs,
  };
  expect((await backupOf(FAT_LARGEST + 1, full)).result).toMatchObject({ error: { code: 'E_DISK_FULL' } });
});
