import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { findCollisions, findDuplicates } from './registry.ts';

const action = (id: string, keys: readonly string[], screen?: Action['screen']): Action => ({
  id,
  keys,
  ...(screen === undefined ? {} : { screen }),
  label: () => id,
  enabled: () => true,
  perform: () => undefined,
});

test('the same key on one screen, or on one and everywhere, is a collision', () => {
  const found = findCollisions([
    action('a', ['mod+d'], 'ledger'),
    action('b', ['mod+D'], 'ledger'),
    action('c', ['?']),
    action('d', ['？'], 'units'),
  ]);
  expect(found.map(({ actions }) => actions)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('the same key on two screens is none', () => {
  expect(findCollisions([action('a', ['j'], 'ledger'), action('b', ['j'], 'import')])).toEqual([]);
});

test('an id given twice is reported', () => {
  expect(findDuplicates([action('a', []), action('b', []), action('a', [])])).toEqual(['a']);
});
