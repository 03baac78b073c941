import { expect, test } from 'vitest';
import { targetText } from './target-text.ts';

const target = { value: null, min: null, max: null, unit: null };

test('a target is written in signs with its unit', () => {
  expect(targetText({ ...target, comparator: '>=', value: 20, unit: '个' })).toBe('≥ 20个');
  expect(targetText({ ...target, comparator: '=', value: 23.1, unit: '万人' })).toBe('23.1万人');
  expect(targetText({ ...target, comparator: 'range', min: 2, max: 3, unit: '名' })).toBe('2—3名');
  expect(targetText({ ...target, comparator: 'ratio', min: 49, max: 51 })).toBe('49：51');
  expect(targetText({ ...target, comparator: '~' })).toBe('—');
});
