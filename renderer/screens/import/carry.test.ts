import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryReview } from './carry.ts';
import { accept, edit, emptyReview } from './review.ts';

const review = accept(
  edit(edit(emptyReview, 1, 'title', { title: '改过' }), 3, 'detail', { detail: '也改过' }),
  [{ ordinal: 2, field: 'units', messages: [], kinds: [] }],
);

describe('What was done to rows, when the document is read otherwise', () => {
  test('the same reading keeps everything as it is', () => {
    expect(carryReview(review, ['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(review);
  });

  test('rows that moved take it with them; what was done to a row that is gone is gone', () => {
    const carried = carryReview(review, ['a', 'b', 'c'], ['x', 'c', 'a']);
    expect([...carried.edits]).toEqual([
      [3, { title: '改过' }],
      [2, { detail: '也改过' }],
    ]);
    expect([...carried.settled].sort()).toEqual(['2.detail', '3.title']);
  });

  test('equal rows are taken in their order', () => {
    const carried = carryReview(review, ['a', 'a', 'a'], ['b', 'a', 'a']);
    expect([...carried.edits]).toEqual([[2, { title: '改过' }]]);
    expect([...carried.settled].sort()).toEqual(['2.title', '3.units']);
  });

  test('there and back again loses nothing of rows that both readings have', () => {
    const rows = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 3 });
    fc.assert(
      fc.property(rows, (other) => {
        const here = ['a', 'b', 'c'];
        const back = carryReview(carryReview(review, here, other), other, here);
        const found: readonly string[] = other;
        const kept = [...review.edits].filter(([ordinal]) => found.includes(here[ordinal - 1] ?? ''));
        expect([...back.edits].sort()).toEqual(kept.sort());
      }),
    );
  });
});
