import { expect, test } from 'vitest';
import { walk } from './walk.ts';

const room = { count: 10, page: 4 };

test('keys walk the rows and stop at both ends', () => {
  expect(
    ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => walk(key, 5, room)),
  ).toEqual([6, 4, 9, 1, 0, 9]);
  expect(walk('ArrowUp', 0, room)).toBe(0);
  expect(walk('ArrowDown', 9, room)).toBe(9);
});

test('before the first step no row is current: down and page down begin', () => {
  expect(walk('ArrowDown', -1, room)).toBe(0);
  expect(walk('PageDown', -1, room)).toBe(3);
});

test('other keys and empty lists move nowhere', () => {
  expect(walk('Enter', 3, room)).toBeNull();
  expect(walk('toString', 3, room)).toBeNull();
  expect(walk('End', 0, { count: 0, page: 4 })).toBeNull();
});
