import { expect, test } from 'vitest';
import { dictionaries } from '../../words/words.ts';
import type { Speech } from './change-text.ts';
import { essence } from './telling.ts';

const speech: Speech = { words: dictionaries.zh, unitNames: new Map() };
const change = (field: string, fresh: unknown) => ({ field, old: null, new: fresh });

test('what is wholly new is said on one line, in the order in which its kind is read', () => {
  const changes = [change('text', '已完成'), change('percent', 40), change('period', '2026-11')];
  expect(essence('report', changes, speech)).toBe('2026-11　已完成');
});

test('a kind that this version does not know says nothing, whatever it is called', () => {
  for (const kind of ['laterKind', 'constructor', 'toString'])
    expect(essence(kind, [change('text', 'x')], speech)).toBe('');
});
