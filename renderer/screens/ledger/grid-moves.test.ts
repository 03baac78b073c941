import { describe, expect, test } from 'vitest';
import {
  clearSelection,
  click,
  type GridPlace,
  keepShown,
  type Move,
  move,
  nowhere,
  selectAll,
  toggle,
} from './grid-moves.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const at = (active: string): GridPlace => ({ ...nowhere, active, anchor: active });
const walk = (place: GridPlace, to: Move) => move(keys, place, to, { extend: false, page: 3 }).active;
const marked = (place: GridPlace) => [...place.selected];

describe('walking', () => {
  test('arrows, pages and ends stay within the rows', () => {
    expect(walk(at('b'), 'down')).toBe('c');
    expect(walk(at('a'), 'up')).toBe('a');
    expect(walk(at('e'), 'down')).toBe('e');
    expect(walk(at('a'), 'pageDown')).toBe('d');
    expect(walk(at('b'), 'pageUp')).toBe('a');
    expect(walk(at('c'), 'home')).toBe('a');
    expect(walk(at('c'), 'end')).toBe('e');
  });

  test('from nowhere the first step is the first row', () => {
    expect(walk(nowhere, 'down')).toBe('a');
    expect(walk(nowhere, 'up')).toBe('a');
  });

  test('without rows nothing moves', () => {
    expect(move([], nowhere, 'down', { extend: false, page: 1 })).toBe(nowhere);
  });
});

describe('marking', () => {
  test('Shift marks from where it began, and gives back what is walked back over', () => {
    const extend = { extend: true, page: 1 };
    const two = move(keys, move(keys, at('b'), 'down', extend), 'down', extend);
    expect(marked(two)).toEqual(['b', 'c', 'd']);
    expect(marked(move(keys, two, 'up', extend))).toEqual(['b', 'c']);
  });

  test('Ctrl click marks one more or one less, Shift click everything in between', () => {
    const one = click(keys, at('a'), 'c', { ctrl: true, shift: false });
    expect(marked(one)).toEqual(['c']);
    expect(marked(click(keys, one, 'c', { ctrl: true, shift: false }))).toEqual([]);
    expect(marked(click(keys, at('d'), 'b', { ctrl: false, shift: true }))).toEqual(['b', 'c', 'd']);
  });

  test('a click alone goes there and leaves the marks', () => {
    const place = click(keys, toggle(nowhere, 'a'), 'd', { ctrl: false, shift: false });
    expect(place.active).toBe('d');
    expect(marked(place)).toEqual(['a']);
  });

  test('all, and none', () => {
    expect(marked(selectAll(keys, nowhere))).toEqual(keys);
    expect(marked(clearSelection(selectAll(keys, at('b'))))).toEqual([]);
  });

  test('what is no longer shown is neither marked nor active', () => {
    const place = keepShown(['a', 'c'], { active: 'b', anchor: 'a', selected: new Set(['a', 'b']) });
    expect(place).toEqual({ active: null, anchor: 'a', selected: new Set(['a']) });
    expect(keepShown(keys, place)).toBe(place);
  });
});
