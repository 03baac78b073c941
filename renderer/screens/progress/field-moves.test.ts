import { expect, test } from 'vitest';
import { nextField } from './field-moves.ts';

const rows = [
  ['text', 'problems', 'next', 'actual:1', 'percent'],
  ['noChange', 'problems', 'next', 'percent'],
  [],
  ['reason', 'text', 'problems', 'next', 'actual:8', 'actual:9', 'percent'],
];

test('Enter leads to the same field of the next row', () => {
  expect(nextField(rows, { row: 0, field: 'problems' }, 1)).toEqual({ row: 1, field: 'problems' });
  expect(nextField(rows, { row: 3, field: 'next' }, -1)).toEqual({ row: 1, field: 'next' });
});

test('a row that has no such field is passed over', () => {
  expect(nextField(rows, { row: 1, field: 'percent' }, 1)).toEqual({ row: 3, field: 'percent' });
  expect(nextField(rows, { row: 0, field: 'actual:1' }, 1)).toEqual({ row: 3, field: 'actual:8' });
});

test('where a row says 本期无进展 its reason stands for the text', () => {
  expect(nextField(rows, { row: 0, field: 'text' }, 1)).toEqual({ row: 1, field: 'noChange' });
  expect(nextField(rows, { row: 1, field: 'noChange' }, 1)).toEqual({ row: 3, field: 'text' });
});

test('at the end of the sheet there is nowhere to go', () => {
  expect(nextField(rows, { row: 3, field: 'text' }, 1)).toBeNull();
});
