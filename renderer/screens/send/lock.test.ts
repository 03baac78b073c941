import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../../shared/model/views.ts';
import { lockArgs, lockFault, noLock, withoutCard } from './lock.ts';

const typed = (password: string, again: string) => ({ ...noLock, way: 'password', password, again }) as const;

describe('A lock', () => {
  test('is none until one is chosen', () => {
    expect(lockFault(noLock, 3)).toBeNull();
    expect(lockArgs({ ...noLock, cover: true })).toEqual({});
  });

  test('by a password waits until it was typed twice', () => {
    expect(lockFault(typed('', ''), 0)).toBe('empty');
    expect(lockFault(typed('台账', '台帐'), 0)).toBe('differs');
    expect(lockFault(typed('台账', '台账'), 3)).toBeNull();
    expect(lockArgs({ ...typed('台账', '台账'), cover: true })).toEqual({
      lock: { password: '台账' },
      coverBeside: true,
    });
  });

  test('to keys waits until every card is enrolled, and leaves the cover inside unless it is wanted outside', () => {
    expect(lockFault({ ...noLock, way: 'card' }, 1)).toBe('noCard');
    expect(lockFault({ ...noLock, way: 'card' }, 0)).toBeNull();
    expect(lockArgs({ ...noLock, way: 'card' })).toEqual({ lock: 'card' });
  });
});

test('only chosen units without a key stand in the way', () => {
  const unit = (id: string, keys: number): Recipient => ({
    unit: { id, name: id },
    direction: 'down',
    items: 1,
    keys,
    last: null,
    evidence: { files: 0, bytes: 0, largest: [] },
    wanted: [],
  });
  expect(withoutCard([unit('a', 0), unit('b', 1), unit('c', 0)], ['a', 'b']).map((r) => r.unit.id)).toEqual([
    'a',
  ]);
});
