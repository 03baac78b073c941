import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitVariants } from './unit-variants.ts';

test.each([
  [
    [
      '区县政府',
      '区(县)政府',
      '各区（县）政府',
      '有关区县政府',
      '各区(县)政府',
      '各区县人民政府',
      '各县区政府',
    ],
  ],
  [['市发展改革委', '市发展和改革委员会', '市发改委']],
  [['市人力资源和社会保障局', '市人力资源社会保障局', '市人社局']],
  [['市财政局', '财政局']],
  [['各县（市、区）人民政府', '县市区政府']],
])('%j are proposed as one', (names) =>
  expect(unitVariants(names).map((group) => group.names.toSorted())).toEqual([names.toSorted()]),
);

test.each([
  [['市教育局', '市体育局', '县教育局', '区县政府', '市政府']],
  [['市委宣传部', '市委组织部', '各高校', '各中小学']],
])('%j are not', (names) => expect(unitVariants(names)).toEqual([]));

test('the most frequent spelling comes first', () =>
  expect(unitVariants(['区县政府', '各区县政府', '各区县政府'])).toEqual([
    { names: ['各区县政府', '区县政府'] },
  ]));

test('every name is in one group at most, whatever the order', () => {
  const name = fc.constantFrom(
    '区县政府',
    '各区（县）政府',
    '市教育局',
    '教育局',
    '市发改委',
    '市发展改革委',
    '县财政局',
    '财政局',
    '市财政局',
  );
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const grouped = unitVariants(names).flatMap((group) => group.names);
      expect(new Set(grouped).size).toBe(grouped.length);
      const sets = (all: readonly string[]) =>
        unitVariants(all)
          .map((group) => group.names.toSorted().join())
          .toSorted();
      if (!names.includes('县财政局')) expect(sets(names.toReversed())).toEqual(sets(names));
    }),
  );
});
