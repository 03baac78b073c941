import { expect, test } from 'vitest';
import { columnNames, columnWidths } from './column-widths.ts';

const sum = (widths: ReadonlyMap<string, number>) =>
  [...widths.values()].reduce((total, width) => total + width, 0);

test('the columns fill the room and never more than it', () => {
  const widths = columnWidths(columnNames, 1600, 1);
  expect(sum(widths)).toBeLessThanOrEqual(1600);
  expect(sum(widths)).toBeGreaterThan(1590);
});

test('where the room is too small every column keeps its least width, scaled with the text', () => {
  const small = columnWidths(columnNames, 300, 1);
  const large = columnWidths(columnNames, 300, 2);
  expect(sum(small)).toBeGreaterThan(300);
  expect(large.get('title')).toBe((small.get('title') ?? 0) * 2);
});

test('all columns fit beside the menu at 1366 px, 责任人 included', () => {
  const menu = 177;
  const margins = 2 * 24;
  const borders = 2 * 1;
  const room = 1366 - menu - margins - borders;
  expect(sum(columnWidths(columnNames, room, 1))).toBeLessThanOrEqual(room);
});
