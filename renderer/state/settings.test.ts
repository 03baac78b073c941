import { expect, test } from 'vitest';
import { nextTextScale } from './settings.ts';

test('the text size moves by ten and stays within 100 and 200', () => {
  expect(nextTextScale(100, 1)).toBe(110);
  expect(nextTextScale(100, -1)).toBe(100);
  expect(nextTextScale(200, 1)).toBe(200);
  expect(nextTextScale(145, -1)).toBe(140);
});
