import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holderOn, type PersonChange, posts } from './people.ts';

const change = (from: string, to: string, on: string): PersonChange => ({
  posts: ['filler'],
  from,
  to,
  on,
  witness: null,
  by: null,
  at: 0,
});

test('the successor holds from the day on, and not before', () => {
  const changes = [change('张三', '李四', '2027-01-15')];
  expect(holderOn(changes, 'filler', '张三', '2027-01-14')).toBe('张三');
  expect(holderOn(changes, 'filler', '张三', '2027-01-15')).toBe('李四');
  expect(holderOn(changes, 'leader', '张三', '2027-02-01')).toBe('张三');
});

test('a chain is followed, and one who comes back holds again', () => {
  const changes = [
    change('张三', '李四', '2027-01-15'),
    change('李四', '王五', '2027-03-01'),
    change('王五', '张三', '2027-06-01'),
  ];
  expect(holderOn(changes, 'filler', '张三', '2027-04-01')).toBe('王五');
  expect(holderOn(changes, 'filler', '张三', '2027-06-01')).toBe('张三');
  expect(holderOn(changes.toReversed(), 'filler', '张三', '2027-04-01')).toBe('王五');
});

test('whatever was recorded, somebody holds it, and it is one of those named', () => {
  const name = fc.constantFrom('甲', '乙', '丙');
  const any = fc.record({
    posts: fc.subarray([...posts], { minLength: 1 }),
    from: name,
    to: name,
    on: fc.constantFrom('2027-01-01', '2027-02-01', '2027-03-01'),
    witness: fc.constant(null),
    by: fc.constant(null),
    at: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), name, (changes, who) => {
      expect(['甲', '乙', '丙']).toContain(holderOn(changes, 'filler', who, '2027-02-15'));
      const before = holderOn(changes, 'filler', who, '2026-12-31');
      expect(before).toBe(who);
    }),
  );
});
