import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

test('names stand by pinyin, and numbers in them by their value', () => {
  const names = ['济南第10中学', '莱芜中学', '济南第2中学', '长清中学'];
  expect(names.toSorted(byName)).toEqual(['济南第2中学', '济南第10中学', '莱芜中学', '长清中学']);
});
