import { expect, test } from 'vitest';
import { HEAVY_EVIDENCE, weigh } from './weight.ts';

const file = (name: string, bytes: number) => ({ name, bytes });

test('up to 200 MB nothing is said, a byte above it the largest files are named', () => {
  expect(weigh([])).toEqual({ files: 0, bytes: 0, largest: [] });
  const half = HEAVY_EVIDENCE / 2;
  expect(weigh([file('甲', half), file('乙', half)])).toEqual({
    files: 2,
    bytes: HEAVY_EVIDENCE,
    largest: [],
  });
  const many = Array.from({ length: 9 }, (_, index) => file(`${index}`, index));
  const heavy = weigh([file('甲', half), ...many, file('乙', half + 1)]);
  expect(heavy.largest.map(({ name }) => name)).toEqual(['乙', '甲', '8', '7', '6']);
});
