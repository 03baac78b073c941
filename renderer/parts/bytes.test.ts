import { expect, test } from 'vitest';
import { bytesText } from './bytes.ts';

test('a size is said in the largest unit it fills', () => {
  expect([0, 512, 1024, 3500, 12 * 1024 ** 2, 5 * 1024 ** 4].map(bytesText)).toEqual([
    '0 B',
    '512 B',
    '1.0 KB',
    '3.4 KB',
    '12 MB',
    '5120 GB',
  ]);
});
