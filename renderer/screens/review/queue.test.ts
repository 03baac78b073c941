import { expect, test } from 'vitest';
import { heldPlace, step } from './queue.ts';

const before = ['a', 'b', 'c', 'd'];

test('what was decided makes room for what stood after it', () => {
  expect(heldPlace(before, ['a', 'c', 'd'], 'b')).toBe('c');
  expect(heldPlace(before, ['a', 'd'], 'b')).toBe('d');
});

test('after the last one the eye stays at the end, and an empty desk holds no place', () => {
  expect(heldPlace(before, ['a', 'b', 'c'], 'd')).toBe('c');
  expect(heldPlace(before, [], 'd')).toBe(null);
});

test('an item that is still there keeps its place, whatever came before it', () => {
  expect(heldPlace(before, ['x', 'd', 'b'], 'b')).toBe('b');
  expect(heldPlace([], ['x', 'y'], null)).toBe('x');
});

test('walking stops at the ends', () => {
  expect(step(before, 'a', -1)).toBe('a');
  expect(step(before, 'd', 1)).toBe('d');
  expect(step(before, null, 1)).toBe('a');
});
