import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../services/test-stores.ts';
import { type BundleFs, nodeFs } from './bundle-fs.ts';
import { onePiece } from './write-flushed.ts';
import { writeNewFile } from './write-new-file.ts';

const text = Buffer.from('通报正文');
const written = (path: string, change: Partial<Parameters<typeof writeNewFile>[0]> = {}) =>
  writeNewFile({ path, size: text.length, bytes: onePiece(text), replica: 'A', ...change });

/** A medium with so many bytes left, and what is opened on it. */
function mediumWith(bytes: number): { readonly fs: BundleFs; readonly opened: unknown[] } {
  const opened: unknown[] = [];
  const fs: BundleFs = {
    ...nodeFs,
    statfs: (async (path: string) => ({ ...(await statfs(path)), bsize: 1, bavail: bytes })) as typeof statfs,
    open: (...args) => {
      opened.push(args[0]);
      return open(...args);
    },
  };
  return { fs, opened };
}

test('the room is looked at before the first byte, for what is really to be written', async () => {
  const dir = testFolder();
  const path = join(dir, '通报.docx');
  const small = mediumWith(text.length - 1);
  expect(await written(path, { fs: small.fs })).toMatchObject({
    ok: false,
    error: {
      code: 'E_DISK_FULL',
      params: { where: { zh: `“${dir}”所在的 U 盘或磁盘` }, room: { zh: expect.anything() } },
    },
  });
  expect(small.opened).toEqual([]);
  expect(readdirSync(dir)).toEqual([]);
  expect(await written(path, { fs: mediumWith(text.length).fs })).toEqual({
    ok: true,
    value: { path, bytes: text.length },
  });
});

test('a name that is taken gets a number, and what lies there stays; where it is to be replaced it is', async () => {
  const dir = testFolder();
  const path = join(dir, '通报.docx');
  writeFileSync(path, '先前的');
  expect(await written(path)).toMatchObject({ ok: true, value: { path: join(dir, '通报（2）.docx') } });
  expect(readFileSync(path, 'utf8')).toBe('先前的');
  expect(await written(path, { replace: true })).toMatchObject({ ok: true, value: { path } });
  expect(readFileSync(path, 'utf8')).toBe('通报正文');
  expect(readdirSync(dir)).toHaveLength(2);
});

test('what whoever gets it would refuse is not named, and leaves nothing', async () => {
  const dir = testFolder();
  const verify = async () =>
    ({ ok: false, error: { code: 'E_NOT_A_BACKUP', params: { file: '备份' } } }) as const;
  expect(await written(join(dir, '备份.tzbak'), { verify })).toMatchObject({
    ok: false,
    error: { code: 'E_NOT_A_BACKUP' },
  });
  expect(readdirSync(dir)).toEqual([]);
});
