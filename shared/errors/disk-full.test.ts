import { expect, test } from 'vitest';
import { describeFailure } from '../errors.ts';
import { diskFull } from './disk-full.ts';

const MIB = 1024 * 1024;
const told = (disk: Partial<Parameters<typeof diskFull>[0]>, language: 'zh' | 'en' = 'zh') =>
  describeFailure(diskFull({ side: 'chosen', path: 'E:\\上报', need: null, free: null, ...disk }), language);

test('A full stick is named with what it lacks, and another one is the way on', () => {
  expect(told({ need: 1.5 * 1024 * MIB, free: 300 * MIB })).toEqual({
    code: 'E_DISK_FULL',
    message: '“E:\\上报”所在的 U 盘或磁盘空间不足（约需 1.5 GB，只剩 300 MB），没有写成。',
    hint: '原有内容完好。请删去这个盘上不用的文件，或换一个空间够的 U 盘或文件夹再试。',
  });
  expect(told({ need: 1.5 * 1024 * MIB, free: 300 * MIB }, 'en').message).toBe(
    'There is not enough space on the stick or disk of “E:\\上报” (about 1.5 GB needed, 300 MB free); nothing was written.',
  );
});

test("The disk of the PC's own data is told as that, and its own data are not what is to be deleted", () => {
  const own = { side: 'own', path: 'C:\\taizhang', free: 0 } as const;
  expect(told(own)).toMatchObject({
    message: '本机存放台账数据的磁盘（“C:\\taizhang”）空间不足（只剩 0 KB），没有写成。',
    hint: expect.stringContaining('存放台账数据的文件夹里的文件不要删'),
  });
  expect(told(own).hint).not.toContain('换一个');
  expect(told(own, 'en')).toMatchObject({
    message: expect.stringContaining(
      'the disk of this PC that holds its own data (“C:\\taizhang”) (0 KB free);',
    ),
    hint: expect.stringContaining('delete nothing in the folder of its own data'),
  });
});

test('What is needed and what is free never read alike, however near they are', () => {
  for (const [need, free] of [
    [1025, 1024],
    [5 * MIB + 1, 5 * MIB],
    [7.25 * 1024 * MIB, 7.25 * 1024 * MIB - 1],
    [1024 * MIB, 1024 * MIB - 1],
  ] as const) {
    const figures = /约需 (.+)，只剩 (.+)）/.exec(told({ need, free }).message);
    expect(figures?.[1]).toBeDefined();
    expect(figures?.[1]).not.toBe(figures?.[2]);
  }
});

test('A figure that does not explain why nothing was taken is not told', () => {
  expect(told({ free: 80 * 1024 * MIB }).message).toBe('“E:\\上报”所在的 U 盘或磁盘空间不足，没有写成。');
  expect(told({ need: 3 * MIB, free: 80 * MIB }).message).toContain('（只剩 80 MB），没有写成');
  expect(told({}, 'en').message).toBe(
    'There is not enough space on the stick or disk of “E:\\上报”; nothing was written.',
  );
});
