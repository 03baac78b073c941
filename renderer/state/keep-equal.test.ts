import { expect, test } from 'vitest';
import { keepEqual } from './keep-equal.ts';

const session = (change: object = {}) => ({ unit: { id: '1', aliases: ['济职'] }, lastBackup: 5, ...change });

test('what says the same stays the same object, whole or in part', () => {
  const old = session();
  expect(keepEqual(old, session())).toBe(old);
  const next = keepEqual(old, session({ lastBackup: 6 }));
  expect(next).toEqual(session({ lastBackup: 6 }));
  expect(next.unit).toBe(old.unit);
});

test('what is new, gone or deeper down different is taken over', () => {
  const old = session();
  expect(keepEqual(null, old)).toBe(old);
  const renamed = keepEqual(old, session({ unit: { id: '1', aliases: [] } }));
  expect(renamed.unit.aliases).toEqual([]);
  expect(keepEqual<object>(session({ error: 'x' }), old)).toEqual(old);
  expect(keepEqual<object>(old, session({ error: 'x' }))).toEqual(session({ error: 'x' }));
});
