import { expect, test } from 'vitest';
import { dictionaries } from '../words/words.ts';
import { allActions } from './all.ts';
import { findCollisions, findDuplicates } from './registry.ts';

test('no two actions answer the same key on the same screen', () => {
  expect(findCollisions(allActions)).toEqual([]);
});

test('every action is registered once', () => {
  expect(findDuplicates(allActions)).toEqual([]);
});

test('every action has a name in both languages', () => {
  const nameless = allActions.filter(({ label }) =>
    [dictionaries.zh, dictionaries.en].some((words) => label(words).trim() === ''),
  );
  expect(nameless.map(({ id }) => id)).toEqual([]);
});
